namespace HwSim.Accelerators.AntSim;

/// <summary>A layer of a network with its figures.</summary>
/// <param name="Name">As the workload calls it.</param>
/// <param name="Layer">What it is.</param>
/// <param name="Times">How often it is repeated.</param>
/// <param name="Figures">What ant_simulator says of it, once.</param>
public readonly record struct AntSimNetworkLayer(string Name, AntSimLayer Layer, long Times, AntSimFigures Figures);
