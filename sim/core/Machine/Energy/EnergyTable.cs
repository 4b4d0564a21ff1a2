using System.Collections.Immutable;

namespace HwSim.Core.Machine;

/// <summary>Published energy and area figures of parts, under one name. A part that nobody has published a figure for is not in it.</summary>
/// <param name="Name">The name that machine files use.</param>
/// <param name="Description">Where the figures come from, in one sentence.</param>
public sealed record EnergyTable(string Name, string Description)
{
    /// <summary>The tables whose figures this one takes over.</summary>
    public ImmutableArray<string> Include { get; init; } = [];

    /// <summary>Adders, multipliers and register bits, by document.</summary>
    public ImmutableArray<ArithmeticGroup> Arithmetic { get; init; } = [];

    /// <summary>On-chip memories, by technology and word width.</summary>
    public ImmutableArray<SramSeries> Sram { get; init; } = [];

    /// <summary>Main memories by type.</summary>
    public ImmutableArray<DramFigure> Dram { get; init; } = [];

    /// <summary>Parts that are published as a whole.</summary>
    public ImmutableArray<PublishedPart> Parts { get; init; } = [];

    /// <summary>This table with the figures of the tables it includes; where both have a DRAM type or a document on the same part, this one's come first.</summary>
    public EnergyTable With(IEnumerable<EnergyTable> included)
    {
        ImmutableArray<EnergyTable> all = [this, .. included];
        return this with
        {
            Include = [],
            Arithmetic = [.. all.SelectMany(t => t.Arithmetic)],
            Sram = [.. all.SelectMany(t => t.Sram)],
            Dram = [.. all.SelectMany(t => t.Dram)],
            Parts = [.. all.SelectMany(t => t.Parts)],
        };
    }
}
