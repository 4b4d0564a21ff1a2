namespace HwSim.Accelerators.Fpga;

/// <summary>Memory blocks of UltraScale+ and 7-series FPGAs.</summary>
internal static class BlockMemory
{
    /// <summary>Bits below which a memory is built of LUTs (fpgaConvNet's rule).</summary>
    private const long LeastBits = 1024;
    private const long DistributedDepth = 32;
    private const long UramWidth = 72;
    private const long UramDepth = 4096;
    private const double LutBits = 64;

    private static readonly (long Width, long Depth)[] Shapes = [(1, 16384), (2, 8192), (4, 4096), (9, 2048), (18, 1024), (36, 512)];

    /// <summary>BRAM18 blocks of a memory: shapes of 1x16384 to 36x512, the narrowest that is wide enough; none for small ones.</summary>
    public static long Bram18(long width, long depth)
    {
        if (IsSmall(width, depth))
        {
            return 0;
        }

        (long blockWidth, long blockDepth) = Shapes.First(s => s.Width >= Math.Min(width, 36));
        return (((width - 1) / blockWidth) + 1) * (((depth - 1) / blockDepth) + 1);
    }

    /// <summary>LUTs of a memory that is too small for a block.</summary>
    public static double Luts(long width, long depth) => IsSmall(width, depth) ? width * Math.Ceiling(depth / LutBits) : 0;

    /// <summary>UltraRAM blocks, which have one shape.</summary>
    public static long Uram(long width, long depth) => depth == 0 ? 0 : (((width - 1) / UramWidth) + 1) * (((depth - 1) / UramDepth) + 1);

    private static bool IsSmall(long width, long depth) => width * depth < LeastBits || depth <= DistributedDepth;
}
