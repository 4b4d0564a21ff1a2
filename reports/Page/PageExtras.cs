using System.Collections.Immutable;

namespace HwSim.Reports.Page;

/// <summary>What a page carries beside its charts.</summary>
/// <param name="Style">Rules after those of every page.</param>
/// <param name="Scripts">Scripts that run before the page's own, each with a name.</param>
/// <param name="Data">JSON texts for them, made with the default encoder, so that none can end its element.</param>
internal sealed record PageExtras(string Style, ImmutableArray<(string Name, string Text)> Scripts, ImmutableArray<(string Id, string Json)> Data);
