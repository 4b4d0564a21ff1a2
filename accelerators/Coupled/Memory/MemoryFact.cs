namespace HwSim.Accelerators.Coupled.Memory;

/// <summary>A measured figure of a memory or link, and what a machine says about it.</summary>
/// <param name="Id">Its name in the list of facts.</param>
/// <param name="Machine">The preset.</param>
/// <param name="Overrides">Keys of the preset that are changed to what was measured on.</param>
/// <param name="IsInput">True where the preset was given the figure, so that it proves nothing.</param>
/// <param name="Unit">The unit of the prediction.</param>
/// <param name="Predict">What the machine says.</param>
public sealed record MemoryFact(string Id, string Machine, string[] Overrides, bool IsInput, string Unit, Func<CoupledMachine, double> Predict);
