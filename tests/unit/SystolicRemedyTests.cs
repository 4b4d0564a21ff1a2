using HwSim.Accelerators;
using HwSim.Core.Config;
using HwSim.Core.Engine;
using HwSim.Core.Machine;
using HwSim.Core.Results;

namespace HwSim.Tests.Unit;

/// <summary>Advice names only what the machine does not do yet.</summary>
public class SystolicRemedyTests
{
    [Theory]
    [InlineData("fill-drain", "array.overlap_folds=true")]
    [InlineData("fill-drain", "array.pack_groups=true")]
    [InlineData("unused-pes", "array.pack_groups=true")]
    [InlineData("unused-pes", "array.dataflow=best")]
    public void What_is_set_already_is_not_advised(string code, string remedy)
    {
        Assert.Contains(remedy, Message(code), StringComparison.Ordinal);
        Assert.DoesNotContain(remedy, Message(code, remedy), StringComparison.Ordinal);
    }

    [Fact]
    public void Packing_is_not_advised_where_results_stay_in_the_elements() =>
        Assert.DoesNotContain("pack_groups", Message("unused-pes", "array.dataflow=output-stationary"), StringComparison.Ordinal);

    private static string Message(string code, params string[] overrides)
    {
        Diagnostics problems = [];
        MappingNode file = Machines.Resolve(Machines.Preset("systolic-128x128")!, overrides, problems)!;
        RunResult result = Simulation.Run(new RunRequest(Machines.Build(file, problems)!, file, Workloads.Preset("mobilenet-v2"), [], Fidelity.Event, "test", ""));
        return string.Concat(result.Findings.Where(f => f.Code == code).Select(f => f.Message));
    }
}
