using HwSim.Accelerators;
using HwSim.Accelerators.Cpu;
using HwSim.Accelerators.Cpu.Measured;
using HwSim.Core.Config;
using HwSim.Core.Engine.Validation;
using HwSim.Core.Results.Measured;
using HwSim.Core.Units;

namespace HwSim.Tests.Unit.Validation;

public class CpuCalibrationTests
{
    private const string Device = "emerald-rapids-2-vcpu-2t";

    private static readonly CpuSpec Known = CpuKernelModel.Shipped.SpecOf(Device)!;

    [Fact]
    public void Figures_of_a_processor_are_found_again_from_its_times()
    {
        CpuSpec truth = Known with { Boost = Known.Boost with { Value = 1.7 }, Bandwidth = new BytesPerSecond(25e9), Dispatch = Known.Dispatch with { Value = new Seconds(5e-6) } };
        Measurement[] rows = [.. Rows(CpuKernelModel.Shipped.With(truth with { MeasuredAs = ["truth"] }), "truth-2t")];

        CpuSpec found = CpuCalibration.Fit(Known, rows);

        Assert.Equal(1.7, found.Boost.Value, 0.05 * 1.7);
        Assert.Equal(25e9, found.Bandwidth!.Value.Value, 0.05 * 25e9);
        Assert.Equal(5e-6, found.Dispatch.Value.Value, 0.1 * 5e-6);
        Assert.Equal(Trust.Fitted, found.Boost.Trust);
        Assert.Contains($"fitted on {rows.Length} rows of truth-2t", found.Boost.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void A_calibrated_processor_is_a_machine_file()
    {
        Diagnostics problems = [];
        MappingNode? file = Machines.Resolve(new SourceText("calibrated.yaml", CpuText.Of(Known)), [], problems);

        CpuSpec read = Assert.IsType<CpuSpec>(Machines.Build(file!, problems)!.Spec);

        Assert.True(problems.IsEmpty);
        Assert.Equal(Known.Boost, read.Boost);
        Assert.Equal(Known.Library, read.Library);
        Assert.Equal(Known.L3, read.L3);
        Assert.Equal(Known.Dispatch.Value.Value, read.Dispatch.Value.Value, 1e-12);
        Assert.Equal(Known.Dispatch.Trust, read.Dispatch.Trust);
    }

    [Fact]
    public void At_most_so_many_rows_are_looked_at_of_each_kernel_its_part()
    {
        Measurement[] rows = [.. Rows(CpuKernelModel.Shipped, Device)];

        IReadOnlyList<Measurement> chosen = CalibrationRows.Of(rows, 20);

        Assert.InRange(chosen.Count, 10, 20);
        Assert.Equal(chosen.Count, chosen.Distinct().Count());
        Assert.Equal(chosen, CalibrationRows.Of([.. rows.Reverse()], 20));
    }

    [Theory]
    [InlineData(Device, 2)]
    [InlineData("emerald-rapids-2-vcpu-1t", 1)]
    [InlineData("emerald-rapids-2-vcpu", 2)]
    [InlineData("abacus-2t", 0)]
    public void The_name_of_a_device_says_its_threads(string device, double cores) => Assert.Equal(cores, CpuKernelModel.Shipped.SpecOf(device)?.Cores ?? 0);

    private static IEnumerable<Measurement> Rows(CpuKernelModel model, string device)
    {
        int line = 2;
        foreach (double size in (double[])[1, 8, 64, 256, 1024])
        {
            foreach (double k in (double[])[256, 1024, 4096])
            {
                Measurement gemm = new(device, "gemm", "fp32", new KernelParameters { M = size, N = 4 * k, K = k }, 1, "hwsim measure", "f.csv", line++);
                Measurement add = new(device, "elementwise", "fp32", new KernelParameters { Rows = size * 16, Cols = k, Op = "add" }, 1, "hwsim measure", "f.csv", line++);
                yield return gemm with { Microseconds = model.Predict(gemm).Seconds * 1e6 };
                yield return add with { Microseconds = model.Predict(add).Seconds * 1e6 };
            }
        }
    }
}
