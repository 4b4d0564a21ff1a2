using HwSim.Accelerators.Gpu.Constants;
using HwSim.Core.Mappings;

namespace HwSim.Accelerators.Gpu.Kernels;

/// <summary>
/// Matrix products as libraries run them: thread blocks of one tile each, in waves over the multiprocessors, the reduction split where
/// that fills the machine; of all tiles and splits the fastest.
/// </summary>
/// <remarks>
/// Times of one choice: computing (waves of whole tiles at the sustained rate, or the energy of all tiles at the power limit), feeding
/// operands from L2, main memory (distinct bytes, plus those that a wave reads again because L2 does not hold them), filling the
/// pipeline. The first three overlap imperfectly: they add up in the p-norm. Every term grows with m, n and k and falls with every
/// resource, and so does the least over all choices.
/// </remarks>
public static class GemmKernel
{
    private const double WholeBlock = 16384;
    private const double MostResident = 8;

    private static readonly (int M, int N)[] SimtTiles = [(128, 128), (128, 64), (64, 128), (64, 64), (128, 32), (32, 128), (64, 32), (32, 64), (32, 32)];

    private static readonly (int M, int N)[] MatrixTiles =
        [(256, 256), (256, 128), (128, 256), (128, 128), (128, 64), (64, 128), (64, 64), (128, 32), (32, 128), (64, 32), (32, 64), (32, 32), (64, 16), (16, 64), (128, 16), (16, 128)];

    private static readonly (int M, int N)[] SparseTiles = [(256, 256), (256, 128), (128, 256), (128, 128), (128, 64), (64, 128), (64, 64)];

    private static readonly int[] AllSplits = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32];

    private static readonly int[] SparseSplits = [1, 2, 3, 4, 6, 8];

    /// <summary>The time of a product on a device, with the best tile.</summary>
    public static KernelTime Time(GpuSpec spec, GpuConstants constants, in GemmProblem problem, in Conditions conditions) =>
        Time(spec, constants, problem, conditions, Choose(spec, constants, problem, conditions.HasWarmL2));

    /// <summary>The tile and the split that make a product fastest.</summary>
    public static BlockTile Choose(GpuSpec spec, GpuConstants constants, in GemmProblem problem, bool hasWarmL2)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(constants);
        GemmCoefficients by = GemmCoefficients.Of(spec, constants, problem);
        (int M, int N)[] tiles = problem.IsSparse ? SparseTiles : by.IsMatrix ? MatrixTiles : SimtTiles;
        BlockTile best = default;
        double least = double.PositiveInfinity;
        foreach ((int tileM, int tileN) in tiles)
        {
            foreach (int splits in problem.IsSparse ? SparseSplits : AllSplits)
            {
                BlockTile tile = new(tileM, tileN, splits, problem.IsSparse);
                double seconds = Time(spec, problem, by, hasWarmL2, tile).Seconds;
                if (seconds < least)
                {
                    (best, least) = (tile, seconds);
                }
            }
        }

        return best;
    }

    /// <summary>The time of a product on a device with a given tile.</summary>
    public static KernelTime Time(GpuSpec spec, GpuConstants constants, in GemmProblem problem, in Conditions conditions, BlockTile tile)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(constants);
        KernelTime time = Time(spec, problem, GemmCoefficients.Of(spec, constants, problem), conditions.HasWarmL2, tile);
        time.Seconds = conditions.Around(time.Seconds * LongRows(spec, constants, problem, time));
        time.Overhead = conditions.Overhead;
        return time;
    }

    private static KernelTime Time(GpuSpec spec, in GemmProblem problem, in GemmCoefficients by, bool isWarm, BlockTile tile)
    {
        (int tileM, int tileN, int splits, _) = tile;
        double columns = Math.Ceiling(problem.N / tileN);
        double rows = Math.Ceiling(problem.M / tileM);
        double blocks = problem.Batch * rows * columns * splits;
        double step = by.IsMatrix ? 32 : 8;
        double reduction = Math.Ceiling(problem.K / splits / step) * step;
        double waves = Math.Ceiling(blocks / spec.Multiprocessors);
        double area = (double)tileM * tileN;
        double resident = Math.Clamp(by.ResidentTiles / area, 1, MostResident);
        double together = Math.Min(waves, resident);

        double filled = Math.Min(1, together * area / WholeBlock);
        double share = filled >= 1 ? 1 : by.IsMatrix ? by.SingleTileShare * Math.Sqrt(filled) : by.SingleTileShare + ((1 - by.SingleTileShare) * filled);
        double work = area * reduction;
        double clocked = waves * work * (1 + (by.OperandLoads * ((1.0 / tileM) + (1.0 / tileN)))) / (by.Rate * share);
        double powered = blocks * work * by.PowerTime;
        double operandBytes = (((double)tileM * problem.BytesA / (problem.M * problem.K)) + ((double)tileN * problem.BytesB / (problem.N * problem.K))) * reduction / problem.Batch;

        KernelTime time = new()
        {
            TileM = tileM,
            TileN = tileN,
            Splits = splits,
            Waves = waves,
            Compute = Math.Max(clocked, powered),
            IsPowerBound = powered > clocked,
            L2Bytes = blocks * operandBytes,
            L2 = (by.IsMatrix ? waves : blocks / spec.Multiprocessors) * operandBytes / by.L2Rate,
            Latency = (Math.Ceiling(waves / resident) * by.Prologue) + (splits > 1 ? by.Reduction : 0),
        };
        double partialSums = splits > 1 ? 4.0 * splits * problem.Batch * problem.M * problem.N : 0;
        time.DramBytes = DramBytes(problem, by, isWarm, tileM, tileN, rows, columns, Math.Min(blocks, spec.Multiprocessors * resident)) + (by.IsMatrix ? 0 : partialSums);
        time.Dram = time.DramBytes / by.DramRate;
        time.Seconds = Norm(by.IsMatrix, by.IsMatrix ? Math.Max(time.Compute, time.L2) : time.Compute, by.IsMatrix ? 0 : time.L2, time.Dram) + time.Latency;
        if (by.IsMatrix && splits > 1)
        {
            time.Seconds += 2 * partialSums / (spec.Multiprocessors * by.L2Rate);
        }

        return time;
    }

    /// <summary>Imperfect overlap: the p-norm with p = 4 on CUDA cores and 2 on matrix cores.</summary>
    private static double Norm(bool isMatrix, double a, double b, double c) =>
        isMatrix ? Math.Sqrt((a * a) + (b * b) + (c * c)) : Math.Sqrt(Math.Sqrt((a * a * a * a) + (b * b * b * b) + (c * c * c * c)));

    /// <summary>
    /// Bytes that cross main memory: each once, and what a wave of thread blocks reads again. A wave covers a nearly square part of C, so
    /// A is read once for each of its widths in n, B once for each height in m; L2 keeps as large a part of that as it holds of the operands.
    /// </summary>
    private static double DramBytes(in GemmProblem problem, in GemmCoefficients by, bool isWarm, int tileM, int tileN, double rows, double columns, double resident)
    {
        double distinct = problem.DramA + problem.DramB + problem.DramC;
        double high = Math.Clamp(Math.Sqrt(resident * tileN / tileM), 1, rows);
        double wide = Math.Clamp(resident / high, 1, columns);
        high = Math.Clamp(resident / wide, 1, rows);
        double read = (problem.DramA * Math.Max(1, columns / wide)) + (problem.DramB * Math.Max(1, rows / high)) + problem.DramC;
        double kept = Math.Min(1, by.L2Kept * problem.Batch / (problem.BytesA + problem.BytesB));
        double crossing = distinct + ((1 - kept) * Math.Max(0, read - distinct));
        return isWarm ? crossing * (1 - Math.Clamp(2 - (distinct / by.L2Kept), 0, 1)) : crossing;
    }

    /// <summary>Long rows: concurrent thread blocks touch more pages than the address translation of older chips reaches.</summary>
    private static double LongRows(GpuSpec spec, GpuConstants constants, in GemmProblem problem, in KernelTime time)
    {
        if (!problem.HasLongRows || spec.Generation is not (Generation.Pascal or Generation.Cdna))
        {
            return 1;
        }

        double reach = constants[spec.Generation == Generation.Pascal ? GpuConstant.LongRowReachPascal : GpuConstant.LongRowReachCdna];
        double area = (double)time.TileM * time.TileN;
        double touched = (time.TileM + time.TileN) * Math.Clamp(constants[GpuConstant.SimtResidentTiles] / area, 1, MostResident) * problem.K * 4;
        return 1 + (constants[GpuConstant.LongRowCost] * Math.Max(0, Math.Log2(touched / reach)));
    }
}
