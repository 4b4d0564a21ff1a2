using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using HwSim.Core.Machine;

namespace HwSim.Core.Engine.Exploration;

/// <summary>What a design point costs; seconds, joules, bytes, watts. A figure that nobody can know is null.</summary>
public sealed record PointResult
{
    /// <summary>The number of the point in its study.</summary>
    public required long Number { get; init; }

    /// <summary>True for a baseline design, which is compared with and is no point of the study.</summary>
    [JsonIgnore]
    public bool IsBaseline => Number < 0;

    /// <summary>The value of every axis, one <c>name=value</c> a line.</summary>
    public required string Configuration { get; init; }

    /// <summary>SHA-256 over the study's configuration and this one.</summary>
    public required string Digest { get; init; }

    /// <summary>The level that it was costed at: a search may cost a design at more than one.</summary>
    public required Fidelity Fidelity { get; init; }

    /// <summary>Why the design does not count: it cannot be built, cannot run the workload, or breaks a constraint; null where it counts.</summary>
    public string? Infeasible { get; init; }

    public double? Seconds { get; init; }

    public long? Cycles { get; init; }

    /// <summary>Dynamic energy.</summary>
    public double? Energy { get; init; }

    public double? AreaMm2 { get; init; }

    public double? LeakageWatts { get; init; }

    public double? Utilization { get; init; }

    public long? Macs { get; init; }

    /// <summary>Bytes read from and written to main memory.</summary>
    public double? DramBytes { get; init; }

    /// <summary>The resource that binds for the longest time.</summary>
    public string? BoundBy { get; init; }

    /// <summary>The operations, where they were asked for.</summary>
    public ImmutableArray<PointOperation> Operations { get; init; } = [];

    /// <summary>Everything but the operations as one line, in which equal results are equal.</summary>
    public string ToCanonicalText()
    {
        byte[] text = [];
        int length = WriteCanonicalText(ref text);
        return Encoding.UTF8.GetString(text, 0, length);
    }

    /// <summary>Writes <see cref="ToCanonicalText"/> in UTF-8 to a buffer, which it makes larger where it has to.</summary>
    /// <returns>How many bytes it takes.</returns>
    internal int WriteCanonicalText(ref byte[] buffer)
    {
        int written;
        while (!Utf8.TryWrite(
            buffer, CultureInfo.InvariantCulture,
            $"{Number}|{Digest}|{Fidelity}|{Infeasible}|{Seconds:R}|{Cycles}|{Energy:R}|{AreaMm2:R}|{LeakageWatts:R}|{Utilization:R}|{Macs}|{DramBytes:R}|{BoundBy}", out written))
        {
            buffer = new byte[Math.Max(512, 2 * buffer.Length)];
        }

        return written;
    }
}
