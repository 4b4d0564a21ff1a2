using System.Collections.Immutable;

namespace HwSim.Kernels.Runtime;

/// <summary>The measurements that ship: small samples of public tables, and of one host. Where each is from stands in <c>kernels/measured/README.md</c>.</summary>
public static class ShippedMeasurements
{
    private const string Prefix = "measured/";

    /// <summary>The names of the files, in order.</summary>
    public static ImmutableArray<string> Names { get; } =
        [.. typeof(ShippedMeasurements).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Select(n => n[Prefix.Length..]).Order(StringComparer.Ordinal)];

    /// <summary>Opens one of them: CSV, UTF-8.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static Stream Open(string name) =>
        typeof(ShippedMeasurements).Assembly.GetManifestResourceStream(Prefix + name) ?? throw new ArgumentException($"no measurements '{name}' ship", nameof(name));
}
