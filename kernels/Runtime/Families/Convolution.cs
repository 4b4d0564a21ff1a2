using System.Collections.Immutable;

namespace HwSim.Kernels.Runtime.Families;

/// <summary>A two-dimensional convolution of n images with c channels of h x w by k filters of r x s; depthwise where groups = c.</summary>
internal sealed class Convolution : IKernelFamily
{
    public string Name => "conv2d";

    public string Description => "two-dimensional convolution, grouped and depthwise ones too";

    public ImmutableArray<KernelParameter> Parameters { get; } =
    [
        KernelParameter.Size("n", "images", 1), KernelParameter.Size("c", "input channels"), KernelParameter.Size("h", "height"), KernelParameter.Size("w", "width"),
        KernelParameter.Size("k", "filters"), KernelParameter.Size("r", "filter height"), KernelParameter.Size("s", "filter width"),
        KernelParameter.Size("stride", "step", 1), KernelParameter.Size("pad", "zeros added on each side", 0), KernelParameter.Size("groups", "channel groups", 1),
        QuantizedForm.Parameter,
    ];

    public ImmutableArray<string> DataTypes => ["fp32", "int8"];

    public string? Fault(KernelCase kernel)
    {
        if (kernel["c"] % kernel["groups"] != 0 || kernel["k"] % kernel["groups"] != 0)
        {
            return "the groups do not divide the channels and the filters";
        }

        return Height(kernel) < 1 || Width(kernel) < 1 ? "the filter is larger than the padded image" : null;
    }

    public void Build(KernelCase kernel, ModelWriter model)
    {
        (long stride, long pad, long groups) = (kernel["stride"], kernel["pad"], kernel["groups"]);
        ReadOnlySpan<(string, object)> attributes =
        [
            ("kernel_shape", (long[])[kernel["r"], kernel["s"]]), ("strides", (long[])[stride, stride]), ("pads", (long[])[pad, pad, pad, pad]), ("group", groups),
        ];
        long[] input = [kernel["n"], kernel["c"], kernel["h"], kernel["w"]];
        long[] weight = [kernel["k"], kernel["c"] / groups, kernel["r"], kernel["s"]];
        long[] output = [kernel["n"], kernel["k"], Height(kernel), Width(kernel)];
        if (kernel.DataType == "int8")
        {
            QuantizedForm.Build(model, kernel.Word("form"), "Conv", input, weight, output, attributes);
            return;
        }

        model.Input("x", ElementKind.Float32, input);
        model.Weight("filter", ElementKind.Float32, weight);
        model.Node("Conv", ["x", "filter"], "y", attributes);
        model.Output("y", ElementKind.Float32, output);
    }

    public double Flops(KernelCase kernel) =>
        2.0 * kernel["n"] * kernel["k"] * Height(kernel) * Width(kernel) * (kernel["c"] / kernel["groups"]) * kernel["r"] * kernel["s"];

    private static long Height(KernelCase kernel) => Extent(kernel["h"], kernel["r"], kernel);

    private static long Width(KernelCase kernel) => Extent(kernel["w"], kernel["s"], kernel);

    private static long Extent(long image, long filter, KernelCase kernel)
    {
        long room = image + (2 * kernel["pad"]) - filter;
        return room < 0 ? 0 : (room / kernel["stride"]) + 1;
    }
}
