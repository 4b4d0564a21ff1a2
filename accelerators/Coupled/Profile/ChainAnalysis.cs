namespace HwSim.Accelerators.Coupled.Profile;

/// <summary>What fusing chains of one length would give.</summary>
/// <param name="Length">Kernels of a chain.</param>
/// <param name="Launches">Kernels of the trace.</param>
/// <param name="Chains">Different chains of this length.</param>
/// <param name="Recommended">Those whose proximity score is high enough.</param>
/// <param name="Fused">Places, without overlap, at which one of those is fused.</param>
/// <param name="IdealSpeedup">Launches before over launches after: the gain of a run that launching alone decides.</param>
public sealed record ChainAnalysis(int Length, int Launches, int Chains, int Recommended, int Fused, double IdealSpeedup);
