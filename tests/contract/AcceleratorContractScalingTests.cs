using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Results;
using HwSim.Core.Units;

namespace HwSim.Tests.Contract;

/// <summary>
/// Better machines are not slower, and the levels agree. More PEs never being slower is not among the rules: a larger array takes longer
/// to fill and to drain, so a product that it cannot use is slower on it (a 1x1x1 product takes R + C cycles or so). What more PEs do
/// improve is the bound: the roofline is never worse, and neither is the number of folds.
/// <para>
/// Mappings are chosen by the closed form. A better machine may therefore get another mapping, which is better there and can be a little
/// worse in events: the analytic level is held to the rules whatever the mapping, the others under one mapping.
/// </para>
/// </summary>
public class AcceleratorContractScalingTests
{
    /// <summary>Narrower operands are cut into fewer and larger tiles, whose first fetch and last write nothing hides.</summary>
    private const double CoarserTiles = 1.05;

    public static TheoryData<string> Machines => ContractMachine.Names;

    [Theory, MemberData(nameof(Machines))]
    public void More_bandwidth_is_never_slower(string name)
    {
        ContractMachine machine = ContractMachine.All[name];
        double rate = machine.Build().Spec.MemoryBandwidth!.Value.Value;
        Compare(machine.Build(), machine.Build(machine.Model.Bandwidth(new BytesPerSecond(rate * 1.7))), (slow, fast) => fast.Cost.Time.Value <= slow.Cost.Time.Value);
    }

    [Theory, MemberData(nameof(Machines))]
    public void A_faster_clock_is_never_slower(string name)
    {
        ContractMachine machine = ContractMachine.All[name];
        double clock = machine.Build().Spec.Clock.Value;

        // A cycle is the grain of every time: a faster clock can lose what the slower one rounded away, at most one of its own cycles a transfer.
        Compare(machine.Build(), machine.Build(machine.Model.Clock(new Hertz(clock * 2))), (slow, fast) => fast.Cost.Time.Value <= slow.Cost.Time.Value);
    }

    /// <summary>Bytes on the chip depend on the mapping, which narrower operands may change for the better; under one mapping they never grow.</summary>
    [Theory, MemberData(nameof(Machines))]
    public void Fewer_bits_are_never_slower_and_never_more_bytes(string name)
    {
        ContractMachine machine = ContractMachine.All[name];
        int[] widths = [16, 8, 7, 4];
        foreach ((int wide, int narrow) in widths.Zip(widths.Skip(1)))
        {
            Compare(
                machine.Build(machine.Model.Width(wide)), machine.Build(machine.Model.Width(narrow)),
                (before, after) => after.Cost.Time.Value <= before.Cost.Time.Value * CoarserTiles && after.DramBytes <= before.DramBytes && (after.Mapping != before.Mapping || NoMoreBytes(before.Cost, after.Cost)));
        }
    }

    [Theory, MemberData(nameof(Machines))]
    public void More_PEs_never_lower_the_roof_nor_need_more_folds(string name)
    {
        ContractMachine machine = ContractMachine.All[name];
        IAccelerator small = machine.Build();
        IAccelerator large = machine.Build(machine.Model.MorePes(machine.File()));
        Assert.True(large.Spec.PeakMacsPerSecond > small.Spec.PeakMacsPerSecond);
        Violations violations = new();
        foreach (ContractCase one in ContractCase.Of(small, Fidelity.Analytic))
        {
            // Partial sums of a wider fold need more of the scratchpad, so a tiny one can hold fewer rows, and then there are more chunks.
            ContractCase? other = one.On(large);
            bool isComparable = other is not null && one.Operation.Lowered is not null && one.Mapping with { Residency = other.Mapping.Residency } == other.Mapping;
            violations.Check(!isComparable || other!.Cost.Folds <= one.Cost.Folds, () => $"{one}: {one.Cost.Folds} folds, then {other!.Cost.Folds}");
        }

        violations.AssertNone();
    }

    [Theory, MemberData(nameof(Machines))]
    public void Keeping_all_of_M_is_dense(string name)
    {
        IAccelerator machine = ContractMachine.All[name].Build();
        foreach (Fidelity fidelity in machine.Fidelities)
        {
            foreach ((long m, long n, long k) in new[] { (40L, 50L, 64L), (7L, 9L, 61L) })
            {
                Cost dense = ContractCase.Find(machine, ContractOperations.Gemm("dense", m, n, k), default, fidelity)!.Cost;
                Cost full = ContractCase.Find(machine, ContractOperations.Gemm("4:4", m, n, k, new NmPattern(4, 4)), default, fidelity)!.Cost;
                Assert.Equal(dense, full);
            }
        }
    }

    [Theory, MemberData(nameof(Machines))]
    public void Keeping_less_is_never_slower(string name)
    {
        IAccelerator machine = ContractMachine.All[name].Build();
        foreach (Fidelity fidelity in machine.Fidelities)
        {
            double[] times = [.. new[] { new NmPattern(1, 8), new NmPattern(2, 8), new NmPattern(4, 8), NmPattern.Dense }
                .Select(p => ContractCase.Find(machine, ContractOperations.Gemm("sparse", 40, 50, 64, p), default, fidelity)!.Cost.Time.Value)];
            Assert.Equal(times.Order(), times);
        }
    }

    /// <summary>Whatever mapping each level finds best.</summary>
    [Theory, MemberData(nameof(Machines))]
    public void Events_never_beat_the_closed_form(string name) =>
        CompareLevels(ContractMachine.All[name].Build(), Fidelity.Analytic, Fidelity.Event, (analytic, moved) => moved.Cycles >= analytic.Cycles && moved.Macs == analytic.Macs);

    [Theory, MemberData(nameof(Machines))]
    public void Under_one_mapping_events_move_what_the_closed_form_counts(string name)
    {
        IAccelerator machine = ContractMachine.All[name].Build();
        if (!machine.Fidelities.Contains(Fidelity.Event))
        {
            return;
        }

        Violations violations = new();
        foreach (ContractCase planned in ContractCase.Of(machine, Fidelity.Event))
        {
            ContractCase closed = planned.At(Fidelity.Analytic);
            (Cost analytic, Cost moved) = (closed.Cost, planned.Cost);
            violations.Check(
                moved.Cycles >= analytic.Cycles && moved.Macs == analytic.Macs && moved.Read == analytic.Read && moved.Written == analytic.Written && moved.Energy == analytic.Energy,
                () => $"{closed}: {analytic.Cycles.Value} cycles, {planned}: {moved.Cycles.Value}");
        }

        violations.AssertNone();
    }

    [Theory, MemberData(nameof(Machines))]
    public void All_levels_agree_where_bandwidth_is_unlimited(string name)
    {
        ContractMachine machine = ContractMachine.All[name];
        IAccelerator unlimited = ContractMachine.Build(machine.Model.Unlimited(machine.File()));
        Assert.Null(unlimited.Spec.MemoryBandwidth);
        CompareLevels(unlimited, Fidelity.Analytic, Fidelity.Event, (a, b) => a.Cycles == b.Cycles);
        CompareLevels(unlimited, Fidelity.Analytic, Fidelity.Cycle, (a, b) => a.Cycles == b.Cycles);
    }

    [Theory, MemberData(nameof(Machines))]
    public void Counting_in_the_PEs_gives_the_cycles_of_the_event_level(string name) =>
        CompareLevels(ContractMachine.All[name].Build(), Fidelity.Event, Fidelity.Cycle, (a, b) => a == b);

    [Theory, MemberData(nameof(Machines))]
    public void Unlimited_bandwidth_is_never_slower(string name)
    {
        ContractMachine machine = ContractMachine.All[name];
        MappingNode file = machine.File();
        Compare(machine.Build(), ContractMachine.Build(machine.Model.Unlimited(file)), (limited, unlimited) => unlimited.Cost.Time.Value <= limited.Cost.Time.Value);
    }

    private static bool NoMoreBytes(in Cost before, in Cost after)
    {
        PerKey<MemoryLevel> old = before.Read + before.Written;
        PerKey<MemoryLevel> now = after.Read + after.Written;
        return Enum.GetValues<MemoryLevel>().All(l => now[l] <= old[l]);
    }

    private static void CompareLevels(IAccelerator machine, Fidelity first, Fidelity second, Func<Cost, Cost, bool> rule)
    {
        if (!machine.Fidelities.Contains(first) || !machine.Fidelities.Contains(second))
        {
            return;
        }

        Violations violations = new();
        foreach (ContractCase one in ContractCase.Of(machine, first))
        {
            if (one.On(machine, second) is { } other)
            {
                violations.Check(rule(one.Cost, other.Cost), () => $"{one}: {one.Cost.Cycles.Value} cycles, {other}: {other.Cost.Cycles.Value}");
            }
        }

        violations.AssertNone();
    }

    private static void Compare(IAccelerator before, IAccelerator after, Func<ContractCase, ContractCase, bool> rule)
    {
        Violations violations = new();
        foreach (ContractCase one in ContractCase.Of(before))
        {
            ContractCase? other = one.On(after);
            bool isHeld = other is null || one.Fidelity == Fidelity.Analytic || one.Mapping == other.Mapping;
            violations.Check(!isHeld || (other is not null && rule(one, other)), () => $"{one}: {one.Cost.Cycles.Value} cycles, {one.DramBytes} bytes; then {other}: {other?.Cost.Cycles.Value} cycles, {other?.DramBytes} bytes");
        }

        violations.AssertNone();
    }
}
