using HwSim.Core.Config;

namespace HwSim.Workloads.Yaml;

/// <summary>A value with the place it was read from, for messages that come later.</summary>
internal sealed record Placed<T>(T Value, Place At);
