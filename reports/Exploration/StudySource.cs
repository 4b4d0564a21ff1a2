using System.Collections.Immutable;

namespace HwSim.Reports.Exploration;

/// <summary>Where the results of a study come from, and where more is.</summary>
/// <param name="File">The study file, as commands name it.</param>
/// <param name="Store">The store, as commands name it.</param>
/// <param name="Digest">SHA-256 of everything that the results depend on.</param>
/// <param name="Designs">Design reports that were written: the path of each, relative to the report, by the number of its point.</param>
public sealed record StudySource(string File, string Store, string Digest, ImmutableSortedDictionary<long, string> Designs)
{
    /// <summary>The command that writes the design report of a point.</summary>
    public string CommandFor(long number) => FormattableString.Invariant($"hwsim sweep {File} --point {number} --out point-{number}");
}
