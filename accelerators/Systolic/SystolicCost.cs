using HwSim.Core.Mappings;
using HwSim.Core.Results;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Systolic;

/// <summary>Puts the figures of an operation together: time by what it goes to, bytes by level, energy by component.</summary>
internal static class SystolicCost
{
    /// <summary>The cost of a matrix product.</summary>
    /// <param name="run">The product and its mapping.</param>
    /// <param name="cycles">Cycles from start to end.</param>
    /// <param name="compute">Cycles in which the array works.</param>
    /// <param name="memory">Cycles in which main memory transfers.</param>
    /// <param name="rates">Energy of each action; null without a table.</param>
    public static Cost Of(in ProductRun run, long cycles, long compute, long memory, EnergyRates? rates)
    {
        SystolicSpec spec = run.Spec;
        ScratchpadAccesses accesses = ScratchpadAccesses.Of(run);
        Footprints footprints = run.Footprints;
        long times = run.Times;
        long folds = checked(run.Folds.Total * times);
        long stream = checked(run.Folds.Rows * run.Folds.Columns * run.Problem.Stream * times);
        long macs = checked(run.Shape.M * run.Shape.N * run.Shape.FilterSparsity.Kept(run.Shape.K) * run.Shape.Count);

        Cost cost = Timed(spec, cycles, memory);
        long results = checked(run.Shape.M * run.Shape.N * run.Shape.Count);
        long vector = run.Epilogue.Cycles((ulong)results, spec.VectorLanes);
        long excess = run.EpilogueExcess * times;
        cost.BoundBy = memory > compute ? Resource.Dram : vector > compute - excess ? Resource.Vector : Resource.Compute;
        PerKey<Resource> busy = cost.Busy;
        busy[Resource.Compute] = (compute - excess) / spec.Clock.Value;
        busy[Resource.Vector] = vector / spec.Clock.Value;
        cost.Busy = busy;
        PerKey<TimeShare> shares = default;
        shares[TimeShare.Stream] = stream / spec.Clock.Value;
        shares[TimeShare.FillDrain] = (compute - excess - stream) / spec.Clock.Value;
        shares[TimeShare.Vector] = excess / spec.Clock.Value;
        shares[TimeShare.MemoryStall] = (cycles - compute) / spec.Clock.Value;
        cost.Shares = shares;

        long ifmapFetched = run.IfmapFetched * times;
        long filterFetched = run.FilterFetched * times;
        long ofmapWritten = run.OfmapWritten * times;
        PerKey<MemoryLevel> read = default;
        PerKey<MemoryLevel> written = default;
        read[MemoryLevel.Dram] = run.Fetched * times;
        written[MemoryLevel.Dram] = ofmapWritten;
        read[MemoryLevel.IfmapScratchpad] = Bytes.Of(checked(accesses.IfmapReads * times), footprints.IfmapBits).Value;
        written[MemoryLevel.IfmapScratchpad] = run.Mapping.Residency.HasInput(0) ? footprints.Ifmap * times : ifmapFetched;
        read[MemoryLevel.FilterScratchpad] = Bytes.Of(checked(accesses.FilterReads * times), footprints.FilterBits).Value;
        written[MemoryLevel.FilterScratchpad] = run.Mapping.Residency.HasInput(1) ? footprints.Filter * times : filterFetched;
        read[MemoryLevel.OfmapScratchpad] = Bytes.Of(checked(accesses.PartialSumReads * times), spec.Widths.Accumulator).Value + (run.Epilogue.Read * times);
        written[MemoryLevel.OfmapScratchpad] = Bytes.Of(checked(accesses.PartialSumWrites * times), spec.Widths.Accumulator).Value + (run.Epilogue.Read * times);
        cost.Read = read;
        cost.Written = written;

        cost.Macs = macs;
        cost.Folds = folds;
        cost.Utilization = cycles == 0 ? 0 : (double)macs / ((double)cycles * spec.Array.Elements);
        cost.MappingEfficiency = stream == 0 ? 0 : (double)macs / ((double)stream * spec.Array.Elements);
        if (rates is not null)
        {
            cost.Energy = Charge(cost, rates, macs, Registers(run, rates, macs), results * run.Epilogue.OperationsPerResult);
        }

        return cost;
    }

    /// <summary>The cost of a vector operation.</summary>
    public static Cost Of(in VectorWork work, long cycles, long memory, SystolicSpec spec, EnergyRates? rates)
    {
        Cost cost = Timed(spec, cycles, memory);
        cost.BoundBy = work.Cycles >= memory ? Resource.Vector : Resource.Dram;
        PerKey<Resource> busy = cost.Busy;
        busy[Resource.Vector] = work.Cycles / spec.Clock.Value;
        cost.Busy = busy;
        PerKey<TimeShare> shares = default;
        shares[TimeShare.Vector] = work.Cycles / spec.Clock.Value;
        shares[TimeShare.MemoryStall] = (cycles - work.Cycles) / spec.Clock.Value;
        cost.Shares = shares;

        PerKey<MemoryLevel> read = default;
        PerKey<MemoryLevel> written = default;
        read[MemoryLevel.Dram] = work.Fetched;
        written[MemoryLevel.Dram] = work.Written;
        read[MemoryLevel.IfmapScratchpad] = work.OnChipRead;
        written[MemoryLevel.IfmapScratchpad] = work.OnChipRead;
        read[MemoryLevel.OfmapScratchpad] = work.OnChipWritten;
        written[MemoryLevel.OfmapScratchpad] = work.OnChipWritten;
        cost.Read = read;
        cost.Written = written;
        if (rates is not null)
        {
            cost.Energy = Charge(cost, rates, 0, 0, work.Operations);
        }

        return cost;
    }

    private static Cost Timed(SystolicSpec spec, long cycles, long memory)
    {
        Cost cost = default;
        cost.Cycles = new Cycles(cycles);
        cost.Time = cost.Cycles.At(spec.Clock);
        PerKey<Resource> busy = default;
        busy[Resource.Dram] = memory / spec.Clock.Value;
        cost.Busy = busy;
        return cost;
    }

    /// <summary>Joules of PE registers: each multiply-accumulate passes its operands on and writes its sum; stationary values are shifted in, output-stationary results out.</summary>
    private static double Registers(in ProductRun run, EnergyRates rates, long macs)
    {
        RegisterShifts shifts = RegisterShifts.Of(run);
        double passed = rates.OperandStep + (run.Problem.Dataflow == Dataflow.OutputStationary ? rates.StationaryStep : 0);
        return (macs * (passed + rates.SumStep)) + (run.Times * (((double)shifts.Stationary * rates.StationaryStep) + ((double)shifts.Drain * rates.SumStep)));
    }

    private static PerKey<EnergyComponent> Charge(in Cost cost, EnergyRates rates, long macs, double registers, double vectorOperations)
    {
        PerKey<EnergyComponent> energy = default;
        energy[EnergyComponent.Macs] = macs * rates.Mac;
        energy[EnergyComponent.PeRegisters] = registers;
        energy[EnergyComponent.VectorUnit] = vectorOperations * rates.VectorOperation;
        energy[EnergyComponent.IfmapScratchpad] = At(cost, MemoryLevel.IfmapScratchpad, rates.Ifmap);
        energy[EnergyComponent.FilterScratchpad] = At(cost, MemoryLevel.FilterScratchpad, rates.Filter);
        energy[EnergyComponent.OfmapScratchpad] = At(cost, MemoryLevel.OfmapScratchpad, rates.Ofmap);
        energy[EnergyComponent.Dram] = At(cost, MemoryLevel.Dram, rates.Dram);
        return energy;
    }

    private static double At(in Cost cost, MemoryLevel level, (double Read, double Write) bit) =>
        8 * ((cost.Read[level] * bit.Read) + (cost.Written[level] * bit.Write));
}
