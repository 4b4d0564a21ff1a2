using System.Collections.Immutable;
using HwSim.Core.Graph;
using HwSim.Workloads.Building;

namespace HwSim.Workloads.Transformers;

/// <summary>
/// The operations of one attention: projections, positions, cache, scores, softmax, weighted sum, output projection.
/// </summary>
/// <remarks>
/// Vaswani et al. 2017, section 3.2; grouped queries: Ainslie et al. 2023. The scores of all pairs are computed and the
/// causal mask is applied in the softmax, whose one pass over the scores also scales them; with a window of W tokens a
/// query has min(keys, W) scores.
/// </remarks>
/// <param name="graph">Takes the operations.</param>
/// <param name="hidden">Width of the residual stream.</param>
internal sealed class AttentionBuilder(GraphBuilder graph, long hidden)
{
    /// <summary>Attention of tokens to those of their own sequence.</summary>
    /// <param name="relativeBias">The stack's biases by distance, where it has them.</param>
    public Tensor Self(string name, Attention a, TokenSpan span, Tensor x, Tensor? relativeBias)
    {
        ImmutableArray<long> queryShape = [span.Batch, span.Queries, a.Heads, a.HeadSize];
        ImmutableArray<long> keyShape = [span.Batch, span.Queries, a.KeyValueHeads, a.HeadSize];
        (Tensor q, Tensor k, Tensor v) = a.Fused ? Fused(name, a, span, x, queryShape, keyShape) : Separate(name, a, span, x, queryShape, keyShape);
        if (a.NormalizedHeads)
        {
            q = graph.Norm($"{name}.q_norm", q, NormKind.RootMeanSquare, a.HeadSize);
            k = graph.Norm($"{name}.k_norm", k, NormKind.RootMeanSquare, a.HeadSize);
        }

        if (a.Position == PositionKind.Rotary)
        {
            (q, k) = Rotate(name, a, span, q, k);
        }

        long keys = Math.Min(span.Keys, a.Window ?? span.Keys);
        (k, v) = Cache(name, a, span, keys, k, v);
        return Attend(name, a, span, keys, q, k, v, relativeBias);
    }

    /// <summary>Attention of the decoder's tokens to the encoder's; keys and values are computed once and then read from the cache.</summary>
    /// <param name="memory">The encoder's output; null in a decode step.</param>
    /// <param name="memoryTokens">Tokens of each sequence in it.</param>
    public Tensor Cross(string name, Attention a, TokenSpan span, Tensor x, Tensor? memory, long memoryTokens)
    {
        long inner = checked(a.Heads * a.HeadSize), keyInner = checked(a.KeyValueHeads * a.HeadSize);
        Tensor q = graph.Linear($"{name}.q_proj", x, span.Rows, hidden, inner, a.InputBias, [span.Batch, span.Queries, a.Heads, a.HeadSize]);
        ImmutableArray<long> cacheShape = [span.Batch, a.KeyValueHeads, memoryTokens, a.HeadSize];
        Tensor k, v;
        if (memory is null)
        {
            k = graph.State($"{name}.key_cache", cacheShape);
            v = graph.State($"{name}.value_cache", cacheShape);
        }
        else
        {
            long rows = checked(span.Batch * memoryTokens);
            ImmutableArray<long> shape = [span.Batch, memoryTokens, a.KeyValueHeads, a.HeadSize];
            k = graph.Linear($"{name}.k_proj", memory, rows, hidden, keyInner, a.InputBias, shape);
            v = graph.Linear($"{name}.v_proj", memory, rows, hidden, keyInner, a.InputBias, shape);
            if (span.Cache == CacheUse.Fill)
            {
                Store(name, k, v, graph.State($"{name}.key_cache", cacheShape), graph.State($"{name}.value_cache", cacheShape));
            }
        }

        return Attend(name, a, span, memoryTokens, q, k, v, relativeBias: null);
    }

    private (Tensor Q, Tensor K, Tensor V) Fused(string name, Attention a, TokenSpan span, Tensor x, ImmutableArray<long> queryShape, ImmutableArray<long> keyShape)
    {
        string product = $"{name}.qkv_proj";
        long width = checked((a.Heads + (2 * a.KeyValueHeads)) * a.HeadSize);
        ImmutableArray<Tensor> outputs = [graph.Activation($"{product}.q", queryShape), graph.Activation($"{product}.k", keyShape), graph.Activation($"{product}.v", keyShape)];
        graph.Linear(product, x, span.Rows, hidden, width, a.InputBias, graph.Weight($"{product}.weight", hidden, width), outputs);
        return (outputs[0], outputs[1], outputs[2]);
    }

    private (Tensor Q, Tensor K, Tensor V) Separate(string name, Attention a, TokenSpan span, Tensor x, ImmutableArray<long> queryShape, ImmutableArray<long> keyShape)
    {
        long inner = checked(a.Heads * a.HeadSize), keyInner = checked(a.KeyValueHeads * a.HeadSize);
        return (
            graph.Linear($"{name}.q_proj", x, span.Rows, hidden, inner, a.InputBias, queryShape),
            graph.Linear($"{name}.k_proj", x, span.Rows, hidden, keyInner, a.InputBias, keyShape),
            graph.Linear($"{name}.v_proj", x, span.Rows, hidden, keyInner, a.InputBias, keyShape));
    }

    private (Tensor Q, Tensor K) Rotate(string name, Attention a, TokenSpan span, Tensor q, Tensor k)
    {
        string rotary = $"{name}.rotary";
        ImmutableArray<Tensor> outputs = [graph.Activation($"{rotary}.q", q.Shape), graph.Activation($"{rotary}.k", k.Shape)];
        long elements = checked(span.Rows * (a.Heads + a.KeyValueHeads) * a.PositionSize);
        graph.Vector(rotary, "RotaryEmbedding", OperationKind.Elementwise, VectorWork.Rotary, Gradient.Vector(VectorWork.Rotary), [q, k], outputs, elements);
        return (outputs[0], outputs[1]);
    }

    private (Tensor K, Tensor V) Cache(string name, Attention a, TokenSpan span, long keys, Tensor k, Tensor v)
    {
        if (span.Cache == CacheUse.None)
        {
            return (k, v);
        }

        bool append = span.Cache == CacheUse.Append;
        string entry = append ? ".new" : "";
        ImmutableArray<long> written = [span.Batch, a.KeyValueHeads, append ? span.Queries : keys, a.HeadSize];
        Store(name, k, v, graph.State($"{name}.key_cache{entry}", written), graph.State($"{name}.value_cache{entry}", written));
        if (!append)
        {
            return (k, v);
        }

        ImmutableArray<long> whole = [span.Batch, a.KeyValueHeads, keys, a.HeadSize];
        return (graph.State($"{name}.key_cache", whole), graph.State($"{name}.value_cache", whole));
    }

    private void Store(string name, Tensor k, Tensor v, Tensor keyCache, Tensor valueCache) =>
        graph.Vector($"{name}.cache", "Cache", OperationKind.DataMovement, VectorWork.Movement, Gradient.None, [k, v], [keyCache, valueCache], checked(keyCache.Elements + valueCache.Elements));

    private Tensor Attend(string name, Attention a, TokenSpan span, long keys, Tensor q, Tensor k, Tensor v, Tensor? relativeBias)
    {
        long products = checked(span.Batch * a.Heads), sharing = a.Heads / a.KeyValueHeads;
        Tensor scores = graph.Activation($"{name}.scores.output", span.Batch, a.Heads, span.Queries, keys);
        graph.Add(
            new Gemm { Name = $"{name}.scores", SourceType = "MatMul", Inputs = [q, k], Outputs = [scores], M = span.Queries, N = keys, K = a.HeadSize, Batch = products, ProductsPerFilter = sharing },
            Gradient.Products);
        scores = Biased(name, a, scores, relativeBias);
        Tensor shares = graph.Vector($"{name}.softmax", "Softmax", OperationKind.Softmax, VectorWork.Softmax, Gradient.Vector(VectorWork.SoftmaxGradient), [scores], scores.Shape);
        Tensor context = graph.Activation($"{name}.context.output", span.Batch, span.Queries, a.Heads, a.HeadSize);
        graph.Add(
            new Gemm { Name = $"{name}.context", SourceType = "MatMul", Inputs = [shares, v], Outputs = [context], M = span.Queries, N = a.HeadSize, K = keys, Batch = products, ProductsPerFilter = sharing },
            Gradient.Products);
        return graph.Linear($"{name}.out_proj", context, span.Rows, checked(a.Heads * a.HeadSize), hidden, a.OutputBias, [span.Batch, span.Queries, hidden]);
    }

    private Tensor Biased(string name, Attention a, Tensor scores, Tensor? relativeBias)
    {
        Tensor? bias = a.Position == PositionKind.LinearBias ? new Tensor($"{name}.slopes", [a.Heads], graph.Formats.Activations, TensorRole.Constant) : relativeBias;
        return bias is null
            ? scores
            : graph.Vector($"{name}.position_bias", "add", OperationKind.Elementwise, VectorWork.Elementwise, Gradient.PassThrough, [scores, bias], scores.Shape);
    }
}
