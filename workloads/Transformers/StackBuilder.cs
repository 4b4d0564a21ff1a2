using System.Globalization;
using HwSim.Core.Graph;
using HwSim.Workloads.Building;

namespace HwSim.Workloads.Transformers;

/// <summary>The operations of a stack of layers.</summary>
internal sealed class StackBuilder(GraphBuilder graph, Stack stack, TokenSpan span)
{
    private readonly AttentionBuilder attention = new(graph, stack.Hidden);
    private readonly FeedForwardBuilder feedForward = new(graph, stack.Hidden);

    /// <summary>Tokens of each sequence that cross-attention sees; 0 without an encoder.</summary>
    public long MemoryTokens { get; init; }

    /// <summary>The encoder's output; null without an encoder and in a decode step.</summary>
    public Tensor? Memory { get; init; }

    public Tensor Build(Tensor x)
    {
        Tensor? relativeBias = stack.Attention.Position == PositionKind.RelativeBias ? RelativeBias() : null;
        for (long i = 0; i < stack.Layers; i++)
        {
            x = Layer(string.Create(CultureInfo.InvariantCulture, $"{stack.Name}.{i}"), x, relativeBias);
        }

        return stack.FinalNorm ? Norm($"{stack.Name}.final_norm", x) : x;
    }

    private Tensor Layer(string name, Tensor x, Tensor? relativeBias)
    {
        if (stack.Order is BlockOrder.Parallel or BlockOrder.ParallelTwoNorms)
        {
            Tensor normed = Norm($"{name}.attention_norm", x);
            Tensor second = stack.Order == BlockOrder.ParallelTwoNorms ? Norm($"{name}.ffn_norm", x) : normed;
            Tensor attended = attention.Self($"{name}.attention", stack.Attention, span, normed, relativeBias);
            Tensor fed = feedForward.Build($"{name}.ffn", stack.FeedForward, span, second);
            return graph.Sum($"{name}.ffn.residual", x, graph.Sum($"{name}.attention.residual", attended, fed));
        }

        x = Residual(name, "attention", x, (part, input) => attention.Self(part, stack.Attention, span, input, relativeBias));
        if (stack.CrossAttention is { } cross)
        {
            x = Residual(name, "cross_attention", x, (part, input) => attention.Cross(part, cross, span, input, Memory, MemoryTokens));
        }

        return Residual(name, "ffn", x, (part, input) => feedForward.Build(part, stack.FeedForward, span, input));
    }

    private Tensor Residual(string layer, string part, Tensor x, Func<string, Tensor, Tensor> build)
    {
        string name = $"{layer}.{part}";
        return stack.Order == BlockOrder.PreNorm
            ? graph.Sum($"{name}.residual", x, build(name, Norm($"{name}_norm", x)))
            : Norm($"{name}_norm", graph.Sum($"{name}.residual", x, build(name, x)));
    }

    /// <summary>The biases of all pairs of tokens, one look-up for the whole stack.</summary>
    private Tensor RelativeBias()
    {
        Attention a = stack.Attention;
        string name = $"{stack.Name}.relative_bias";
        Tensor table = graph.Weight($"{name}.weight", a.PositionSize, a.Heads);
        return graph.LookUp(name, GraphBuilder.Indices($"{name}.buckets", span.Queries, span.Keys), table, [a.Heads, span.Queries, span.Keys]);
    }

    private Tensor Norm(string name, Tensor x) => graph.Norm(name, x, stack.Norm, stack.Hidden);
}
