using System.Collections.Immutable;

namespace HwSim.Kernels.Runtime;

/// <summary>The kernels that a measurement runs.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Cases">The cases, in order.</param>
public sealed record Suite(string Name, string Description, ImmutableArray<KernelCase> Cases);
