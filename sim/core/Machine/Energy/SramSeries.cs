using System.Collections.Immutable;
using HwSim.Core.Config;
using HwSim.Core.Units;

namespace HwSim.Core.Machine;

/// <summary>Macros of one technology and word width, from small to large.</summary>
/// <param name="Source">The document or run.</param>
/// <param name="Trust">How far to trust it.</param>
/// <param name="Technology">Feature size.</param>
/// <param name="WordBits">Bits that one access moves.</param>
/// <param name="Macros">The macros in the order of their capacity.</param>
public sealed record SramSeries(string Source, Trust Trust, Metres Technology, int WordBits, ImmutableArray<SramMacro> Macros);
