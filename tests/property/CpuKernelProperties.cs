using FsCheck;
using FsCheck.Fluent;
using HwSim.Accelerators;
using HwSim.Accelerators.Cpu;
using HwSim.Accelerators.Cpu.Kernels;
using HwSim.Core.Config;
using HwSim.Core.Units;

namespace HwSim.Tests.Properties;

/// <summary>Physics that every CPU kernel model keeps, whatever the processor and the shape.</summary>
public class CpuKernelProperties
{
    private const double Slack = 1 + 1e-12;

    private static readonly CpuSpec[] Devices = [.. Machines.Presets.Select(Built).OfType<CpuSpec>()];

    private static Gen<double> Extent => from scale in Gen.Choose(0, 12) from part in Gen.Choose(0, 999) select Math.Floor((1 + (part / 1000.0)) * Math.Pow(2, scale));

    private static Gen<(CpuSpec Device, CpuProduct Product)> Products =>
        from device in Gen.Elements(Devices)
        from m in Extent
        from n in Extent
        from k in Extent
        from batch in Gen.Elements(1.0, 3.0, 40.0)
        from isInt8 in Gen.Elements(false, true)
        from isPacked in Gen.Elements(false, true)
        select (device, new CpuProduct(batch, m, n, k, isInt8) { IsPacked = isPacked });

    [Fact]
    public void No_product_beats_the_peak_or_the_innermost_cache() => Property.Check(Products.ToArbitrary(), c =>
    {
        CpuTime time = CpuGemmKernel.Time(c.Device, c.Product);
        double macs = c.Product.IsInt8 ? c.Device.Int8Macs : c.Device.Fp32Macs;
        double compute = c.Product.Macs / (macs * c.Device.Cores * c.Device.Speed);
        double memory = c.Product.Footprint / (c.Device.L2Rate.Value * c.Device.Clock.Value * c.Device.Cores);
        Assert.True(time.Seconds * Slack >= Math.Max(compute, memory), $"{c}: {time.Seconds} s, bounds {compute} and {memory}");
    });

    [Fact]
    public void Operands_that_no_cache_holds_come_at_the_rate_of_main_memory() => Property.Check(Products.ToArbitrary(), c =>
    {
        double kept = Math.Max(c.Device.L3.Value.Value, c.Device.L2.Value * c.Device.Cores);
        CpuProduct large = c.Product with { M = Math.Max(2, c.Product.M), Around = 2 * kept };
        Assert.True(CpuGemmKernel.Time(c.Device, large).Seconds * Slack >= large.Footprint / c.Device.DramRate);
    });

    [Fact]
    public void More_rows_or_a_longer_reduction_are_never_faster() => Property.Check(
        (from c in Products from m in Gen.Choose(0, 300) from k in Gen.Choose(0, 300) select (c.Device, Small: c.Product with { M = c.Product.M + 1 }, Large: new CpuProduct(c.Product.Batch, c.Product.M + 1 + m, c.Product.N, c.Product.K + k, c.Product.IsInt8) { IsPacked = c.Product.IsPacked })).ToArbitrary(),
        p => Assert.True(Serial(p.Device, p.Small) <= Serial(p.Device, p.Large) * Slack, $"{p}"), 500);

    [Fact]
    public void A_better_processor_is_never_slower() => Property.Check(
        (from c in Products from factor in Gen.Choose(101, 300) from what in Gen.Choose(0, 4) select (c.Device, c.Product, Better: Improved(c.Device, what, factor / 100.0), what)).ToArbitrary(),
        p => Assert.True(CpuGemmKernel.Time(p.Better, p.Product).Seconds <= CpuGemmKernel.Time(p.Device, p.Product).Seconds * Slack, $"{p.Product}: slower with more of {p.what}"), 500);

    [Fact]
    public void Streams_grow_with_their_size_and_cost_their_bytes() => Property.Check(
        (from device in Gen.Elements(Devices) from kind in Gen.Elements(Enum.GetValues<CpuKind>()) from values in Extent from more in Gen.Choose(0, 5000) select (Device: device with { Cores = 1 }, kind, values, more)).ToArbitrary(),
        p =>
        {
            double small = CpuStreamKernel.Time(p.Device, new CpuStream(p.kind, p.values, 1)).Seconds;
            Assert.True(small * Slack >= p.values * 8 / (p.Device.L2Rate.Value * p.Device.Clock.Value));
            Assert.True(small <= CpuStreamKernel.Time(p.Device, new CpuStream(p.kind, p.values + p.more, 1)).Seconds * Slack);
        });

    /// <summary>On one core, since sharing a product that is just large enough costs a fork.</summary>
    private static double Serial(CpuSpec device, CpuProduct product) => CpuGemmKernel.Time(device with { Cores = 1 }, product).Seconds;

    private static CpuSpec Improved(CpuSpec device, int what, double factor) => what switch
    {
        0 => device with { Bandwidth = new BytesPerSecond(device.DramRate * factor) },
        1 => device with { Boost = device.Boost with { Value = device.Boost.Value * factor } },
        2 => device with { L3 = device.L3 with { Value = new Bytes((long)(device.L3.Value.Value * factor)) } },
        3 => device with { L2Rate = device.L2Rate with { Value = device.L2Rate.Value * factor }, L3Rate = device.L3Rate with { Value = device.L3Rate.Value * factor } },
        _ => device with { Fp32Macs = device.Fp32Macs * factor, Int8Macs = device.Int8Macs * factor },
    };

    private static Core.Machine.HardwareSpec? Built(string preset)
    {
        Diagnostics problems = [];
        MappingNode? file = Machines.Resolve(Machines.Preset(preset)!, [], problems);
        return file?["model"] is ScalarNode { Value: CpuModel.ModelName } ? Machines.Build(file, problems)?.Spec : null;
    }
}
