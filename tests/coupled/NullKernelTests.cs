using HwSim.Core.Graph;
using HwSim.Core.Results;

namespace HwSim.Tests.Coupled;

/// <summary>A kernel that does nothing shows what launching takes.</summary>
public class NullKernelTests
{
    private const string NoList = "software=fused";

    private static WorkloadGraph Nothing { get; } = new("nothing", [new VectorOperation { Name = "null", VectorKind = OperationKind.DataMovement, Elements = 0, OperationsPerElement = 0, Inputs = [], Outputs = [] }], []);

    [Theory]
    [InlineData("gh200", 2771.6, 1171.2)]
    [InlineData("h100-pcie", 2374.6, 1235.2)]
    [InlineData("a100-sxm", 2260.5, 1440.0)]
    public void It_takes_what_was_measured(string preset, double launch, double duration)
    {
        LaunchProfile profile = CoupledMachines.Launches(preset, Nothing, NoList);
        Assert.Equal(1, profile.Kernels);
        Assert.Equal(launch * 1e-9, profile.Tklqt, 1e-15);
        Assert.Equal(duration * 1e-9, profile.AverageKernelSeconds, 1e-15);
    }

    [Fact]
    public void The_floor_of_TKLQT_is_higher_on_GH200_by_a_sixth()
    {
        double ratio = CoupledMachines.Launches("gh200", Nothing, NoList).Tklqt / CoupledMachines.Launches("h100-pcie", Nothing, NoList).Tklqt;
        Assert.Equal(1.167, ratio, 0.0005);
    }
}
