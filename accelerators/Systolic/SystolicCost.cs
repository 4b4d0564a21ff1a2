using HwSim.Core.Results;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Systolic;

/// <summary>Puts the figures of an operation together: time by what it goes to, bytes by level, energy by component.</summary>
internal static class SystolicCost
{
    /// <summary>The cost of a matrix product.</summary>
    /// <param name="work">What it does.</param>
    /// <param name="cycles">Cycles from start to end.</param>
    /// <param name="compute">Cycles in which the array works.</param>
    /// <param name="memory">Cycles in which main memory transfers.</param>
    /// <param name="clock">Of the machine.</param>
    /// <param name="rates">Energy of each action; null without a table.</param>
    public static Cost Of(in ProductWork work, long cycles, long compute, long memory, Hertz clock, EnergyRates? rates)
    {
        Cost cost = Timed(clock, cycles, memory);
        cost.BoundBy = memory > compute ? Resource.Dram : work.Vector > compute - work.Excess ? Resource.Vector : Resource.Compute;
        PerKey<Resource> busy = cost.Busy;
        busy[Resource.Compute] = (compute - work.Excess) / clock.Value;
        busy[Resource.Vector] = work.Vector / clock.Value;
        cost.Busy = busy;
        PerKey<TimeShare> shares = default;
        shares[TimeShare.Stream] = work.Stream / clock.Value;
        shares[TimeShare.FillDrain] = (compute - work.Excess - work.Stream) / clock.Value;
        shares[TimeShare.Vector] = work.Excess / clock.Value;
        shares[TimeShare.MemoryStall] = (cycles - compute) / clock.Value;
        cost.Shares = shares;

        PerKey<MemoryLevel> read = default;
        PerKey<MemoryLevel> written = default;
        read[MemoryLevel.Dram] = work.DramRead;
        written[MemoryLevel.Dram] = work.DramWritten;
        read[MemoryLevel.IfmapScratchpad] = work.IfmapRead;
        written[MemoryLevel.IfmapScratchpad] = work.IfmapWritten;
        read[MemoryLevel.FilterScratchpad] = work.FilterRead;
        written[MemoryLevel.FilterScratchpad] = work.FilterWritten;
        read[MemoryLevel.OfmapScratchpad] = work.OfmapRead;
        written[MemoryLevel.OfmapScratchpad] = work.OfmapWritten;
        cost.Read = read;
        cost.Written = written;

        cost.Macs = work.Macs;
        cost.Folds = work.Folds;
        cost.Utilization = cycles == 0 ? 0 : (double)work.Macs / ((double)cycles * work.Elements);
        cost.MappingEfficiency = work.Stream == 0 ? 0 : (double)work.Macs / ((double)work.Stream * work.Elements);
        if (rates is not null)
        {
            double decoded = (work.IfmapRead * rates.IfmapDecode) + (work.FilterRead * rates.FilterDecode);
            cost.Energy = Charge(cost, rates, (work.Macs * work.PesPerMac * rates.Mac) + decoded, Registers(work, rates), work.VectorOperations);
        }

        return cost;
    }

    /// <summary>The cost of a vector operation.</summary>
    public static Cost Of(in VectorWork work, long cycles, long memory, Hertz clock, EnergyRates? rates)
    {
        Cost cost = Timed(clock, cycles, memory);
        cost.BoundBy = work.Cycles >= memory ? Resource.Vector : Resource.Dram;
        PerKey<Resource> busy = cost.Busy;
        busy[Resource.Vector] = work.Cycles / clock.Value;
        cost.Busy = busy;
        PerKey<TimeShare> shares = default;
        shares[TimeShare.Vector] = work.Cycles / clock.Value;
        shares[TimeShare.MemoryStall] = (cycles - work.Cycles) / clock.Value;
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

    private static Cost Timed(Hertz clock, long cycles, long memory)
    {
        Cost cost = default;
        cost.Cycles = new Cycles(cycles);
        cost.Time = cost.Cycles.At(clock);
        PerKey<Resource> busy = default;
        busy[Resource.Dram] = memory / clock.Value;
        cost.Busy = busy;
        return cost;
    }

    /// <summary>Joules of PE registers: each multiply-accumulate passes its operands on and writes its sum; stationary values are shifted in, output-stationary results out.</summary>
    private static double Registers(in ProductWork work, EnergyRates rates)
    {
        double passed = rates.OperandStep + (work.IsOutputStationary ? rates.StationaryStep : 0);
        return (work.Macs * work.PesPerMac * (passed + rates.SumStep)) + (work.Times * work.PesPerMac * ((work.StationaryShifts * rates.StationaryStep) + (work.Drain * rates.SumStep)));
    }

    private static PerKey<EnergyComponent> Charge(in Cost cost, EnergyRates rates, double macs, double registers, double vectorOperations)
    {
        PerKey<EnergyComponent> energy = default;
        energy[EnergyComponent.Macs] = macs;
        energy[EnergyComponent.Leakage] = rates.StaticPower * cost.Time.Value;
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
