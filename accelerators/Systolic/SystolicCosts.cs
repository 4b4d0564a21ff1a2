using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Mappings;
using HwSim.Core.Results;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Systolic;

/// <summary>
/// Costs at the analytic level from shared work: what products do depends on the core and a dataflow, what vector operations do on lanes,
/// widths and the ifmap scratchpad. Only the choice among layouts, time and energy are left to each machine.
/// </summary>
internal sealed class SystolicCosts : IOperationCosts
{
    private readonly SystolicCore core;
    private readonly DramPort dram;
    private readonly Hertz clock;
    private readonly EnergyRates? rates;
    private readonly Dataflow[] dataflows;
    private readonly WorkShelf<CoreWork>[] products;
    private readonly LanesKey lanes;
    private readonly WorkShelf<LanesWork> vectors;
    private readonly PlainCosts plain;

    public SystolicCosts(SystolicArray machine, SystolicSpec spec, SystolicCore core, EnergyRates? rates, SharedWork shared)
    {
        this.core = core;
        this.rates = rates;
        dram = spec.Dram;
        clock = spec.Clock;
        dataflows = SystolicPlanner.ChoiceOf(spec.Dataflow);
        products = [.. dataflows.Select(d => shared.Shelf<CoreWork>(new CoreKey(core, d)))];
        lanes = new LanesKey(core.Widths, core.VectorLanes, core.Scratchpads.Usable(core.Scratchpads.Ifmap));
        vectors = shared.Shelf<LanesWork>(lanes);
        plain = new PlainCosts(machine, Fidelity.Analytic, shared);
    }

    public Plan CostOf(int variant, Operation operation, Residency residency, out Cost cost) =>
        operation is VectorOperation vector ? CostOf(variant, vector, residency, out cost) : CostOfProduct(variant, operation, residency, out cost);

    private Plan CostOf(int variant, VectorOperation operation, Residency residency, out Cost cost)
    {
        LanesWork found = vectors.Find(variant) ?? vectors.Keep(variant, LanesWork.Of(operation, lanes, residency));
        if (!found.IsPlain)
        {
            return plain.CostOf(variant, operation, residency, out cost);
        }

        (long cycles, long memory) = AnalyticBound.Of(found.Port, found.Work.Cycles, dram, core.Scratchpads.DoubleBuffered);
        cost = SystolicCost.Of(found.Work, cycles, memory, clock, rates);
        return Plan.Feasible(new Mapping(default, default, 0, 1, residency));
    }

    private Plan CostOfProduct(int variant, Operation operation, Residency residency, out Cost cost)
    {
        FastestLayout fastest = new(dram, core.Scratchpads.DoubleBuffered);
        CoreWork? best = null;
        int place = 0;
        for (int i = 0; i < products.Length; i++)
        {
            CoreWork found = products[i].Find(variant) ?? products[i].Keep(variant, CoreWork.Of(operation, core, dataflows[i], residency));
            if (found.Layouts.Length == 0)
            {
                return plain.CostOf(variant, operation, residency, out cost);
            }

            for (int j = 0; j < found.Layouts.Length; j++)
            {
                if (fastest.Look(found.Layouts[j]))
                {
                    (best, place) = (found, j);
                }
            }
        }

        Layout layout = best!.Layouts[place];
        cost = SystolicCost.Of(best.Works[place], fastest.Cycles, layout.Compute, fastest.Memory, clock, rates);
        return Plan.Feasible(layout.Mapping, best.Note);
    }
}
