using System.Globalization;
using HwSim.Core.Config;
using HwSim.Workloads.Yaml;

namespace HwSim.Workloads;

/// <summary>What the caller sets over a workload's own values; null leaves the workload's.</summary>
public sealed record WorkloadOptions
{
    /// <summary>The largest batch, sequence or context that is accepted.</summary>
    public const long Most = 1L << 24;

    /// <summary>Leaves everything as the workload says.</summary>
    public static readonly WorkloadOptions Default = new();

    /// <summary>Images or sequences at a time.</summary>
    public long? Batch { get; init; }

    /// <summary>Tokens a sequence.</summary>
    public long? Sequence { get; init; }

    public Phase? Phase { get; init; }

    /// <summary>Tokens whose keys and values are in the cache when a decode step starts.</summary>
    public long? Context { get; init; }

    public LogitPositions? Logits { get; init; }

    /// <summary>Reads options by name, as a study writes them: batch, seq, context, phase. What is wrong goes to <paramref name="into"/> and stays null.</summary>
    public static WorkloadOptions Read(IEnumerable<KeyValuePair<string, ScalarNode>> options, Diagnostics into)
    {
        ConfigType<long> any = ConfigTypes.Whole(long.MinValue, long.MaxValue);
        Dictionary<string, ScalarNode> byName = new(options);
        return new WorkloadOptions
        {
            Batch = One("batch", any),
            Sequence = One("seq", any),
            Context = One("context", any),
            Phase = One("phase", WorkloadSpecType.Phases),
        };

        T? One<T>(string name, ConfigType<T> type)
            where T : struct => byName.TryGetValue(name, out ScalarNode? node) && type.TryRead(node, into, out T value) ? value : null;
    }

    /// <summary>These values, and where they are null those of <paramref name="below"/>.</summary>
    public WorkloadOptions Over(WorkloadOptions below)
    {
        ArgumentNullException.ThrowIfNull(below);
        return new WorkloadOptions
        {
            Batch = Batch ?? below.Batch,
            Sequence = Sequence ?? below.Sequence,
            Phase = Phase ?? below.Phase,
            Context = Context ?? below.Context,
            Logits = Logits ?? below.Logits,
        };
    }

    /// <summary>Reports values that no workload can have.</summary>
    /// <returns>True where all can be used.</returns>
    public bool Check(Diagnostics into)
    {
        ArgumentNullException.ThrowIfNull(into);
        int before = into.Count;
        Check("--batch", Batch, least: 1, into);
        Check("--seq", Sequence, least: 1, into);
        Check("--context", Context, least: 0, into);
        return into.Count == before;
    }

    private static void Check(string option, long? value, long least, Diagnostics into)
    {
        if (value < least || value > Most)
        {
            string text = string.Create(CultureInfo.InvariantCulture, $"{value}");
            into.Add(DiagnosticCode.OutOfRange, new SourceText(option, text).Start, string.Create(CultureInfo.InvariantCulture, $"{text} is out of range: {least} to {Most} is allowed"));
        }
    }
}
