namespace HwSim.Accelerators.AntSim;

/// <summary>A number for each of the three operands.</summary>
internal readonly record struct Streams(long Activations, long Weights, long Outputs);
