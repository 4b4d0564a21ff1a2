using System.Collections.Immutable;
using HwSim.Core.Config;

namespace HwSim.Workloads.Yaml;

/// <summary>How the kinds of work are written.</summary>
internal static class WorkTypes
{
    private static readonly ConfigType<long> Extent = ConfigTypes.Whole(1, Limits.Extent);
    private static readonly ConfigType<(long Height, long Width)> Window = new PairType(ConfigTypes.Whole(1, Limits.Kernel));

    public static ConfigType<Work> Gemm { get; } = ConfigTypes.Record<Work>("a gemm", f =>
    {
        Field<long> m = f.Required("m", ConfigTypes.Count, "rows of the ifmap: tokens, output pixels");
        Field<long> n = f.Required("n", ConfigTypes.Count, "columns of the filter: output features");
        Field<long> k = f.Required("k", ConfigTypes.Count, "length of the reduction");
        Field<long> batch = f.Optional("batch", ConfigTypes.Count, 1, "independent products, each with a filter of its own");
        Field<bool> bias = f.Optional("bias", ConfigTypes.Flag, false, "add a bias to every column");
        Field<bool> weight = f.Optional("filter", ConfigTypes.Choice("filters", ("weight", true), ("activation", false)), true, "whether the second operand is trained or computed");
        return v => new Work.Gemm(v.Get(m), v.Get(n), v.Get(k), v.Get(batch), v.Get(bias), v.Get(weight));
    });

    public static ConfigType<Work> Linear { get; } = ConfigTypes.Record<Work>("a linear layer", f =>
    {
        Field<long> features = f.Required("features", ConfigTypes.Count, "output features");
        Field<bool> bias = f.Optional("bias", ConfigTypes.Flag, true, "add a bias");
        return v => new Work.Linear(v.Get(features), v.Get(bias));
    });

    public static ConfigType<Work> Convolution { get; } = AnyConvolution("a convolution", depthwise: false);

    public static ConfigType<Work> Depthwise { get; } = AnyConvolution("a depthwise convolution", depthwise: true);

    public static ConfigType<Work> Pool { get; } = ConfigTypes.Record<Work>("a pooling", f =>
    {
        Field<(bool Maximum, bool Global)> kind = f.Required(
            "kind", ConfigTypes.Choice("poolings", ("max", (true, false)), ("average", (false, false)), ("global_max", (true, true)), ("global_average", (false, true))), "max, average, global_max or global_average");
        Field<(long Height, long Width)> kernel = f.Optional("kernel", Window, (1, 1), "window");
        Field<(long Height, long Width)> stride = f.Optional("stride", Window, (1, 1), "step; the window when left out");
        Field<Padding> padding = f.Optional("padding", new PaddingType(), default, "padding");
        return v =>
        {
            if (v.Get(kind).Global == v.IsGiven(kernel))
            {
                v.Reject(kernel, v.IsGiven(kernel) ? "a global pooling has the whole image as its window" : "the pooling does not say its window", "global poolings have no kernel, the others need one");
            }

            return new Work.Pool(v.Get(kind).Maximum, v.Get(kind).Global, v.Get(kernel), v.IsGiven(stride) ? v.Get(stride) : v.Get(kernel), v.Get(padding));
        };
    });

    public static ConfigType<ImmutableArray<Placed<string>>> Names { get; } = ConfigTypes.ListOf(new PlacedType<string>(ConfigTypes.Text), least: 2);

    private static ConfigType<Work> AnyConvolution(string description, bool depthwise) => ConfigTypes.Record<Work>(description, f =>
    {
        Field<long> height = f.Optional("height", Extent, 1, "ifmap height; left out where a producer gives it");
        Field<long> width = f.Optional("width", Extent, 1, "ifmap width");
        Field<long> channels = f.Optional("channels", ConfigTypes.Count, 1, "ifmap channels");
        Field<long> filters = depthwise ? f.Optional("multiplier", ConfigTypes.Count, 1, "filters a channel") : f.Required("filters", ConfigTypes.Count, "output channels");
        Field<(long Height, long Width)> kernel = f.Required("kernel", Window, "window: 3, or [height, width]");
        Field<(long Height, long Width)> stride = f.Optional("stride", Window, (1, 1), "step");
        Field<(long Height, long Width)> dilation = f.Optional("dilation", Window, (1, 1), "distance of the window's values");
        Field<Padding> padding = f.Optional("padding", new PaddingType(), default, "a number, same, or [top, bottom, left, right]");
        Field<bool> batchNorm = f.Optional("batch_norm", ConfigTypes.Flag, false, "batch normalization: folded for inference, its scale and shift counted as parameters");
        Field<bool> bias = f.Optional("bias", ConfigTypes.Flag, true, "add a bias; false when left out beside batch_norm");
        Field<long>? groups = depthwise ? null : f.Optional("groups", ConfigTypes.Count, 1, "groups of channels that do not mix");
        return v =>
        {
            bool any = v.IsGiven(height) || v.IsGiven(width) || v.IsGiven(channels);
            if (any && !(v.IsGiven(height) && v.IsGiven(width) && v.IsGiven(channels)))
            {
                v.Reject(v.IsGiven(height) ? height : v.IsGiven(width) ? width : channels, $"{description} with extents of its own needs height, width and channels");
            }

            return new Work.Convolution
            {
                Image = any ? new Image(v.Get(channels), v.Get(height), v.Get(width)) : null,
                Filters = depthwise ? 0 : v.Get(filters),
                Multiplier = depthwise ? v.Get(filters) : 1,
                Kernel = v.Get(kernel),
                Stride = v.Get(stride),
                Dilation = v.Get(dilation),
                Padding = v.Get(padding),
                Groups = groups is null ? 0 : v.Get(groups),
                BatchNorm = v.Get(batchNorm),
                Bias = v.IsGiven(bias) ? v.Get(bias) : !v.Get(batchNorm),
            };
        };
    });
}
