using System.Collections.Immutable;

namespace HwSim.Accelerators.Coupled.Kernels;

/// <summary>Which kernels a piece of software launches for an operation.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">One sentence.</param>
/// <param name="Source">Where the lists come from.</param>
/// <param name="Issue">The host's time to issue one kernel over that of one eager operator.</param>
/// <param name="FusesEpilogues">True where element-wise work after a product is done on its results as they leave.</param>
/// <param name="MergesProjections">True where products of the same input (queries, keys and values; gate and up) are one.</param>
/// <param name="AddsSplits">True where a reduction that is split over thread blocks is added up by a kernel of its own.</param>
/// <param name="Rules">The first rule that fits an operation holds; without one it is one kernel.</param>
/// <param name="Before">Kernels of a step before its operations.</param>
/// <param name="After">Kernels of a step after its operations.</param>
public sealed record KernelList(
    string Name, string Description, string Source, double Issue, bool FusesEpilogues, bool MergesProjections, bool AddsSplits,
    ImmutableArray<KernelRule> Rules, ImmutableArray<KernelEntry> Before, ImmutableArray<KernelEntry> After);
