using System.Collections.Immutable;

namespace HwSim.Workloads.Yaml;

/// <summary>What one entry of an operation list does.</summary>
internal abstract record Work
{
    /// <summary>A matrix product with its own extents.</summary>
    /// <param name="WeightFilter">True where the second operand is a weight.</param>
    public sealed record Gemm(long M, long N, long K, long Batch, bool Bias, bool WeightFilter) : Work;

    /// <summary>A fully connected layer on the producer's values.</summary>
    public sealed record Linear(long Features, bool Bias) : Work;

    /// <summary>A convolution, or a depthwise one, where <see cref="Filters"/> is 0 and <see cref="Multiplier"/> counts.</summary>
    public sealed record Convolution : Work
    {
        public Image? Image { get; init; }

        public long Filters { get; init; }

        public long Multiplier { get; init; } = 1;

        public required (long Height, long Width) Kernel { get; init; }

        public required (long Height, long Width) Stride { get; init; }

        public required (long Height, long Width) Dilation { get; init; }

        public required Padding Padding { get; init; }

        public long Groups { get; init; } = 1;

        public bool Bias { get; init; }

        public bool BatchNorm { get; init; }
    }

    /// <param name="Global">True for one window over the whole image.</param>
    public sealed record Pool(bool Maximum, bool Global, (long Height, long Width) Kernel, (long Height, long Width) Stride, Padding Padding) : Work;

    public sealed record Vector(VectorFunction Function) : Work;

    public sealed record Combine(Combination Kind, ImmutableArray<Placed<string>> Names) : Work;
}
