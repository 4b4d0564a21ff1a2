using System.Collections.Immutable;
using HwSim.Core.Machine;

namespace HwSim.Core.Engine.Exploration.Search;

/// <summary>What a search asks for at once.</summary>
/// <param name="Fidelity">The level to cost the points at.</param>
/// <param name="Numbers">The points, none twice, and none that was asked for at this level before; empty where the search has nothing left to ask.</param>
public sealed record SearchBatch(Fidelity Fidelity, ImmutableArray<long> Numbers);
