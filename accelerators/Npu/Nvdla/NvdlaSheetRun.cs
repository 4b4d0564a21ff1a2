namespace HwSim.Accelerators.Npu.Nvdla;

/// <summary>A product in the spreadsheet's accounting, in whole cycles and bytes: its first conventions, weights of a matrix product shared by all rows.</summary>
internal static class NvdlaSheetRun
{
    private const long KernelStep = 16;

    public static NpuRun Of(in NpuLayer layer, in NpuOperands operands, NvdlaSpec spec)
    {
        NvdlaSheet sheet = Sheet(spec);
        bool isMatrix = IsMatrix(layer);
        NvdlaSheetLayer row = Row(layer, spec);
        (double input, double weights) = sheet.Passes(row);
        double width = spec.ActivationBits / 8.0;
        long images = checked(layer.Images * layer.Groups);
        long loads = isMatrix ? layer.Groups : images;
        long compute = checked((long)Math.Ceiling(sheet.MacCycles(row) * images));
        long filter = Size(NvdlaSheet.WeightSize(row) * width, loads);
        long ofmap = Size(NvdlaSheet.OutputSize(row) * width, images);
        return new NpuRun
        {
            Compute = compute,
            IfmapRead = operands.IfmapOnChip ? 0 : Size(NvdlaSheet.InputSize(row) * input * width, images),
            FilterRead = operands.FilterOnChip ? 0 : Size(NvdlaSheet.WeightSize(row) * weights * width, loads),
            Written = operands.OfmapStays ? 0 : ofmap,
            FilterOnChip = filter,
            OfmapOnChip = ofmap,
            Folds = checked(layer.Groups * NpuLayer.CeilingDivide(layer.Filters, KernelStep) * NpuLayer.CeilingDivide(layer.Channels, KernelStep)),
        };
    }

    /// <summary>Why the spreadsheet has no figure for a layer; null where it has.</summary>
    public static string? Refusal(in NpuLayer layer, NvdlaSpec spec)
    {
        NvdlaSheetLayer row = Row(layer, spec);
        bool isSame = layer.OutputHeight == NpuLayer.CeilingDivide(layer.Height, layer.StrideHeight) && layer.OutputWidth == NpuLayer.CeilingDivide(layer.Width, layer.StrideWidth);
        if (layer.IsDilated || (layer.IsPadded && !isSame))
        {
            return "the spreadsheet knows windows without dilation only, padded so that the ofmap is the ifmap over the stride, or not at all";
        }

        (double input, double weights) = Sheet(spec).Passes(row);
        return input > 0 && weights > 0 && double.IsFinite(input * weights) ? null : $"one row of the ifmap or {KernelStep} kernels do not fit the convolution buffer of {spec.Buffer}";
    }

    private static bool IsMatrix(in NpuLayer layer) => layer is { Height: 1, Width: 1, KernelHeight: 1, KernelWidth: 1 };

    private static NvdlaSheet Sheet(NvdlaSpec spec) => new(spec.Multipliers, spec.Buffer.Value / (spec.ActivationBits / 8.0) / 1024, KernelStep, KernelStep, ReadsAgain: true, SharesWeights: true);

    private static NvdlaSheetLayer Row(in NpuLayer layer, NvdlaSpec spec)
    {
        bool isWinograd = spec.HasWinograd && !layer.IsDilated && layer is { KernelHeight: 3, KernelWidth: 3, StrideHeight: 1, StrideWidth: 1 };
        return new NvdlaSheetLayer(
            layer.Channels, layer.Height, layer.Width, layer.Filters, layer.KernelHeight, layer.KernelWidth, layer.StrideHeight, layer.StrideWidth, layer.IsPadded, layer.OutputPixels)
        {
            IsWinograd = isWinograd,
            StoresTransformed = isWinograd,
            Together = IsMatrix(layer) ? layer.Images : 1,
        };
    }

    /// <summary>Bytes of so many equal parts.</summary>
    private static long Size(double kibibytes, long parts) => checked((long)Math.Ceiling(Math.Round(kibibytes * 1024, 3)) * parts);
}
