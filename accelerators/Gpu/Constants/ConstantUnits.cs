using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using HwSim.Core.Config;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Gpu.Constants;

/// <summary>How the constants are called and measured in files.</summary>
public static class ConstantUnits
{
    private const double Mebibyte = 1 << 20;

    private static readonly ConfigType<double> Plain = ConfigTypes.Number(0, 1e9);
    private static readonly ConfigType<double> Time = new NumberOf<Seconds>(ConfigTypes.NotNegative<Seconds>(), q => q.Value);
    private static readonly ConfigType<double> Energy = new NumberOf<Joules>(ConfigTypes.NotNegative<Joules>(), q => q.Value);
    private static readonly ConfigType<double> Size = new NumberOf<Bytes>(ConfigTypes.DataSize, q => q.Value);

    private static readonly FrozenDictionary<GpuConstant, Dimension> Dimensions = new Dictionary<GpuConstant, Dimension>
    {
        [GpuConstant.SimtEnergyAbove5nm] = Dimension.Energy,
        [GpuConstant.SimtEnergy5nm] = Dimension.Energy,
        [GpuConstant.MatrixEnergyVolta] = Dimension.Energy,
        [GpuConstant.MatrixEnergyAmpere] = Dimension.Energy,
        [GpuConstant.MatrixEnergyAmpere8nm] = Dimension.Energy,
        [GpuConstant.MatrixEnergyAda] = Dimension.Energy,
        [GpuConstant.MatrixEnergyHopper] = Dimension.Energy,
        [GpuConstant.MatrixEnergyBlackwell] = Dimension.Energy,
        [GpuConstant.SimtReduction] = Dimension.Time,
        [GpuConstant.MatrixReduction] = Dimension.Time,
        [GpuConstant.LongRowReachPascal] = Dimension.DataSize,
        [GpuConstant.LongRowReachCdna] = Dimension.DataSize,
        [GpuConstant.CollectiveStart] = Dimension.Time,
        [GpuConstant.NeuSightGemm] = Dimension.Time,
        [GpuConstant.NeuSightBatched] = Dimension.Time,
        [GpuConstant.NeuSightConvolution] = Dimension.Time,
        [GpuConstant.NeuSightElementwise] = Dimension.Time,
        [GpuConstant.NeuSightSoftmax] = Dimension.Time,
        [GpuConstant.NeuSightLayerNorm] = Dimension.Time,
        [GpuConstant.VidurGemm] = Dimension.Time,
        [GpuConstant.VidurLayerNorm] = Dimension.Time,
        [GpuConstant.VllmKernel] = Dimension.Time,
        [GpuConstant.SlideSparseDense] = Dimension.Time,
        [GpuConstant.SlideSparseSparse] = Dimension.Time,
        [GpuConstant.DeepBenchKernel] = Dimension.Time,
        [GpuConstant.DeepBenchConvolution] = Dimension.Time,
        [GpuConstant.LlmCompassKernel] = Dimension.Time,
        [GpuConstant.AttentionKernel] = Dimension.Time,
    }.ToFrozenDictionary();

    /// <summary>The key of a constant in files: its name in snake case.</summary>
    public static string KeyOf(GpuConstant constant) => JsonNamingPolicy.SnakeCaseLower.ConvertName(constant.ToString());

    /// <summary>A value with the unit of its constant.</summary>
    public static string Format(GpuConstant constant, double value) =>
        Dimensions.TryGetValue(constant, out Dimension dimension)
            ? dimension == Dimension.DataSize ? $"{Math.Round(value / Mebibyte)} MiB" : UnitTable.Format(dimension, value)
            : value.ToString("G4", CultureInfo.InvariantCulture);

    internal static ConfigType<double> TypeOf(GpuConstant constant) => Dimensions.TryGetValue(constant, out Dimension dimension)
        ? dimension switch { Dimension.Time => Time, Dimension.Energy => Energy, _ => Size }
        : Plain;
}
