namespace HwSim.Accelerators.Npu.Gemmini;

/// <summary>Line requests of a load or store: every row of a tile is cut into requests of a line, and each that crosses a line border becomes two.</summary>
internal static class LineRequests
{
    private const long Line = 64;

    /// <summary>Requests for one row of a tile, averaged over the places where tiles of this length and their rows begin: all whole tiles, or the one at the edge.</summary>
    /// <param name="length">Bytes of the tile's row.</param>
    /// <param name="tile">Bytes from tile to tile.</param>
    /// <param name="pitch">Bytes from row to row, all tiles together.</param>
    public static double PerRow(long length, long tile, long pitch)
    {
        long whole = pitch / tile;
        bool isEdge = length < tile;
        long grid = GreatestCommonDivisor(pitch, Line);
        long places = isEdge ? 1 : Math.Clamp(whole, 1, grid / GreatestCommonDivisor(tile, grid));
        long rows = Line / grid;
        long sum = 0;
        for (long place = 0; place < places; place++)
        {
            for (long row = 0; row < rows; row++)
            {
                long start = (((isEdge ? whole : place) * tile) + (row * pitch)) % Line;
                long rest = length % Line;
                sum += (length / Line * (start == 0 ? 1 : 2)) + (rest == 0 ? 0 : start + rest > Line ? 2 : 1);
            }
        }

        return (double)sum / (places * rows);
    }

    /// <summary>True where rows of weights a pitch apart fall on so few sets of the cache that a tile of them does not stay in it.</summary>
    public static bool Conflict(double requests, long length, long pitch, GemminiSpec spec)
    {
        long sets = spec.Cache.Value.Value / Line / spec.CacheWays;
        long apart = pitch % Line == 0 ? GreatestCommonDivisor(pitch / Line, sets) : 1;
        double usable = Math.Min(spec.Cache.Value.Value, (double)spec.CacheWays * Line * NpuLayer.CeilingDivide(length, Line) * sets / apart);
        return requests * Line > usable;
    }

    private static long GreatestCommonDivisor(long a, long b)
    {
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return a;
    }
}
