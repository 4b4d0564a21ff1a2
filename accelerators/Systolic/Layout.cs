using HwSim.Core.Mappings;

namespace HwSim.Accelerators.Systolic;

/// <summary>A way to lay a product out, with what its time depends on beside clock and main memory.</summary>
/// <param name="Mapping">The way.</param>
/// <param name="Compute">Cycles of computing all products of the operation.</param>
/// <param name="Port">What they move over the port of main memory.</param>
internal readonly record struct Layout(Mapping Mapping, long Compute, PortWork Port)
{
    /// <exception cref="OverflowException">A count does not fit 64 bits.</exception>
    public static Layout Of(in ProductRun run) => new(run.Mapping, checked(run.ComputeCycles * run.Times), PortWork.Of(run));
}
