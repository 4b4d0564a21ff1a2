using HwSim.Core.Graph;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Spiking;

/// <summary>
/// A network run with spikes: each synapse adds when its input spikes, at so many spikes a neuron and time step, over so many steps. The
/// energy beside that of the same network with multiply-accumulates, without and with what moving data takes.
/// </summary>
/// <param name="Macs">Multiply-accumulates of an ordinary inference in layers that take spikes.</param>
/// <param name="DirectMacs">Those of the first layer where it takes the image itself: done once, with multiplications.</param>
/// <param name="Weights">Weights of all layers.</param>
/// <param name="Inputs">Values that layers read.</param>
/// <param name="Outputs">Neurons: values that layers write.</param>
public sealed record SpikingNetwork(double Macs, double DirectMacs, double Weights, double Inputs, double Outputs)
{
    /// <summary>Multiply-accumulates that one read of a weight serves in an array of the usual size; a spike finds its weights one by one.</summary>
    public const double WeightReuse = 16;

    private const double WordBits = 32;

    /// <summary>The products of a workload.</summary>
    /// <param name="graph">The workload.</param>
    /// <param name="isFirstDirect">True where the first product takes the image itself.</param>
    /// <exception cref="ArgumentException">It has no products.</exception>
    public static SpikingNetwork Of(WorkloadGraph graph, bool isFirstDirect)
    {
        ArgumentNullException.ThrowIfNull(graph);
        Operation[] products = [.. graph.Operations.Where(o => o.Lowered is { Macs: > 0 })];
        if (products.Length == 0)
        {
            throw new ArgumentException("the workload has no products, so nothing could spike", nameof(graph));
        }

        double direct = isFirstDirect ? products[0].Macs : 0;
        return new SpikingNetwork(
            products.Sum(p => (double)p.Macs) - direct, direct, products.Sum(p => (double)p.Lowered!.Value.FilterElements),
            products.Sum(p => (double)p.Lowered!.Value.IfmapElements), products.Sum(p => (double)p.Lowered!.Value.OfmapElements));
    }

    /// <summary>Energy of the ordinary network.</summary>
    /// <param name="energies">What operations take.</param>
    /// <param name="countsMemory">True to count on-chip memory: weights once for what they serve, maps in and out once.</param>
    public Joules Ordinary(SpikingEnergies energies, bool countsMemory)
    {
        ArgumentNullException.ThrowIfNull(energies);
        double compute = (Macs + DirectMacs) * energies.MultiplyAccumulate.Value.Value;
        double bits = ((Macs + DirectMacs) / WeightReuse) + Inputs + Outputs;
        return new Joules(compute + (countsMemory ? bits * WordBits * energies.OnChip.Value.Value : 0));
    }

    /// <summary>Energy of the spiking network.</summary>
    /// <param name="energies">What operations take.</param>
    /// <param name="rate">Spikes a neuron and step, 0 to 1.</param>
    /// <param name="steps">Time steps.</param>
    /// <param name="countsMemory">True to count on-chip memory: a weight for each spike and synapse, a bit for each input and step, every potential read and written at each step.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not between 0 and 1, or there are no steps.</exception>
    public Joules Spiking(SpikingEnergies energies, double rate, int steps, bool countsMemory)
    {
        ArgumentNullException.ThrowIfNull(energies);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        if (!(rate is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(rate), rate, "a neuron spikes at most once a step");
        }

        return new Joules(Still(energies, steps, countsMemory) + (rate * Moved(energies, steps, countsMemory)));
    }

    /// <summary>The spike rate at which both take the same; above it spikes do not pay. Below 0 they never do.</summary>
    public double BreakEvenRate(SpikingEnergies energies, int steps, bool countsMemory)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        return (Ordinary(energies, countsMemory).Value - Still(energies, steps, countsMemory)) / Moved(energies, steps, countsMemory);
    }

    /// <summary>Energy that does not depend on spikes.</summary>
    private double Still(SpikingEnergies energies, int steps, bool countsMemory)
    {
        double direct = DirectMacs * energies.MultiplyAccumulate.Value.Value;
        double bits = (DirectMacs / WeightReuse * WordBits) + (steps * (Inputs + (2 * WordBits * Outputs)));
        return direct + (countsMemory ? bits * energies.OnChip.Value.Value : 0);
    }

    /// <summary>Energy of all synapses, as if every neuron spiked at every step.</summary>
    private double Moved(SpikingEnergies energies, int steps, bool countsMemory) =>
        steps * Macs * (energies.Accumulate.Value.Value + (countsMemory ? WordBits * energies.OnChip.Value.Value : 0));
}
