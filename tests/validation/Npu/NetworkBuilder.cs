using System.Collections.Immutable;
using HwSim.Core.Graph;

namespace HwSim.Tests.Validation.Npu;

/// <summary>Builds int8 networks layer by layer, as TensorFlow Lite files have them: one image, SAME padding unless said otherwise.</summary>
internal sealed class NetworkBuilder
{
    private readonly List<Operation> operations = [];
    private Tensor current;

    public NetworkBuilder(long channels, long height, long width) => current = new Tensor("input", [1, channels, height, width], TensorFormat.Int8, TensorRole.Input);

    public Tensor Current => current;

    public long Channels => current.Shape[1];

    private long Height => current.Shape[2];

    private long Width => current.Shape[3];

    public ImmutableArray<Operation> Build() => [.. operations];

    public NetworkBuilder From(Tensor tensor)
    {
        current = tensor;
        return this;
    }

    public NetworkBuilder Conv(long filters, long kernel, long stride = 1, long kernelWidth = 0) => Window(filters, kernel, kernelWidth == 0 ? kernel : kernelWidth, stride, 1, isSame: true, 1);

    public NetworkBuilder Depthwise(long kernel, long stride = 1, long dilation = 1) => Window(Channels, kernel, kernel, stride, Channels, isSame: true, dilation);

    /// <summary>A depthwise window along a signal, without padding.</summary>
    public NetworkBuilder DepthwiseColumn(long kernel) => Window(Channels, kernel, 1, 1, Channels, isSame: false, 1);

    public NetworkBuilder Dense(long features)
    {
        long from = current.Elements;
        Tensor output = Activation(1, features);
        operations.Add(new Gemm { Name = Name, M = 1, N = features, K = from, Inputs = [current, Weight(from, features)], Outputs = [output] });
        current = output;
        return this;
    }

    public NetworkBuilder Add(Tensor other)
    {
        Tensor output = Activation([.. current.Shape]);
        operations.Add(new VectorOperation { Name = Name, VectorKind = OperationKind.Elementwise, SourceType = "add", Elements = output.Elements, Inputs = [current, other], Outputs = [output] });
        current = output;
        return this;
    }

    /// <summary>The mean of windows, each value once; of the whole map where no window is given.</summary>
    public NetworkBuilder AveragePool(long kernel = 0)
    {
        (long down, long across) = kernel == 0 ? (Height, Width) : (kernel, kernel);
        Tensor output = Activation(1, Channels, Height / down, Width / across);
        operations.Add(new VectorOperation { Name = Name, VectorKind = OperationKind.Pooling, SourceType = "average_pool", Elements = output.Elements * down * across, Inputs = [current], Outputs = [output] });
        current = output;
        return this;
    }

    public NetworkBuilder Softmax()
    {
        Tensor output = Activation([.. current.Shape]);
        operations.Add(new VectorOperation { Name = Name, VectorKind = OperationKind.Softmax, SourceType = "softmax", Elements = output.Elements, Inputs = [current], Outputs = [output] });
        current = output;
        return this;
    }

    private string Name => $"layer {operations.Count}";

    private NetworkBuilder Window(long filters, long kernelHeight, long kernelWidth, long stride, long groups, bool isSame, long dilation)
    {
        (long top, long bottom) = isSame ? Same(Height, kernelHeight, stride, dilation) : (0, 0);
        (long left, long right) = isSame ? Same(Width, kernelWidth, stride, dilation) : (0, 0);
        Convolution layer = new()
        {
            Name = Name,
            Height = Height,
            Width = Width,
            Channels = Channels,
            Filters = filters,
            KernelHeight = kernelHeight,
            KernelWidth = kernelWidth,
            StrideHeight = stride,
            StrideWidth = stride,
            DilationHeight = dilation,
            DilationWidth = dilation,
            Groups = groups,
            PadTop = top,
            PadBottom = bottom,
            PadLeft = left,
            PadRight = right,
            Inputs = [current, Weight(filters, Channels / groups, kernelHeight, kernelWidth)],
            Outputs = [],
        };
        current = Activation(1, filters, layer.OutputHeight, layer.OutputWidth);
        operations.Add(layer with { Outputs = [current] });
        return this;
    }

    private static (long Before, long After) Same(long extent, long kernel, long stride, long dilation)
    {
        long all = Math.Max(0, ((((extent + stride - 1) / stride) - 1) * stride) + ((kernel - 1) * dilation) + 1 - extent);
        return (all / 2, all - (all / 2));
    }

    private Tensor Activation(params ImmutableArray<long> shape) => new($"{Name} output", shape, TensorFormat.Int8, TensorRole.Activation);

    private Tensor Weight(params ImmutableArray<long> shape) => new($"{Name} weight", shape, TensorFormat.Int8, TensorRole.Weight);
}
