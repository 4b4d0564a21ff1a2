using HwSim.Core.Config;
using HwSim.Core.Units;

namespace HwSim.Core.Machine;

/// <summary>A main memory.</summary>
/// <param name="Type">The name that machine files use: <c>hbm2</c>, <c>ddr4</c>, ...</param>
/// <param name="Read">Energy of reading one bit.</param>
/// <param name="Write">Energy of writing one bit.</param>
/// <param name="Source">The document, and what the figure covers.</param>
/// <param name="Trust">How far to trust it.</param>
public sealed record DramFigure(string Type, JoulesPerBit Read, JoulesPerBit Write, string Source, Trust Trust);
