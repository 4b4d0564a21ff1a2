using HwSim.Accelerators.Gpu.Constants;

namespace HwSim.Accelerators.Gpu.Kernels;

/// <summary>
/// Fused attention. Prefill: thread blocks that walk the keys which their queries see; the machine works until the last one ends.
/// Decode: the cache is streamed once, split so that every multiprocessor has a part, each part a chain of dependent loads.
/// </summary>
public static class AttentionKernel
{
    private const double LargeTile = 128;
    private const double SmallTile = 64;
    private const double KeyTile = 64;
    private const double LeastSplit = 256;
    private const double SmallSharedMemory = 128 << 10;
    private const double BlocksPerMultiprocessor = 2;

    /// <summary>The time of fused attention on a device.</summary>
    public static KernelTime Time(GpuSpec spec, GpuConstants constants, in AttentionProblem problem, in Conditions conditions)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(constants);
        KernelTime time = problem.Queries > 1 ? Prefill(spec, constants, problem) : Decode(spec, constants, problem);
        time.Overhead = conditions.Overhead;
        time.DramBytes = problem.CacheBytes + problem.QueryBytes;
        time.L2Bytes = time.DramBytes;
        time.Dram = time.DramBytes / (spec.DramRate * StreamKernel.Share(spec, constants));
        time.Seconds = conditions.Around(problem.Queries > 1 ? Math.Max(time.Compute, time.Dram) + time.Latency : Math.Max(time.Compute, time.Dram + time.Latency));
        return time;
    }

    private static KernelTime Prefill(GpuSpec spec, GpuConstants constants, in AttentionProblem problem)
    {
        double queryTile = QueryTile(spec);
        double tiles = Math.Ceiling(problem.Queries / queryTile);
        double blocks = problem.Batch * problem.Heads * tiles;
        double longest = 2 * queryTile * problem.HeadDimension * Math.Ceiling(problem.Keys / KeyTile) * KeyTile;
        double all = problem.Macs * (tiles * queryTile / problem.Queries);
        double rate = spec.Rate(problem.Math) * PowerModel.Share(spec, constants, problem.Math) * constants[GpuConstant.PrefillShare];
        double clocked = Math.Max(all, longest * spec.Multiprocessors) / rate;
        double powered = problem.Macs * PowerModel.SecondsPerMac(spec, constants, problem.Math, false);
        return new KernelTime { Compute = Math.Max(clocked, powered), IsPowerBound = powered > clocked, Waves = Math.Ceiling(blocks / spec.Multiprocessors) };
    }

    /// <summary>Queries of a thread block: FlashAttention-2 takes 64 on chips whose multiprocessors have the smaller shared memory, else 128.</summary>
    private static double QueryTile(GpuSpec spec) => spec.L1.Value <= SmallSharedMemory ? SmallTile : LargeTile;

    private static KernelTime Decode(GpuSpec spec, GpuConstants constants, in AttentionProblem problem)
    {
        double slots = spec.Multiprocessors * BlocksPerMultiprocessor;
        double chains = problem.Batch * problem.KvHeads;
        double splits = Math.Clamp(Math.Floor(slots / chains), 1, Math.Ceiling(problem.Keys / LeastSplit));
        double rounds = Math.Ceiling(chains * splits / slots);
        double steps = Math.Ceiling(problem.Keys / splits / KeyTile);
        double clocked = problem.Macs / (spec.Rate(problem.Math) * PowerModel.Share(spec, constants, problem.Math));
        return new KernelTime
        {
            Compute = clocked,
            Latency = rounds * (constants[GpuConstant.DecodeCycles] + (steps * constants[GpuConstant.DecodeBlockCycles])) / spec.Clock.Value,
        };
    }
}
