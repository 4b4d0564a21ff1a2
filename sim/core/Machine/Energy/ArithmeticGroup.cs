using System.Collections.Immutable;
using HwSim.Core.Config;
using HwSim.Core.Units;

namespace HwSim.Core.Machine;

/// <summary>The rows that one document gives for logic in one technology.</summary>
/// <param name="Source">The document.</param>
/// <param name="Trust">How far to trust its energies.</param>
/// <param name="AreaSource">Where the areas come from; the document itself where nothing else is said.</param>
/// <param name="AreaTrust">How far to trust the areas.</param>
/// <param name="Technology">Feature size.</param>
/// <param name="Voltage">Supply; null where not stated.</param>
/// <param name="Units">The rows.</param>
public sealed record ArithmeticGroup(
    string Source, Trust Trust, string AreaSource, Trust AreaTrust, Metres Technology, Volts? Voltage, ImmutableArray<ArithmeticUnit> Units);
