using System.Globalization;
using HwSim.Core.Config;
using HwSim.Core.Graph;

namespace HwSim.Workloads.Techniques;

/// <summary>
/// N:M structured sparsity of weights: of every M consecutive values along the reduction at most N are kept.
/// </summary>
/// <remarks>
/// Mishra et al. 2021, Accelerating Sparse Deep Neural Networks, section 3. Only weights that are the second operand of a
/// product are pruned: attention's operands are computed, and a table that look-ups read row by row stays dense.
/// </remarks>
internal sealed class NmPruning(NmPattern pattern, OperationFilter layers, bool prunesEnds) : ITechnique
{
    public static readonly TechniqueInfo Info = new(
        "nm", "nm(N:M, layers=all|conv|depthwise|gemm|NAME*, ends=true|false)", "prunes the weights of products to N of every M values along the reduction", Read);

    public WorkloadGraph Apply(WorkloadGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        HashSet<Tensor> tables = FilterRewrite.LookedUp(graph);
        HashSet<Tensor> ends = Ends(graph);
        HashSet<Tensor> pruned = [.. graph.Operations.Where(layers.Takes).Select(FilterRewrite.Of).OfType<Tensor>().Where(f => !tables.Contains(f) && !ends.Contains(f))];
        int products = graph.Operations.Count(o => o.Lowered is not null);
        int changed = graph.Operations.Count(o => FilterRewrite.Of(o) is { } f && pruned.Contains(f));
        int shared = graph.Operations.Count(o => layers.Takes(o) && FilterRewrite.Of(o) is { } f && tables.Contains(f));
        string left = shared == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" {shared} with weights that serve as an embedding table too stay dense.");
        string message = string.Create(
            CultureInfo.InvariantCulture, $"nm({pattern}): the weights of {changed} of {products} products are pruned, {pruned.Sum(t => t.Elements)} of {graph.Parameters} parameters.{left}");
        WorkloadGraph result = new TensorRewrite(t => pruned.Contains(t) ? t.Format with { Sparsity = pattern } : t.Format).Apply(graph);
        return result with { Findings = result.Findings.Add(new Finding("technique-nm", changed == 0 ? FindingLevel.Warning : FindingLevel.Note, message)) };
    }

    /// <summary>The weights of the first and last product, where those are kept dense: accuracy suffers most there, and they are small.</summary>
    private HashSet<Tensor> Ends(WorkloadGraph graph)
    {
        Tensor[] filters = prunesEnds ? [] : [.. graph.Operations.Where(o => o is not Gemm { IsFilterTransposed: true }).Select(FilterRewrite.Of).OfType<Tensor>()];
        return filters.Length == 0 ? [] : [filters[0], filters[^1]];
    }

    private static NmPruning? Read(TechniqueArguments arguments)
    {
        OperationFilter filter = OperationFilter.Read(arguments);
        bool prunesEnds = !arguments.TryGet("ends", ConfigTypes.Flag, out bool ends) || ends;
        return arguments.TryTake("a sparsity, such as nm(2:4)", new SparsityType(), out NmPattern pattern) ? new NmPruning(pattern, filter, prunesEnds) : null;
    }
}
