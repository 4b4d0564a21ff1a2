namespace HwSim.Accelerators.Npu.Nvdla;

/// <summary>
/// The closed forms of NVIDIA's performance spreadsheet for a 2048-MAC NVDLA (nvdla/hw, perf/NVDLA_OpenSource_Performance.xlsx), one byte a
/// value. Its three sheets differ in conventions; each is a parameter here.
/// <para>
/// It departs from the hardware: MACs are used in steps of 16 channels and 16 kernels whatever the array's shape; a window that strides over is
/// counted by its fraction, R·S/(sh·sv), not in whole steps; rows of an unpadded ifmap are divided by the stride without regard to where the
/// last window ends; a layer is as long as the longer of arithmetic and transfer, with no start or end.
/// </para>
/// </summary>
/// <param name="Macs">Multipliers.</param>
/// <param name="Buffer">Convolution buffer in KiB.</param>
/// <param name="KernelStep">Kernels are counted in steps of so many: 16, in the ResNet-50 sheet 128.</param>
/// <param name="KernelsAtOnce">The least kernels in the buffer when the ifmap stays there: 16, in the GoogLeNet sheet 1.</param>
/// <param name="ReadsAgain">What does not fit the buffer is read again; not so in the AlexNet sheet.</param>
/// <param name="SharesWeights">Weights of a fully connected layer count once for all images together; only so in the AlexNet sheet.</param>
public readonly record struct NvdlaSheet(long Macs, double Buffer, long KernelStep, long KernelsAtOnce, bool ReadsAgain, bool SharesWeights)
{
    /// <summary>36 multiply-accumulates of four 3x3 windows in 16 multiplications (Lavin and Gray, CVPR 2016, F(2x2, 3x3)).</summary>
    public const double WinogradGain = 36.0 / 16;

    private const double TransformedGrowth = 16.0 / 9;
    private const long Step = 16;
    private const double Kibi = 1024;

    public static NvdlaSheet AlexNet { get; } = new(2048, 512, 16, 16, ReadsAgain: false, SharesWeights: true);

    public static NvdlaSheet GoogLeNet { get; } = new(2048, 512, 16, 1, ReadsAgain: true, SharesWeights: false);

    public static NvdlaSheet ResNet50 { get; } = new(2048, 512, 128, 16, ReadsAgain: true, SharesWeights: false);

    /// <summary>Cycles of arithmetic for one image.</summary>
    public double MacCycles(in NvdlaSheetLayer layer) => MacCycles(layer, KernelStep);

    /// <summary>The same with another step of kernels: a column of the sheet.</summary>
    public double MacCycles(in NvdlaSheetLayer layer, long kernelStep)
    {
        double rows = layer.IsPadded ? layer.Height : layer.Height - layer.KernelHeight + 1;
        double columns = layer.IsPadded ? layer.Width : layer.Width - layer.KernelWidth + 1;
        double kernels = Rounded(layer.Kernels * layer.Together, kernelStep);
        return Folded(layer) * Math.Ceiling(rows / layer.StrideHeight) * Math.Ceiling(columns / layer.StrideWidth) * kernels
            * layer.KernelHeight * layer.KernelWidth / (layer.StrideHeight * layer.StrideWidth)
            / Macs / (layer.IsWinograd ? WinogradGain : 1) / layer.Together;
    }

    /// <summary>KiB of the ifmap.</summary>
    public static double InputSize(in NvdlaSheetLayer layer) => Folded(layer) * Strided(layer.Height, layer.StrideHeight) * Strided(layer.Width, layer.StrideWidth) / Kibi;

    /// <summary>KiB of the weights.</summary>
    public static double WeightSize(in NvdlaSheetLayer layer) => KernelSize(layer) * layer.Kernels;

    /// <summary>KiB written.</summary>
    public static double OutputSize(in NvdlaSheetLayer layer) => layer.OutputPixels * Rounded(layer.Kernels, Step) / Kibi;

    /// <summary>KiB that cross to main memory where there is no second memory.</summary>
    public double Traffic(in NvdlaSheetLayer layer)
    {
        (double input, double weights) = Passes(layer);
        double shared = SharesWeights ? layer.Together : 1;
        return (input * InputSize(layer)) + (weights * WeightSize(layer) / shared) + (OutputSize(layer) * (layer.AddsElementwise ? 2 : 1));
    }

    /// <summary>
    /// How often ifmap and weights are read: whole weights in the buffer and the ifmap once for each buffer of weights where a row of the ifmap
    /// takes more of it than the least kernels, else the other way around. Not positive where the least does not fit.
    /// </summary>
    public (double Input, double Weights) Passes(in NvdlaSheetLayer layer)
    {
        double row = Folded(layer) * Strided(layer.Width, layer.StrideWidth) / Kibi;
        double kernels = KernelSize(layer) * KernelsAtOnce;
        return !ReadsAgain ? (1, 1)
            : kernels < row ? (Math.Ceiling(WeightSize(layer) / (Buffer - row)), 1)
            : (1, Math.Ceiling(InputSize(layer) / (Buffer - kernels)));
    }

    /// <summary>Cycles of moving so many KiB at a bandwidth, in GB/s, and a clock of 1 GHz; the sheet takes a KiB as a kB.</summary>
    public static double TransferCycles(double kibibytes, double bandwidth) => Math.Ceiling(Exact(kibibytes / bandwidth * 1000));

    /// <summary>Cycles of one image without a second memory.</summary>
    public double LayerCycles(in NvdlaSheetLayer layer, double bandwidth) => Math.Max(MacCycles(layer), TransferCycles(Traffic(layer), bandwidth));

    private static double KernelSize(in NvdlaSheetLayer layer) =>
        Folded(layer) * Strided(layer.KernelHeight, layer.StrideHeight) * Strided(layer.KernelWidth, layer.StrideWidth) / Kibi * (layer.StoresTransformed ? TransformedGrowth : 1);

    /// <summary>Channels when the pixels of a stride lie side by side.</summary>
    private static double Folded(in NvdlaSheetLayer layer) => Rounded(layer.Channels * layer.StrideHeight * layer.StrideWidth, Step);

    private static double Strided(long extent, long stride) => Math.Ceiling((double)extent / stride);

    private static double Rounded(long value, long step) => Math.Ceiling((double)value / step) * step;

    /// <summary>Takes the rounding of binary fractions out before a ceiling: sizes are multiples of 1/9 KiB at the finest.</summary>
    private static double Exact(double value) => Math.Round(value, 6);
}
