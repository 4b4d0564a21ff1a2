namespace HwSim.Accelerators.Gpu.Kernels;

/// <summary>Data exchanged between GPUs.</summary>
/// <param name="Bytes">Bytes that each rank holds.</param>
/// <param name="Ranks">GPUs that take part.</param>
/// <param name="IsAllReduce">True for an all-reduce, false for one message from a GPU to another.</param>
/// <param name="Topology">How the GPUs are linked.</param>
public readonly record struct CollectiveProblem(double Bytes, double Ranks, bool IsAllReduce, CollectiveTopology Topology);
