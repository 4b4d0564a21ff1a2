using HwSim.Core.Units;

namespace HwSim.Kernels.Reference.Formats;

/// <summary>A published area of one part.</summary>
/// <param name="Part">What was synthesized.</param>
/// <param name="Area">Its area.</param>
/// <param name="Nanometres">The node.</param>
/// <param name="Source">Where the figure stands.</param>
public sealed record PartArea(string Part, SquareMicrometres Area, int Nanometres, string Source);
