using System.Collections.Immutable;
using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Workloads.Building;

namespace HwSim.Workloads.Transformers;

/// <summary>The operations of one feed-forward network, or of one mixture of experts.</summary>
/// <param name="graph">Takes the operations.</param>
/// <param name="hidden">Width of the residual stream.</param>
internal sealed class FeedForwardBuilder(GraphBuilder graph, long hidden)
{
    public Tensor Build(string name, FeedForward f, TokenSpan span, Tensor x) => f.Experts is { } experts ? Mixture(name, f, experts, span, x) : Dense(name, f, span, x);

    private Tensor Dense(string name, FeedForward f, TokenSpan span, Tensor x)
    {
        ImmutableArray<long> inner = [span.Batch, span.Queries, f.Inner];
        Tensor middle;
        if (f.Gated)
        {
            Tensor gate = graph.Linear($"{name}.gate_proj", x, span.Rows, hidden, f.Inner, f.Bias, inner);
            Tensor up = graph.Linear($"{name}.up_proj", x, span.Rows, hidden, f.Inner, f.Bias, inner);
            middle = graph.Product($"{name}.gate", graph.Activate($"{name}.activation", gate, f.Activation), up);
        }
        else
        {
            Tensor up = graph.Linear($"{name}.up_proj", x, span.Rows, hidden, f.Inner, f.Bias, inner);
            middle = graph.Activate($"{name}.activation", up, f.Activation);
        }

        return graph.Linear($"{name}.down_proj", middle, span.Rows, f.Inner, hidden, f.Bias, [span.Batch, span.Queries, hidden]);
    }

    /// <remarks>Shazeer et al. 2017, section 2; Jiang et al. 2024, Mixtral, section 2.1: softmax over the router's scores, the k best experts, a weighted sum.</remarks>
    private Tensor Mixture(string name, FeedForward f, Experts experts, TokenSpan span, Tensor x)
    {
        ExpertLoad load = ExpertLoad.Of(experts, span.Rows);
        Tensor scores = graph.Linear($"{name}.router", x, span.Rows, hidden, experts.Count, bias: false, [span.Batch, span.Queries, experts.Count]);
        Tensor shares = graph.Vector($"{name}.router.softmax", "Softmax", OperationKind.Softmax, VectorWork.Softmax, Gradient.Vector(VectorWork.SoftmaxGradient), [scores], scores.Shape);
        Tensor chosen = graph.Activation($"{name}.router.weights", span.Batch, span.Queries, experts.PerToken);
        Sourced<double> passes = VectorWork.TopK with { Value = VectorWork.TopK.Value * experts.PerToken };
        graph.Vector($"{name}.router.top_k", "TopK", OperationKind.Reduction, passes, Gradient.Vector(VectorWork.Elementwise), [shares], [chosen], shares.Elements);

        Tensor rows = graph.Vector($"{name}.dispatch", "Gather", OperationKind.DataMovement, VectorWork.Movement, Gradient.Vector(VectorWork.Elementwise, OperationKind.Elementwise), [x], [load.Visits, hidden]);
        Tensor gate = graph.Weight($"{name}.experts.gate_proj.weight", experts.Count, hidden, f.Inner);
        Tensor up = graph.Weight($"{name}.experts.up_proj.weight", experts.Count, hidden, f.Inner);
        Tensor down = graph.Weight($"{name}.experts.down_proj.weight", experts.Count, f.Inner, hidden);
        ImmutableArray<Tensor>.Builder results = ImmutableArray.CreateBuilder<Tensor>();
        foreach ((long count, long tokens, string suffix) in load.Groups)
        {
            Tensor gated = Expert($"{name}.experts.gate_proj{suffix}", rows, gate, count, tokens, hidden, f.Inner);
            Tensor plain = Expert($"{name}.experts.up_proj{suffix}", rows, up, count, tokens, hidden, f.Inner);
            Tensor middle = graph.Product($"{name}.experts.gate{suffix}", graph.Activate($"{name}.experts.activation{suffix}", gated, f.Activation), plain);
            results.Add(Expert($"{name}.experts.down_proj{suffix}", middle, down, count, tokens, f.Inner, hidden));
        }

        Sourced<double> work = new(2, "scale by the router's weight, add", Trust.Derived);
        return graph.Vector($"{name}.combine", "ScatterAdd", OperationKind.Elementwise, work, Gradient.Vector(work), [.. results, chosen], x.Shape, checked(load.Visits * hidden));
    }

    private Tensor Expert(string name, Tensor x, Tensor weight, long experts, long tokens, long from, long to)
    {
        Tensor output = graph.Activation($"{name}.output", experts, tokens, to);
        graph.Add(new Gemm { Name = name, SourceType = "Linear", Inputs = [x, weight], Outputs = [output], M = tokens, N = to, K = from, Batch = experts }, Gradient.Products);
        return output;
    }
}
