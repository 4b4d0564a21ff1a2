using FsCheck;
using FsCheck.Fluent;
using HwSim.Accelerators.Gpu;
using HwSim.Accelerators.Gpu.Constants;
using HwSim.Accelerators.Gpu.Kernels;
using HwSim.Accelerators.Gpu.Measured;
using HwSim.Core.Units;

namespace HwSim.Tests.Properties;

/// <summary>Physics that every GPU kernel model keeps, whatever the device, the shape and the constants of a left-out device.</summary>
public class GpuKernelProperties
{
    private const double Slack = 1 + 1e-12;

    private static readonly GpuSpec[] Devices = [.. GpuKernelModel.KnownDevices.Values.DistinctBy(d => d.Name).OrderBy(d => d.Name, StringComparer.Ordinal)];
    private static readonly GpuConstants Constants = ConstantsFile.Shipped.Global;
    private static readonly Conditions Cold = new(3e-6, 0, false, false);

    private static Gen<double> Extent => from scale in Gen.Choose(0, 14) from part in Gen.Choose(0, 999) select Math.Floor((1 + (part / 1000.0)) * Math.Pow(2, scale));

    private static Gen<Case> Cases =>
        from device in Gen.Elements(Devices)
        from math in Gen.Elements(Enum.GetValues<GpuMath>())
        from m in Extent
        from n in Extent
        from k in Extent
        from batch in Gen.Elements(1.0, 1.0, 3.0, 40.0)
        from isSparse in Gen.Elements(false, true)
        select new Case(device, math, batch, m, n, k, isSparse);

    [Fact]
    public void No_product_beats_the_roofline() => Property.Check(Cases.ToArbitrary(), c =>
    {
        GemmProblem problem = c.Problem;
        double macs = c.Batch * c.M * c.N * c.K * (problem.IsSparse ? 0.5 : 1);
        double compute = macs / c.Device.Rate(c.Math);
        double memory = (problem.BytesA + problem.BytesB + problem.BytesC) / c.Device.DramRate;
        Assert.True(c.Seconds(c.Device) >= Math.Max(compute, memory), $"{c}: {c.Seconds(c.Device)} s, roofline {compute} and {memory}");
    });

    [Fact]
    public void More_work_is_never_faster() => Property.Check(
        (from c in Cases from m in Gen.Choose(0, 300) from n in Gen.Choose(0, 300) from k in Gen.Choose(0, 300) select (Case: c, Larger: c with { M = c.M + m, N = c.N + n, K = c.K + k })).ToArbitrary(),
        p => Assert.True(p.Case.Seconds(p.Case.Device) <= p.Larger.Seconds(p.Case.Device) * Slack, $"{p.Case}: {p.Case.Seconds(p.Case.Device)} s, but {p.Larger}: {p.Larger.Seconds(p.Case.Device)} s"), 500);

    [Fact]
    public void A_better_device_is_never_slower() => Property.Check(
        (from c in Cases from factor in Gen.Choose(101, 300) from what in Gen.Choose(0, 3) select (Case: c, Better: Improved(c.Device, what, factor / 100.0), what)).ToArbitrary(),
        p => Assert.True(p.Case.Seconds(p.Better) <= p.Case.Seconds(p.Case.Device) * Slack, $"{p.Case}: {p.Case.Seconds(p.Case.Device)} s, but {p.Case.Seconds(p.Better)} s with more of {p.what}"), 500);

    [Fact]
    public void Skipping_zeros_never_does_more_than_twice_as_well() => Property.Check(Cases.Where(c => c.Device.HasSparseCores && c.Math != GpuMath.Fp32).ToArbitrary(), c =>
    {
        double dense = (c with { IsSparse = false }).Seconds(c.Device);
        Assert.True((c with { IsSparse = true }).Seconds(c.Device) * 2 >= dense * 0.5);
    });

    [Fact]
    public void Streams_keep_the_roofline_and_grow_with_their_size() => Property.Check(
        (from device in Gen.Elements(Devices) from kind in Gen.Elements(StreamKind.Elementwise, StreamKind.LayerNorm, StreamKind.RmsNorm, StreamKind.Rope, StreamKind.SiluMul) from rows in Extent from more in Gen.Choose(0, 500) from columns in Extent select (device, kind, rows, more, columns)).ToArbitrary(),
        p =>
        {
            StreamProblem Problem(double rows) => new(p.kind, rows, p.columns, 2, rows * p.columns * 2, rows * p.columns * 2);
            double small = StreamKernel.Time(p.device, Constants, Problem(p.rows), Cold).Seconds;
            Assert.True(small >= 2 * p.rows * p.columns * 2 / p.device.DramRate);
            Assert.True(small <= StreamKernel.Time(p.device, Constants, Problem(p.rows + p.more), Cold).Seconds * Slack);
        });

    [Fact]
    public void Predictions_do_not_depend_on_what_was_measured() => Property.Check(
        Gen.Elements(GpuKernelModel.KnownDevices.Keys.Order(StringComparer.Ordinal).ToArray()).ToArbitrary(),
        device =>
        {
            Core.Results.Measured.Measurement row = new(device, "gemm", "fp32", new Core.Results.Measured.KernelParameters { M = 512, N = 512, K = 512 }, 1, "s", "f", 2);
            Assert.Equal(GpuKernelModel.Shipped.Predict(row), GpuKernelModel.Shipped.Predict(row with { Microseconds = 1e6 }));
        });

    private static GpuSpec Improved(GpuSpec device, int what, double factor) => what switch
    {
        0 => device with { Bandwidth = new BytesPerSecond(device.DramRate * factor) },
        1 => device with { Multiprocessors = Math.Ceiling(device.Multiprocessors * factor) },
        2 => device with { Clock = new Hertz(device.Clock.Value * factor), MatrixClock = new Hertz(device.MatrixClock.Value * factor) },
        _ => device with { BoardPower = device.BoardPower is { } power ? new Watts(power.Value * factor) : null },
    };

    private sealed record Case(GpuSpec Device, GpuMath Math, double Batch, double M, double N, double K, bool IsSparse)
    {
        private double Bytes => Math switch { GpuMath.Fp32 => 4, GpuMath.Fp16 => 2, _ => 1 };

        public GemmProblem Problem
        {
            get
            {
                GemmProblem dense = GemmProblem.Dense(Batch, M, N, K, Math, Bytes, Bytes);
                bool skips = IsSparse && Device.HasSparseCores && Math != GpuMath.Fp32;
                return skips ? dense with { IsSparse = true, BytesB = dense.BytesB * 0.5625 } : dense;
            }
        }

        public double Seconds(GpuSpec device) => GemmKernel.Time(device, Constants, Problem, Cold).Seconds;
    }
}
