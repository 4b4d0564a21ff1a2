namespace HwSim.Workloads.Onnx.Operators;

/// <summary>The extents of one attention.</summary>
/// <param name="Batch">Sequences.</param>
/// <param name="Heads">Query heads.</param>
/// <param name="KeyHeads">Key and value heads; fewer than query heads when groups of them share keys.</param>
/// <param name="Queries">Tokens that ask.</param>
/// <param name="Keys">Tokens that are asked, cached ones included.</param>
/// <param name="Depth">Length of a query and a key.</param>
/// <param name="ValueDepth">Length of a value.</param>
internal readonly record struct AttentionShape(long Batch, long Heads, long KeyHeads, long Queries, long Keys, long Depth, long ValueDepth);
