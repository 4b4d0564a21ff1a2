using System.Collections.Immutable;
using HwSim.Accelerators.Systolic;
using HwSim.Core.Engine;
using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Units;

namespace HwSim.Tests.Unit;

public class GraphWalkTests
{
    [Fact]
    public void Cycles_beyond_64_bits_are_a_reason_and_no_exception()
    {
        SystolicSpec spec = new()
        {
            Name = "one",
            Description = "",
            Clock = new Hertz(1e9),
            Array = new ArrayShape(1, 1, OverlapsFolds: false),
            Dataflow = null,
            PacksGroups = false,
            LargestSparseGroup = 1,
            Widths = new OperandWidths(8, 8, 8, 32, NumberKind.Integer),
            Scratchpads = new ScratchpadSpec(new Bytes(1 << 20), new Bytes(1 << 20), new Bytes(1 << 20), DoubleBuffered: true),
            KeepsOfmaps = false,
            Bandwidth = null,
            DramType = "",
            VectorLanes = 1,
            Technology = null,
        };
        VectorOperation large = new() { Name = "large", VectorKind = OperationKind.Elementwise, Elements = 1L << 40, OperationsPerElement = 1 << 20, Inputs = [], Outputs = [] };
        WorkloadGraph graph = new("many", [.. Enumerable.Range(0, 12).Select(i => large with { Name = $"large {i}" })], []);

        ImmutableArray<ExecutedOperation> executed = GraphWalk.Run(graph, new SystolicArray(spec, null, null, [], []), Fidelity.Analytic, null);

        Assert.Equal(7, executed.Count(e => e.Plan.IsFeasible));
        Assert.Contains("64 bits", executed[^1].Plan.Reason, StringComparison.Ordinal);
    }
}
