using HwSim.Core.Graph;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Npu.EthosU;

/// <summary>One pass over an ofmap as an Ethos-U sees it, one image and one group.</summary>
/// <param name="Kind">The way of working.</param>
/// <param name="Height">Ifmap rows.</param>
/// <param name="Width">Ifmap columns.</param>
/// <param name="Channels">Ifmap channels.</param>
/// <param name="OutputHeight">Ofmap rows.</param>
/// <param name="OutputWidth">Ofmap columns.</param>
/// <param name="Depth">Ofmap channels.</param>
/// <param name="KernelHeight">Rows of the window.</param>
/// <param name="KernelWidth">Columns of the window.</param>
/// <param name="StrideHeight">Rows between windows.</param>
/// <param name="StrideWidth">Columns between windows.</param>
/// <param name="Dilation">Rows and columns between the values of a window.</param>
public readonly record struct EthosLayer(
    EthosKind Kind, long Height, long Width, long Channels, long OutputHeight, long OutputWidth, long Depth,
    long KernelHeight, long KernelWidth, long StrideHeight, long StrideWidth, long Dilation)
{
    private const long FoldedChannels = 4;

    /// <summary>Passes of this shape: images, groups.</summary>
    public long Times { get; init; }

    /// <summary>True where the ifmap comes from outside the network, pixel by pixel instead of in bricks of 16 channels.</summary>
    public bool IsInputLinear { get; init; }

    /// <summary>True where the ifmap lies in DRAM.</summary>
    public bool IsInputExternal { get; init; }

    /// <summary>True where the ofmap lies in DRAM.</summary>
    public bool IsOutputExternal { get; init; }

    /// <summary>True for a maximum.</summary>
    public bool IsMaximum { get; init; }

    /// <summary>True where a function by table is applied to the results.</summary>
    public bool HasTable { get; init; }

    public bool HasWeights => Kind != EthosKind.Pooling;

    /// <summary>True where ifmap and ofmap have the same channels.</summary>
    public bool IsEqualDepth => Kind is EthosKind.Depthwise or EthosKind.Pooling;

    public long Taps => KernelHeight * KernelWidth;

    /// <summary>Rows that a window spans.</summary>
    public long SpanHeight => ((KernelHeight - 1) * Dilation) + 1;

    /// <summary>Columns that a window spans.</summary>
    public long SpanWidth => ((KernelWidth - 1) * Dilation) + 1;

    /// <summary>Weights of one pass.</summary>
    public long Weights => Kind switch
    {
        EthosKind.Pooling => 0,
        EthosKind.Depthwise => checked(Taps * Depth),
        _ => checked(Taps * Channels * Depth),
    };

    /// <summary>The pass of a product.</summary>
    public static EthosLayer Of(Operation operation, EthosSpec spec)
    {
        NpuLayer layer = NpuLayer.Of(operation);
        bool isVector = layer is { Images: 1, Height: 1, Width: 1, KernelHeight: 1, KernelWidth: 1, Groups: 1 };
        bool isMatrix = layer is { Height: 1, Width: 1, KernelHeight: 1, KernelWidth: 1 };
        long filters = layer.IsDepthwise ? checked(layer.Groups * layer.Filters) : layer.Filters;
        EthosLayer plain = new(
            isVector ? EthosKind.Vector : layer.IsDepthwise ? EthosKind.Depthwise : EthosKind.Convolution,
            isMatrix ? layer.Images : layer.Height, layer.Width, layer.IsDepthwise ? layer.Groups : layer.Channels,
            isMatrix ? layer.Images : layer.OutputHeight, layer.OutputWidth, filters,
            layer.KernelHeight, layer.KernelWidth, layer.StrideHeight, layer.StrideWidth, DilationOf(operation))
        {
            Times = checked((layer.IsDepthwise ? 1 : layer.Groups) * (isMatrix ? 1 : layer.Images)),
            IsInputLinear = operation.Inputs is [{ Role: TensorRole.Input }, ..],
            IsInputExternal = operation.Inputs.Length > 0 && IsExternal(operation.Inputs[0], spec),
            IsOutputExternal = operation.Outputs.Length > 0 && IsExternal(operation.Outputs[0], spec),
            HasTable = HasTableOf(operation),
        };
        return plain.Folded(layer.PadLeft);
    }

    /// <summary>Images of up to four channels under a stride of two are read as half as many columns of twice the channels.</summary>
    private EthosLayer Folded(long padLeft) => Kind == EthosKind.Convolution && Channels <= FoldedChannels && StrideWidth == 2 && Width % 2 == 0 && Height > 1 && IsInputLinear
        ? this with { Width = Width / 2, Channels = 2 * Channels, KernelWidth = NpuLayer.CeilingDivide(KernelWidth + padLeft, 2), StrideWidth = 1 }
        : this;

    private static bool IsExternal(Tensor map, EthosSpec spec) =>
        spec.HasMapsInDram && (map.Role == TensorRole.Input || (!spec.Cascades && Bytes.Of(map.Elements, spec.ActivationBits) > spec.Sram.Value));

    private static long DilationOf(Operation operation) => operation is Convolution c ? Math.Max(c.DilationHeight, c.DilationWidth) : 1;

    private static bool HasTableOf(Operation operation)
    {
        foreach (VectorOperation vector in operation.Epilogue)
        {
            if (vector.Kind == OperationKind.Activation && !IsClamp(vector.SourceType))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>ReLU and its bounded forms are done by the limits of the output stage.</summary>
    private static bool IsClamp(string function) =>
        function.StartsWith("relu", StringComparison.OrdinalIgnoreCase) || function.StartsWith("clip", StringComparison.OrdinalIgnoreCase);
}
