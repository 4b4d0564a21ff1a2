namespace HwSim.Accelerators.ScaleSim;

/// <summary>A known deviation of SCALE-Sim.</summary>
/// <param name="Id">Stable number, such as <c>S01</c>.</param>
/// <param name="Flag">The switch of the engine.</param>
/// <param name="Sentence">What SCALE-Sim does and what is right.</param>
/// <param name="Source">Where in SCALE-Sim, and the issue that reports it where there is one.</param>
public sealed record Defect(string Id, Defects Flag, string Sentence, string Source);
