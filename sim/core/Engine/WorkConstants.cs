using System.Globalization;
using HwSim.Core.Graph;
using HwSim.Core.Machine;

namespace HwSim.Core.Engine;

/// <summary>The counts of simple operations that a workload's vector work rests on, each once.</summary>
internal static class WorkConstants
{
    private const string Definition = "counted from the operator's definition";

    public static IEnumerable<ConstantUse> Of(WorkloadGraph graph) => graph.Operations
        .OfType<VectorOperation>()
        .Where(v => v.OperationsPerElement > 0)
        .Select(v => (Name: v.SourceType.Length > 0 ? v.SourceType : OperationResults.Name(v.Kind), v.OperationsPerElement, v.WorkSource, v.WorkTrust))
        .Distinct()
        .OrderBy(v => v.Name, StringComparer.Ordinal).ThenBy(v => v.OperationsPerElement)
        .Select(v => new ConstantUse(
            $"vector work of {v.Name}", string.Create(CultureInfo.InvariantCulture, $"{v.OperationsPerElement:0.###} {(v.OperationsPerElement == 1 ? "operation" : "operations")} a value"), v.WorkSource.Length > 0 ? v.WorkSource : Definition, v.WorkTrust));
}
