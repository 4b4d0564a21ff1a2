namespace HwSim.Accelerators.Npu.Gemmini;

/// <summary>Time of a matrix product in tiles: loading a tile runs beside computing the one before; blocks of the first compute as they come.</summary>
public static class TiledMatrix
{
    private const long MostKept = 2;

    /// <summary>The time of one product, <see cref="NpuLayer.Images"/> rows by <see cref="NpuLayer.Filters"/> columns.</summary>
    public static TiledTime Of(in NpuLayer layer, MatrixTile tile, GemminiSpec spec)
    {
        Axis m = new(layer.Images, tile.Rows * spec.Dimension);
        Axis n = new(layer.Filters, tile.Columns * spec.Dimension);
        Axis k = new(layer.Channels, tile.Depth * spec.Dimension);

        // Operands whose tiles fit the two halves stay: they are loaded in the first column or row of tiles only.
        bool keepsLeft = m.Tiles * k.Tiles <= MostKept;
        bool keepsRight = n.Tiles * k.Tiles <= MostKept;
        double compute = 0;
        double body = 0;
        double first = 0;
        double store = 0;
        for (int edges = 0; edges < 1 << 3; edges++)
        {
            (long rows, double a) = m.Part((edges & 1) != 0);
            (long columns, double b) = n.Part((edges & 2) != 0);
            (long depth, double c) = k.Part((edges & 4) != 0);
            double count = a * b * c;
            if (count == 0)
            {
                continue;
            }

            double loadsLeft = keepsLeft ? n.FirstShare((edges & 2) != 0) : 1;
            double loadsRight = keepsRight ? m.FirstShare((edges & 1) != 0) : 1;
            double left = spec.LineCycles.Value * rows * LineRequests.PerRow(depth, k.Tile, k.Extent);
            double right = spec.LineCycles.Value * depth * LineRequests.PerRow(columns, n.Tile, n.Extent);
            double ideal = (double)spec.Dimension * NpuLayer.CeilingDivide(rows, spec.Dimension) * NpuLayer.CeilingDivide(columns, spec.Dimension) * NpuLayer.CeilingDivide(depth, spec.Dimension);
            if (body == 0)
            {
                double blocks = NpuLayer.CeilingDivide(depth, spec.Dimension);
                double load = left + right;
                double work = ideal + (spec.MatrixInterference.Value * load);
                first = Math.Max((load / blocks) + work, load + (work / blocks)) - Time(ideal, load, spec);
            }

            body += count * ((loadsLeft * loadsRight * Time(ideal, left + right, spec)) + (loadsLeft * (1 - loadsRight) * Time(ideal, left, spec))
                + ((1 - loadsLeft) * loadsRight * Time(ideal, right, spec)) + ((1 - loadsLeft) * (1 - loadsRight) * ideal));
            compute += count * ideal;
            store = spec.LineCycles.Value * rows * LineRequests.PerRow(columns, n.Tile, n.Extent) / 2;
        }

        return new TiledTime(compute, spec.MatrixStart.Value + first + store, body - compute, (double)m.Tiles * n.Tiles * k.Tiles);
    }

    private static double Time(double ideal, double load, GemminiSpec spec) => Math.Max(ideal + (spec.MatrixInterference.Value * load), load);

    /// <summary>A dimension in tiles.</summary>
    private readonly record struct Axis(long Extent, long Tile)
    {
        public long Tiles => NpuLayer.CeilingDivide(Extent, Tile);

        /// <summary>The share of the whole tiles, or of the one at the edge, that is the first.</summary>
        public double FirstShare(bool isEdge) => Extent < Tile ? 1 : isEdge ? 0 : 1.0 / (Extent / Tile);

        /// <summary>Whole tiles, or the one at the edge, and how many.</summary>
        public (long Length, double Count) Part(bool isEdge) => isEdge ? (Extent % Tile, Extent % Tile == 0 ? 0 : 1) : (Tile, Extent / Tile);
    }
}
