using System.Collections.Immutable;

namespace HwSim.Accelerators.ScaleSim;

/// <summary>What the corrected model says, in the JSON document.</summary>
public sealed record ScaleSimExplanationDocument(long CorrectedTotalCycles, ImmutableArray<ScaleSimEffectDocument> Defects);
