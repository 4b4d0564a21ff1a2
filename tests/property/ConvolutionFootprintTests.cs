using FsCheck;
using FsCheck.Fluent;
using HwSim.Core.Graph;

namespace HwSim.Tests.Properties;

/// <summary>The distinct ifmap values of a convolution, against a walk over every tap of every window.</summary>
public sealed class ConvolutionFootprintTests
{
    [Fact]
    public void Footprint_is_what_the_windows_read()
    {
        Arbitrary<int[]> cases = Gen.Choose(1, 40).SelectMany(extent => Gen.Choose(0, 12).ArrayOf(5).Select(v => (int[])[extent, .. v])).ToArbitrary();
        Property.Check(cases, Same, runs: 2000);
    }

    private static void Same(int[] v)
    {
        Convolution conv = new()
        {
            Name = "c",
            Inputs = [],
            Outputs = [],
            Height = 1,
            Width = v[0],
            Channels = 1,
            Filters = 1,
            KernelHeight = 1,
            KernelWidth = 1 + (v[1] / 2),
            StrideWidth = 1 + v[2],
            DilationWidth = 1 + v[3],
            PadLeft = v[4],
            PadRight = v[5],
        };
        HashSet<long> read = [];
        for (long o = 0; o < conv.OutputWidth; o++)
        {
            for (long r = 0; r < conv.KernelWidth; r++)
            {
                read.Add((o * conv.StrideWidth) + (r * conv.DilationWidth) - conv.PadLeft);
            }
        }

        Assert.Equal(read.Count(p => p >= 0 && p < conv.Width), conv.Lowered!.Value.IfmapElements);
    }

    [Fact]
    public void Long_signals_are_counted_at_once()
    {
        Convolution conv = new()
        {
            Name = "c",
            Inputs = [],
            Outputs = [],
            Height = 1,
            Width = 1L << 40,
            Channels = 1,
            Filters = 1,
            KernelHeight = 1,
            KernelWidth = 3,
            DilationWidth = 2,
        };
        Assert.Equal(1L << 40, conv.Lowered!.Value.IfmapElements);
    }
}
