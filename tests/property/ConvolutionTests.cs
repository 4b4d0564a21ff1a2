using FsCheck;
using FsCheck.Fluent;
using HwSim.Core.Graph;

namespace HwSim.Tests.Properties;

public class ConvolutionTests
{
    private static readonly Arbitrary<int[]> Cases = Arb.From(
        from extent in Gen.Choose(1, 20)
        from before in Gen.Choose(0, 6)
        from after in Gen.Choose(0, 6)
        from kernel in Gen.Choose(1, 6)
        from dilation in Gen.Choose(1, 3)
        from stride in Gen.Choose(1, 8)
        select new[] { extent, before, after, kernel, dilation, stride });

    /// <summary>The ifmap footprint counts each value that a window touches once.</summary>
    [Fact]
    public void The_footprint_is_the_number_of_distinct_values() => Property.Check(Cases, c =>
    {
        Convolution convolution = new()
        {
            Name = "c",
            Height = c[0],
            Width = 1,
            Channels = 1,
            Filters = 1,
            KernelHeight = c[3],
            KernelWidth = 1,
            DilationHeight = c[4],
            StrideHeight = c[5],
            PadTop = c[1],
            PadBottom = c[2],
            Inputs = [],
            Outputs = [],
        };
        HashSet<int> touched = [];
        for (int o = 0; o < convolution.OutputHeight; o++)
        {
            for (int r = 0; r < c[3]; r++)
            {
                int at = (o * c[5]) + (r * c[4]) - c[1];
                if (at >= 0 && at < c[0])
                {
                    touched.Add(at);
                }
            }
        }

        Assert.Equal(touched.Count, convolution.Lowered!.Value.IfmapElements);
    }, runs: 5000);
}
