using HwSim.Core.Config;
using HwSim.Core.Units;

namespace HwSim.Core.Machine;

/// <summary>A part that is published as a whole: a PE with its registers, a decoder, a controller.</summary>
/// <param name="Name">The name that machine files use.</param>
/// <param name="Energy">Energy of one operation.</param>
/// <param name="Leakage">Static power; null where not stated.</param>
/// <param name="Area">Area of one.</param>
/// <param name="Technology">Feature size.</param>
/// <param name="Source">The documents, and what was derived from them.</param>
/// <param name="Trust">How far to trust the least trusted of its figures.</param>
public sealed record PublishedPart(string Name, Joules Energy, Watts? Leakage, SquareMicrometres Area, Metres Technology, string Source, Trust Trust);
