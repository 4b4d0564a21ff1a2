using HwSim.Accelerators.Npu;
using HwSim.Core.Config;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Mcu;

/// <summary>The keys of a microcontroller's machine file.</summary>
internal static class McuFile
{
    private const double LeastCycles = 1e-3;
    private const double MostCycles = 1e4;

    private static readonly ConfigType<Sourced<double>> Cycles = ConfigTypes.Sourced(ConfigTypes.Number(LeastCycles, MostCycles));

    private static readonly ConfigType<(Sourced<double> Convolution, Sourced<double> Depthwise, Sourced<double> Dense, Sourced<double> Result)> Kernels =
        ConfigTypes.Record<(Sourced<double> Convolution, Sourced<double> Depthwise, Sourced<double> Dense, Sourced<double> Result)>("the library's kernels", f =>
        {
            Field<Sourced<double>> convolution = f.Required("convolution", Cycles, "cycles a multiply-accumulate of convolutions and matrix products");
            Field<Sourced<double>> depthwise = f.Required("depthwise", Cycles, "the same of depthwise convolutions");
            Field<Sourced<double>> dense = f.Required("dense", Cycles, "the same of one row by a matrix");
            Field<Sourced<double>> result = f.Required("result", ConfigTypes.Sourced(ConfigTypes.Number(0, MostCycles)), "cycles a result beside its multiply-accumulates");
            return v => (v.Get(convolution), v.Get(depthwise), v.Get(dense), v.Get(result));
        });

    /// <summary>The whole file, header keys removed.</summary>
    public static ConfigType<McuSpec> Type { get; } = ConfigTypes.Record<McuSpec>("a microcontroller", f =>
    {
        NpuKeys keys = new(f, "mcu", ("int8", 8));
        Field<Sourced<Bytes>> sram = f.Required("sram", ConfigTypes.Sourced(ConfigTypes.DataSize), "memory for maps");
        Field<Sourced<Bytes>> flash = f.Required("flash", ConfigTypes.Sourced(ConfigTypes.DataSize), "memory for weights");
        Field<(Sourced<double> Convolution, Sourced<double> Depthwise, Sourced<double> Dense, Sourced<double> Result)> kernels = f.Required("kernels", Kernels, "what the library takes on its core");
        Field<Sourced<double>> factor = f.Optional("core_factor", Cycles, new Sourced<double>(1, "the core that the kernels were measured on", Trust.Derived), "cycles of this core over those of the kernels' core");
        return v => new McuSpec
        {
            Name = keys.Name(v),
            Description = keys.Description(v),
            Clock = keys.Clock(v),
            ActivationBits = keys.Bits(v),
            WeightBits = keys.Bits(v),
            Bandwidth = keys.Bandwidth(v),
            VectorLanes = keys.Lanes(v),
            Sram = v.Get(sram),
            Flash = v.Get(flash),
            ConvolutionCycles = v.Get(kernels).Convolution,
            DepthwiseCycles = v.Get(kernels).Depthwise,
            DenseCycles = v.Get(kernels).Dense,
            ResultCycles = v.Get(kernels).Result,
            CoreFactor = v.Get(factor),
        };
    });
}
