using HwSim.Accelerators.Systolic;
using HwSim.Core.Results;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Npu;

/// <summary>Puts the figures of an operation together: time by what it goes to, bytes by level.</summary>
internal static class NpuCost
{
    /// <summary>The cost of a product and its epilogue, all repetitions.</summary>
    /// <param name="run">One repetition without epilogue.</param>
    /// <param name="layer">The product.</param>
    /// <param name="epilogue">Vector operations a result.</param>
    /// <param name="beside">Bytes read beside ifmap and filter.</param>
    /// <param name="times">Repetitions.</param>
    /// <param name="spec">The machine.</param>
    /// <param name="dram">Its main memory.</param>
    public static Cost Of(in NpuRun run, in NpuLayer layer, double epilogue, long beside, long times, NpuSpec spec, DramPort dram)
    {
        long engine = checked(run.Compute + run.Fill + run.OnChipStall);
        long vector = epilogue == 0 ? 0 : checked((long)Math.Ceiling(layer.OfmapElements * epilogue / spec.VectorLanes));
        long read = checked(run.IfmapRead + run.FilterRead + run.SumsRead + beside);
        long memory = checked(dram.Cycles(checked(read + run.Written)) + run.TransferOverhead);
        long cycles = checked((Math.Max(Math.Max(engine, vector), memory - run.ExposedTransfer) + run.ExposedTransfer) * times);

        Cost cost = Timed(cycles, memory * times, vector * times, spec);
        PerKey<Resource> busy = cost.Busy;
        busy[Resource.Compute] = (run.Compute + run.Fill) * times / spec.Clock.Value;
        busy[Resource.Scratchpad] = run.OnChipStall * times / spec.Clock.Value;
        cost.Busy = busy;
        cost.BoundBy = memory > Math.Max(engine, vector) ? Resource.Dram : vector > engine ? Resource.Vector : run.OnChipStall > run.Compute ? Resource.Scratchpad : Resource.Compute;
        PerKey<TimeShare> shares = default;
        shares[TimeShare.Stream] = (run.Compute + run.OnChipStall) * times / spec.Clock.Value;
        shares[TimeShare.FillDrain] = run.Fill * times / spec.Clock.Value;
        shares[TimeShare.Vector] = Math.Max(0, vector - engine) * times / spec.Clock.Value;
        shares[TimeShare.MemoryStall] = (cycles - (Math.Max(engine, vector) * times)) / spec.Clock.Value;
        cost.Shares = shares;

        PerKey<MemoryLevel> reads = default;
        PerKey<MemoryLevel> writes = default;
        reads[MemoryLevel.Dram] = (double)read * times;
        writes[MemoryLevel.Dram] = (double)run.Written * times;
        reads[MemoryLevel.IfmapScratchpad] = (double)run.IfmapOnChip * times;
        writes[MemoryLevel.IfmapScratchpad] = (double)run.IfmapRead * times;
        reads[MemoryLevel.FilterScratchpad] = (double)run.FilterOnChip * times;
        writes[MemoryLevel.FilterScratchpad] = (double)run.FilterRead * times;
        reads[MemoryLevel.OfmapScratchpad] = (double)run.Written * times;
        writes[MemoryLevel.OfmapScratchpad] = (double)run.OfmapOnChip * times;
        cost.Read = reads;
        cost.Written = writes;
        cost.Macs = checked((layer.Macs - run.SkippedMacs) * times);
        cost.Folds = checked(run.Folds * times);
        cost.Utilization = cycles == 0 ? 0 : cost.Macs / (cycles * spec.MacsPerCycle);
        cost.MappingEfficiency = run.Compute == 0 ? 0 : (layer.Macs - run.SkippedMacs) / (run.Compute * spec.MacsPerCycle);
        return cost;
    }

    /// <summary>The cost of work that is not a product, all repetitions.</summary>
    public static Cost Of(in VectorRun run, long times, NpuSpec spec, DramPort dram)
    {
        long vector = run.Operations == 0 ? 0 : checked((long)Math.Ceiling(run.Operations / spec.VectorLanes));
        long memory = dram.Cycles(checked(run.Read + run.Written));
        long cycles = checked(Math.Max(vector, memory) * times);
        Cost cost = Timed(cycles, memory * times, vector * times, spec);
        cost.BoundBy = memory > vector ? Resource.Dram : Resource.Vector;
        PerKey<TimeShare> shares = default;
        shares[TimeShare.Vector] = vector * times / spec.Clock.Value;
        shares[TimeShare.MemoryStall] = (cycles - (vector * times)) / spec.Clock.Value;
        cost.Shares = shares;
        PerKey<MemoryLevel> reads = default;
        PerKey<MemoryLevel> writes = default;
        reads[MemoryLevel.Dram] = (double)run.Read * times;
        writes[MemoryLevel.Dram] = (double)run.Written * times;
        reads[MemoryLevel.IfmapScratchpad] = (double)run.OnChipRead * times;
        writes[MemoryLevel.OfmapScratchpad] = (double)run.OnChipWritten * times;
        cost.Read = reads;
        cost.Written = writes;
        return cost;
    }

    private static Cost Timed(long cycles, long memory, long vector, NpuSpec spec)
    {
        Cost cost = default;
        cost.Cycles = new Cycles(cycles);
        cost.Time = cost.Cycles.At(spec.Clock);
        PerKey<Resource> busy = default;
        busy[Resource.Dram] = memory / spec.Clock.Value;
        busy[Resource.Vector] = vector / spec.Clock.Value;
        cost.Busy = busy;
        return cost;
    }
}
