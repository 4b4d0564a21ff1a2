namespace HwSim.Accelerators.Npu.Nvdla;

/// <summary>One row of the spreadsheet.</summary>
/// <param name="Channels">C.</param>
/// <param name="Height">Ifmap rows.</param>
/// <param name="Width">Ifmap columns.</param>
/// <param name="Kernels">K.</param>
/// <param name="KernelHeight">R.</param>
/// <param name="KernelWidth">S.</param>
/// <param name="StrideHeight">Vertical stride.</param>
/// <param name="StrideWidth">Horizontal stride.</param>
/// <param name="IsPadded">The ofmap is as large as the ifmap over the stride.</param>
/// <param name="OutputPixels">Pixels that are written, after pooling where a pooling follows on the fly.</param>
public readonly record struct NvdlaSheetLayer(
    long Channels, long Height, long Width, long Kernels, long KernelHeight, long KernelWidth, long StrideHeight, long StrideWidth, bool IsPadded, long OutputPixels)
{
    /// <summary>Takes Winograd's way.</summary>
    public bool IsWinograd { get; init; }

    /// <summary>Weights are stored transformed for Winograd, 16 values for 9.</summary>
    public bool StoresTransformed { get; init; }

    /// <summary>An element-wise addition follows on the fly and reads as many values as are written.</summary>
    public bool AddsElementwise { get; init; }

    /// <summary>Images that a fully connected layer takes together; 1 for convolutions. Figures are for one image.</summary>
    public long Together { get; init; } = 1;
}
