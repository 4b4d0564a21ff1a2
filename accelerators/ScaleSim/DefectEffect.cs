namespace HwSim.Accelerators.ScaleSim;

/// <summary>What one defect does to one figure of a layer.</summary>
/// <param name="Defect">The defect.</param>
/// <param name="Figure">The figure, as the reports name it.</param>
/// <param name="Reported">What SCALE-Sim reports.</param>
/// <param name="Corrected">The figure with this defect alone put right.</param>
public sealed record DefectEffect(Defect Defect, string Figure, double Reported, double Corrected);
