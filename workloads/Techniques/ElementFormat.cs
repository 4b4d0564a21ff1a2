using System.Globalization;
using HwSim.Core.Config;
using HwSim.Core.Graph;

namespace HwSim.Workloads.Techniques;

/// <summary>
/// Another number format: of the weights of products, of what operations pass on, of the key-value cache. Token numbers,
/// norms, biases and embedding tables keep theirs.
/// </summary>
internal sealed class ElementFormat(TensorFormat? weights, TensorFormat? activations, TensorFormat? cache, OperationFilter layers) : ITechnique
{
    public static readonly TechniqueInfo Info = new(
        "format", "format(weights=int4, activations=int8, cache=int8, layers=all|conv|depthwise|gemm|NAME*)", "stores weights, activations or the key-value cache in another number format", Read);

    public WorkloadGraph Apply(WorkloadGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        HashSet<Tensor> tables = FilterRewrite.LookedUp(graph);
        Operation[] taken = [.. graph.Operations.Where(layers.Takes)];
        HashSet<Tensor> filters = [.. taken.Select(FilterRewrite.Of).OfType<Tensor>().Where(f => !tables.Contains(f))];
        HashSet<Tensor> others = [.. taken.SelectMany(o => o.Inputs.Concat(o.Outputs))];
        HashSet<Tensor> optimizer = [.. graph.Operations.Where(o => o.Kind == OperationKind.OptimizerStep).SelectMany(o => o.Inputs.Concat(o.Outputs))];
        int changed = 0;
        TensorFormat Of(Tensor tensor)
        {
            TensorFormat? wanted = tensor.Role switch
            {
                TensorRole.Weight when filters.Contains(tensor) => weights,
                TensorRole.Activation or TensorRole.Input when others.Contains(tensor) && tensor.Format != TensorFormat.Int64 => activations,
                TensorRole.State when others.Contains(tensor) && !optimizer.Contains(tensor) => cache,
                _ => null,
            };
            changed += wanted is null || wanted.Name == tensor.Format.Name ? 0 : 1;
            return wanted is null ? tensor.Format : wanted with { Sparsity = tensor.Format.Sparsity };
        }

        WorkloadGraph result = new TensorRewrite(Of).Apply(graph);
        string message = string.Create(CultureInfo.InvariantCulture, $"format: {changed} tensors are stored otherwise ({string.Join(", ", Named())}).");
        return result with { Findings = result.Findings.Add(new Finding("technique-format", changed == 0 ? FindingLevel.Warning : FindingLevel.Note, message)) };
    }

    private IEnumerable<string> Named()
    {
        (string What, TensorFormat? Format)[] all = [("weights", weights), ("activations", activations), ("cache", cache)];
        return all.Where(f => f.Format is not null).Select(f => $"{f.What} {f.Format}");
    }

    private static ElementFormat? Read(TechniqueArguments arguments)
    {
        int before = arguments.Problems.Count;
        OperationFilter filter = OperationFilter.Read(arguments);
        bool weights = arguments.TryGet("weights", FormatType.Named, out TensorFormat? w);
        bool activations = arguments.TryGet("activations", FormatType.Named, out TensorFormat? a);
        bool cache = arguments.TryGet("cache", FormatType.Named, out TensorFormat? c);
        if (!weights && !activations && !cache && arguments.Problems.Count == before)
        {
            arguments.Reject("says no format", Info.Usage);
        }

        return new ElementFormat(w, a, c, filter);
    }
}
