namespace HwSim.Accelerators.ScaleSim;

/// <summary>The effect of one defect in the JSON document.</summary>
public sealed record ScaleSimEffectDocument(string Id, string Figure, double Reported, double Corrected, string Reason, string Source);
