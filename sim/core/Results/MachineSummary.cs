using System.Collections.Immutable;

namespace HwSim.Core.Results;

/// <summary>The machine that a result was made on.</summary>
/// <param name="Name">As in its file.</param>
/// <param name="Model">The kind of machine.</param>
/// <param name="Description">One sentence.</param>
/// <param name="Digest">SHA-256 of the resolved configuration's canonical text.</param>
/// <param name="ClockHertz">The clock.</param>
/// <param name="PeakMacsPerSecond">The roof of the roofline.</param>
/// <param name="MemoryBytesPerSecond">The slope of the roofline; null where unlimited.</param>
/// <param name="Parameters">The resolved configuration as paths with values, for people.</param>
public sealed record MachineSummary(
    string Name, string Model, string Description, string Digest, double ClockHertz, double PeakMacsPerSecond,
    double? MemoryBytesPerSecond, ImmutableArray<Parameter> Parameters);
