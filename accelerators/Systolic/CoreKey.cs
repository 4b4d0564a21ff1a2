using HwSim.Core.Mappings;

namespace HwSim.Accelerators.Systolic;

/// <summary>What <see cref="CoreWork"/> depends on.</summary>
internal sealed record CoreKey(SystolicCore Core, Dataflow Dataflow);
