using HwSim.Core.Graph;
using HwSim.Core.Mappings;
using HwSim.Core.Results;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Npu.EthosU;

/// <summary>
/// Puts the figures of an operation together. Both ports count as main memory, since both lie outside the NPU; maps that stay for the next
/// operation count as the second level.
/// </summary>
internal static class EthosCost
{
    /// <summary>The cost of a product with its epilogue, all repetitions.</summary>
    public static Cost Of(Operation operation, in EthosPass pass, in WeightBuffering weights, Residency residency, EthosSpec spec)
    {
        EthosLayer layer = pass.Layer;
        EthosTraffic traffic = EthosTraffic.Of(layer, pass.Block);
        double read = EthosTraffic.ReadCycles(layer, pass.Block, spec, traffic.Read);
        double write = EthosTraffic.WriteCycles(layer, pass.Block, spec, traffic.Written);
        double fetched = pass.IsBuffered || layer.Kind == EthosKind.Vector ? pass.Encoded : Math.Max(pass.Encoded, (traffic.Weights * spec.WeightCompression.Value) + (10 * layer.Depth));
        double sram = Math.Ceiling((layer.IsInputExternal ? 0 : read) + (layer.IsOutputExternal ? 0 : write));
        double external = Math.Ceiling((layer.IsInputExternal ? read : 0) + (layer.IsOutputExternal ? write : 0) + (pass.IsBuffered ? 0 : fetched / spec.ExternalRate));
        long times = checked(layer.Times * operation.Repeat);
        long one = Math.Max(weights.Cycles, checked((long)Math.Max(sram, external)));
        (double passes, double beside) = Epilogue(operation, residency, spec);
        long vector = checked((long)Math.Ceiling(passes) * operation.Repeat);
        long cycles = checked((one * times) + vector);
        double clock = spec.Clock.Value;
        double transfer = pass.IsBuffered ? Math.Max(0, (pass.Encoded / spec.ExternalRate) - weights.Hidden) : 0;

        Cost cost = Timed(cycles, spec);
        PerKey<Resource> busy = default;
        busy[Resource.Compute] = pass.Cycles * times / clock;
        busy[Resource.Vector] = vector / clock;
        busy[Resource.Scratchpad] = sram * times / clock;
        busy[Resource.Dram] = Math.Min(cycles, (external + transfer) * times) / clock;
        cost.Busy = busy;
        cost.BoundBy = one == pass.Cycles ? Resource.Compute : sram >= Math.Max(external, weights.Cycles) ? Resource.Scratchpad : Resource.Dram;
        PerKey<TimeShare> shares = default;
        shares[TimeShare.Stream] = pass.Cycles * times / clock;
        shares[TimeShare.MemoryStall] = checked((one - pass.Cycles) * times) / clock;
        shares[TimeShare.Vector] = vector / clock;
        cost.Shares = shares;
        PerKey<MemoryLevel> reads = default;
        PerKey<MemoryLevel> writes = default;
        reads[residency.HasInput(0) ? MemoryLevel.L2 : MemoryLevel.Dram] = (double)traffic.Read * times;
        reads[MemoryLevel.Dram] += ((residency.HasInput(1) ? 0 : fetched) * times) + (beside * operation.Repeat);
        writes[residency.OutputStays ? MemoryLevel.L2 : MemoryLevel.Dram] = (double)traffic.Written * times;
        cost.Read = reads;
        cost.Written = writes;
        cost.Macs = operation.Macs;
        cost.Folds = checked((long)((double)NpuLayer.CeilingDivide(layer.OutputHeight, pass.Block.Height) * NpuLayer.CeilingDivide(layer.OutputWidth, pass.Block.Width) * NpuLayer.CeilingDivide(layer.Depth, pass.Block.Depth)) * times);
        cost.Utilization = cycles == 0 ? 0 : cost.Macs / (cycles * spec.MacsPerCycle);
        cost.MappingEfficiency = pass.Cycles == 0 ? 0 : Math.Min(1, cost.Macs / (pass.Cycles * times * spec.MacsPerCycle));
        return cost;
    }

    /// <summary>The cost of work that is not a product, all repetitions.</summary>
    public static Cost Of(VectorOperation operation, long once, in VectorRun moved, EthosSpec spec)
    {
        long cycles = checked(once * operation.Repeat);
        Cost cost = Timed(cycles, spec);
        PerKey<Resource> busy = default;
        busy[Resource.Vector] = cost.Time.Value;
        cost.Busy = busy;
        cost.BoundBy = Resource.Vector;
        PerKey<TimeShare> shares = default;
        shares[TimeShare.Vector] = cost.Time.Value;
        cost.Shares = shares;
        PerKey<MemoryLevel> reads = default;
        PerKey<MemoryLevel> writes = default;
        reads[MemoryLevel.Dram] = (double)moved.Read * operation.Repeat;
        writes[MemoryLevel.Dram] = (double)moved.Written * operation.Repeat;
        reads[MemoryLevel.L2] = (double)(moved.OnChipRead - moved.Read) * operation.Repeat;
        writes[MemoryLevel.L2] = (double)(moved.OnChipWritten - moved.Written) * operation.Repeat;
        cost.Read = reads;
        cost.Written = writes;
        return cost;
    }

    /// <summary>Cycles of the element-wise passes behind a product, which come on top of it, and the bytes that they and the product read beside ifmap and filter.</summary>
    private static (double Cycles, double Beside) Epilogue(Operation operation, Residency residency, EthosSpec spec)
    {
        double cycles = 0;
        foreach (VectorOperation vector in operation.Epilogue)
        {
            cycles += vector.Kind == OperationKind.Elementwise ? EthosVector.Elementwise(vector, spec) : 0;
        }

        double beside = 0;
        for (int i = 2; i < operation.Inputs.Length; i++)
        {
            Tensor input = operation.Inputs[i];
            beside += residency.HasInput(i) || input.Role == TensorRole.Weight ? 0 : Bytes.Of(input.Elements, spec.BitsOf(input)).Value;
        }

        return (cycles, beside);
    }

    private static Cost Timed(long cycles, EthosSpec spec)
    {
        Cost cost = default;
        cost.Cycles = new Cycles(cycles);
        cost.Time = cost.Cycles.At(spec.Clock);
        return cost;
    }
}
