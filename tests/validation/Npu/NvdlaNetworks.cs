using HwSim.Accelerators.Npu.Nvdla;

namespace HwSim.Tests.Validation.Npu;

/// <summary>
/// The networks of the NVDLA spreadsheet, from their definitions: AlexNet in two groups (Krizhevsky et al., NIPS 2012, at 224x224),
/// GoogLeNet (Szegedy et al., CVPR 2015, table 1), ResNet-50 (He et al., CVPR 2016, table 1, stride in the 1x1 convolutions).
/// </summary>
internal static class NvdlaNetworks
{
    private const long Together = 16;

    private static readonly (long Channels, long Extent, long One, long Reduce3, long Three, long Reduce5, long Five, long Pool, bool IsPooled)[] Inceptions =
    [
        (192, 28, 64, 96, 128, 16, 32, 32, false), (256, 28, 128, 128, 192, 32, 96, 64, true),
        (480, 14, 192, 96, 208, 16, 48, 64, false), (512, 14, 160, 112, 224, 24, 64, 64, false), (512, 14, 128, 128, 256, 24, 64, 64, false),
        (512, 14, 112, 144, 288, 32, 64, 64, false), (528, 14, 256, 160, 320, 32, 128, 128, true),
        (832, 7, 256, 160, 320, 32, 128, 128, false), (832, 7, 384, 192, 384, 48, 128, 128, false),
    ];

    public static IEnumerable<NvdlaSheetLayer> AlexNet()
    {
        yield return Square(3, 224, 96, 11, 27 * 27) with { StrideHeight = 4, StrideWidth = 4, IsPadded = false };
        for (int group = 0; group < 2; group++)
        {
            yield return Square(48, 27, 128, 5, 13 * 13);
            yield return Winograd(Square(192, 13, 192, 3, 13 * 13));
            yield return Winograd(Square(192, 13, 128, 3, 6 * 6));
        }

        yield return Winograd(Square(256, 13, 384, 3, 13 * 13));
        yield return Square(256, 6, 4096, 6, 1) with { IsPadded = false, Together = Together };
        yield return Square(4096, 1, 4096, 1, 1) with { IsPadded = false, Together = Together };
        yield return Square(4096, 1, 1000, 1, 1) with { IsPadded = false, Together = Together };
    }

    /// <summary>As in the sheet: the three 1x1 convolutions of a module together, no 1x1 before the second layer, and only the last part of a pooled module written pooled.</summary>
    public static IEnumerable<NvdlaSheetLayer> GoogLeNet()
    {
        yield return Square(3, 224, 64, 7, 56 * 56) with { StrideHeight = 2, StrideWidth = 2 };
        yield return Winograd(Square(64, 56, 192, 3, 28 * 28));
        for (int i = 0; i < Inceptions.Length; i++)
        {
            (long channels, long extent, long one, long reduce3, long three, long reduce5, long five, long pool, bool isPooled) = Inceptions[i];
            long pixels = extent * extent;
            bool isLast = i == Inceptions.Length - 1;
            yield return Square(channels, extent, one + reduce3 + reduce5, 1, pixels);
            yield return Winograd(Square(reduce3, extent, three, 3, pixels)) with { StoresTransformed = i == 0 };
            yield return Square(reduce5, extent, five, 5, pixels);
            yield return Square(channels, extent, pool, 1, isPooled ? pixels / 4 : isLast ? 1 : pixels);
        }

        yield return Square(1024, 1, 1000, 1, 1) with { IsPadded = false, Together = Together };
    }

    /// <summary>As in the sheet: the first 1x1 convolution reads 256 channels, where the network has 64.</summary>
    public static IEnumerable<NvdlaSheetLayer> ResNet50()
    {
        yield return Square(3, 224, 64, 7, 56 * 56) with { StrideHeight = 2, StrideWidth = 2 };
        (int Blocks, long Width)[] stages = [(3, 64), (4, 128), (6, 256), (3, 512)];
        long extent = 56;
        long channels = 64;
        for (int stage = 0; stage < stages.Length; stage++)
        {
            (int blocks, long width) = stages[stage];
            for (int block = 0; block < blocks; block++)
            {
                long stride = stage > 0 && block == 0 ? 2 : 1;
                long pixels = (extent / stride) * (extent / stride);
                bool isLast = stage == stages.Length - 1 && block == blocks - 1;
                NvdlaSheetLayer strided = Square(channels, extent, width, 1, pixels) with { StrideHeight = stride, StrideWidth = stride };
                if (block == 0)
                {
                    yield return strided with { Kernels = 4 * width };
                }

                yield return stage == 0 && block == 0 ? strided with { Channels = 4 * width } : strided;
                extent /= stride;
                yield return Winograd(Square(width, extent, width, 3, pixels));
                yield return Square(width, extent, 4 * width, 1, isLast ? 1 : pixels) with { AddsElementwise = true };
                channels = 4 * width;
            }
        }

        yield return Square(2048, 1, 1000, 1, 1) with { IsPadded = false, Together = Together };
    }

    private static NvdlaSheetLayer Square(long channels, long extent, long kernels, long kernel, long outputPixels) => new(channels, extent, extent, kernels, kernel, kernel, 1, 1, true, outputPixels);

    private static NvdlaSheetLayer Winograd(NvdlaSheetLayer layer) => layer with { IsWinograd = true, StoresTransformed = true };
}
