using System.Collections.Immutable;

namespace HwSim.Core.Graph;

/// <summary>One node of a workload: what is computed, on which tensors, how often.</summary>
public abstract record Operation
{
    /// <summary>Unique within its graph, as the source file calls it.</summary>
    public required string Name { get; init; }

    /// <summary>What it reads, in operator order: for products the streamed operand (ifmap) first, the filter second.</summary>
    public required ImmutableArray<Tensor> Inputs { get; init; }

    /// <summary>What it writes.</summary>
    public required ImmutableArray<Tensor> Outputs { get; init; }

    /// <summary>The operator's name in its source, such as <c>Conv</c> or <c>q_proj</c>; for reading only.</summary>
    public string SourceType { get; init; } = "";

    /// <summary>
    /// Element-wise work on the results as they leave the product, in order; what it reads beside them stands at the end of
    /// <see cref="Inputs"/>, and <see cref="Outputs"/> is the last one's. Filled in for machines that fuse, empty in workload files.
    /// </summary>
    public ImmutableArray<VectorOperation> Epilogue { get; init; } = [];

    /// <summary>
    /// What runs right before it, and before that, as far back as machines look; filled in for machines that load operands meanwhile, null in
    /// workload files and for the first.
    /// </summary>
    public Operation? Before { get; init; }

    /// <summary>How often the identical operation is repeated, one after the other, on other data.</summary>
    public long Repeat { get; init; } = 1;

    public abstract OperationKind Kind { get; }

    /// <summary>Multiply-accumulates of all repetitions.</summary>
    public abstract long Macs { get; }

    /// <summary>The matrix products that it lowers to; null for what is not a product.</summary>
    public abstract GemmShape? Lowered { get; }
}
