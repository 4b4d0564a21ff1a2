using HwSim.Core.Machine;
using HwSim.Core.Mappings;
using HwSim.Core.Results;

namespace HwSim.Core.Engine.Exploration;

/// <summary>What one worker keeps from point to point: the machine that it built last, and costs of operations that are alike.</summary>
internal sealed class EvaluationScratch
{
    private readonly Dictionary<(int Likeness, Residency Residency), int> known = [];
    private (Plan Plan, Cost Cost)[] costs = new (Plan, Cost)[64];

    /// <summary>Which machine <see cref="Machine"/> is; null before the first.</summary>
    public string? MachineText { get; set; }

    /// <summary>The machine; null where it cannot be built.</summary>
    public IAccelerator? Machine { get; set; }

    /// <summary>Why it cannot be built.</summary>
    public string? MachineFault { get; set; }

    /// <summary>Its area in mm²; null where a part has no figure.</summary>
    public double? MachineArea { get; set; }

    /// <summary>Forgets the costs: the next ones are of another machine or another workload.</summary>
    public void ForgetCosts() => known.Clear();

    /// <summary>The plan and cost of an operation that is like one met before.</summary>
    /// <returns>Where it is; a new place, to be filled in, where <paramref name="isNew"/>.</returns>
    public ref (Plan Plan, Cost Cost) CostOf(int likeness, Residency residency, out bool isNew)
    {
        isNew = known.TryAdd((likeness, residency), known.Count);
        int place = known[(likeness, residency)];
        if (place == costs.Length)
        {
            Array.Resize(ref costs, costs.Length * 2);
        }

        return ref costs[place];
    }
}
