using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Results;

namespace HwSim.Tests.Contract;

/// <summary>What a cost says adds up, and nothing beats physics.</summary>
public class AcceleratorContractAccountingTests
{
    private const double Tolerance = 1e-9;
    private const double NarrowestOperand = 4;

    public static TheoryData<string> Machines => ContractMachine.Names;

    [Fact]
    public void Every_model_is_in_the_suite() => Assert.Equal(Accelerators.Machines.Models.Keys.Order(), ContractModel.All.Keys.Order());

    [Theory, MemberData(nameof(Machines))]
    public void Time_shares_add_up_to_the_time(string name) => Check(name, (c, v) =>
    {
        v.Check(Near(c.Cost.Shares.Total, c.Cost.Time.Value), () => $"{c}: shares {c.Cost.Shares.Total} s of {c.Cost.Time}");
        v.Check(Enum.GetValues<TimeShare>().All(s => c.Cost.Shares[s] >= 0), () => $"{c}: negative share");
        v.Check(Near(c.Cost.Time.Value, c.Cost.Cycles.At(c.Machine.Spec.Clock).Value), () => $"{c}: time is not cycles at the clock");
    });

    [Theory, MemberData(nameof(Machines))]
    public void No_resource_is_busy_for_longer_than_the_operation_takes(string name) => Check(name, (c, v) =>
    {
        foreach (Resource resource in Enum.GetValues<Resource>())
        {
            double busy = c.Cost.Busy[resource];
            v.Check(busy >= 0 && busy <= c.Cost.Time.Value * (1 + Tolerance), () => $"{c}: {resource} is busy for {busy} s of {c.Cost.Time}");
        }
    });

    [Theory, MemberData(nameof(Machines))]
    public void Nothing_beats_its_roofline(string name) => Check(name, (c, v) =>
    {
        HardwareSpec spec = c.Machine.Spec;
        double compute = c.Cost.Macs / spec.PeakMacsPerSecond;
        double memory = spec.MemoryBandwidth is { } rate ? c.DramBytes / rate.Value : 0;
        v.Check(c.Cost.Time.Value >= Math.Max(compute, memory) * (1 - Tolerance), () => $"{c}: {c.Cost.Time}, below the roofline of {compute} s compute and {memory} s memory");
        v.Check(c.Cost.Utilization is >= 0 and <= 1 + Tolerance && c.Cost.MappingEfficiency is >= 0 and <= 1 + Tolerance, () => $"{c}: utilization {c.Cost.Utilization}, mapping efficiency {c.Cost.MappingEfficiency}");
    });

    [Theory, MemberData(nameof(Machines))]
    public void Multiply_accumulates_are_those_of_the_operation(string name) => Check(name, (c, v) =>
    {
        bool isSparse = c.Operation.Lowered is { FilterSparsity.IsDense: false };
        v.Check(isSparse ? c.Cost.Macs <= c.Operation.Macs : c.Cost.Macs == c.Operation.Macs, () => $"{c}: {c.Cost.Macs} of {c.Operation.Macs} MACs");
    });

    [Theory, MemberData(nameof(Machines))]
    public void Every_distinct_byte_crosses_main_memory_at_least_once(string name) => Check(name, (c, v) =>
    {
        double written = c.Residency.OutputStays ? 0 : c.Operation.Outputs.Sum(o => (double)c.Machine.StorageOf(o).Value) * c.Operation.Repeat;
        v.Check(c.Cost.Written[MemoryLevel.Dram] >= written, () => $"{c}: writes {c.Cost.Written[MemoryLevel.Dram]} of {written} bytes");
        v.Check(!c.Residency.OutputStays || c.Cost.Written[MemoryLevel.Dram] == 0, () => $"{c}: writes an output that stays");
        double read = Enumerable.Range(0, c.Operation.Inputs.Length).Where(i => !c.Residency.HasInput(i)).Sum(i => Distinct(c, i));
        v.Check(c.Cost.Read[MemoryLevel.Dram] >= read, () => $"{c}: reads {c.Cost.Read[MemoryLevel.Dram]} of {read} distinct bytes");
    });

    [Theory, MemberData(nameof(Machines))]
    public void Energy_follows_from_what_was_done(string name) => Check(name, (c, v) =>
    {
        bool all = Enum.GetValues<EnergyComponent>().All(e => c.Cost.Energy[e] >= 0 && double.IsFinite(c.Cost.Energy[e]));
        v.Check(all, () => $"{c}: energy {c.Cost.Energy.Total}");
        v.Check(Near(Enum.GetValues<EnergyComponent>().Sum(e => c.Cost.Energy[e]), c.Cost.Energy.Total), () => $"{c}: components do not add up");
        bool works = c.Cost.Macs > 0 || c.DramBytes > 0;
        v.Check(!works || !c.Machine.MissingEnergy.IsEmpty || c.Cost.Energy.Total > 0, () => $"{c}: works for nothing");
    });

    /// <summary>The bytes of an input that the operation cannot do without.</summary>
    private static double Distinct(ContractCase c, int input)
    {
        Tensor tensor = c.Operation.Inputs[input];
        double bits = tensor.Elements == 0 ? 0 : 8.0 * c.Machine.StorageOf(tensor).Value / tensor.Elements;
        if (c.Operation.Lowered is { } shape && input < 2)
        {
            // Activations that are the filter (keys, values) may be narrowed to it on their way in.
            bits = tensor.Role == TensorRole.Weight || input == 0 ? bits : Math.Min(bits, NarrowestOperand);
            double elements = input == 0 ? shape.IfmapElements : (double)shape.FilterElements / shape.K * shape.FilterSparsity.Kept(shape.K);
            return Math.Floor(elements * Math.Floor(bits) / 8);
        }

        bool isTable = c.Operation.Kind == OperationKind.Embedding && tensor.Role == TensorRole.Weight;
        double whole = (double)c.Machine.StorageOf(tensor).Value * c.Operation.Repeat;
        return isTable ? Math.Min(whole, Math.Floor(c.Operation.Outputs.Sum(o => o.Elements) * bits / 8)) : whole;
    }

    private static bool Near(double a, double b) => Math.Abs(a - b) <= Tolerance * Math.Max(Math.Abs(a), Math.Abs(b));

    private static void Check(string name, Action<ContractCase, Violations> rule)
    {
        Violations violations = new();
        foreach (ContractCase found in ContractCase.Of(ContractMachine.All[name].Build()))
        {
            rule(found, violations);
        }

        violations.AssertNone();
    }
}
