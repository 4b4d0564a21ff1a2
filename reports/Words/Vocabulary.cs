using System.Collections.Frozen;

namespace HwSim.Reports.Words;

/// <summary>The terms of all reports. What means the same has the same colour everywhere: compute and streaming are blue, main memory is vermillion.</summary>
public static class Vocabulary
{
    private static readonly FrozenDictionary<string, Term> Known = new (string Key, string Label, Hue Hue)[]
    {
        ("stream", "Stream operands", Hue.Blue),
        ("fill_drain", "Fill and drain", Hue.Orange),
        ("vector", "Vector unit", Hue.Green),
        ("memory_stall", "Memory stall", Hue.Vermillion),
        ("link_stall", "Link stall", Hue.Purple),
        ("launch", "Launch and host", Hue.Grey),

        ("compute", "Compute", Hue.Blue),
        ("scratchpad", "Scratchpad", Hue.Olive),

        ("macs", "MACs", Hue.Blue),
        ("pe_registers", "PE registers", Hue.Sky),
        ("vector_unit", "Vector unit", Hue.Green),
        ("ifmap_scratchpad", "Ifmap scratchpad", Hue.Yellow),
        ("filter_scratchpad", "Filter scratchpad", Hue.Olive),
        ("ofmap_scratchpad", "Ofmap scratchpad", Hue.Moss),
        ("l1", "L1", Hue.Yellow),
        ("l2", "L2", Hue.Olive),
        ("caches", "Caches", Hue.Olive),
        ("dram", "DRAM", Hue.Vermillion),
        ("host_memory", "Host memory", Hue.Grey),
        ("link", "Link", Hue.Purple),
        ("links", "Links", Hue.Purple),
        ("host", "Host", Hue.Grey),
        ("leakage", "Leakage", Hue.Grey),
    }.Select((t, order) => new Term(t.Key, t.Label, t.Hue, order)).ToFrozenDictionary(t => t.Key);

    /// <summary>The term of a key; one that no report knows is shown as it is, in grey, at the end.</summary>
    public static Term Of(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Known.GetValueOrDefault(key) ?? new Term(key, Plain(key), Hue.Grey, int.MaxValue);
    }

    /// <summary>The terms of some keys, each once, in the order of stacks and legends.</summary>
    public static IReadOnlyList<Term> Ordered(IEnumerable<string> keys) =>
        [.. keys.Distinct().Select(Of).OrderBy(t => t.Order).ThenBy(t => t.Key, StringComparer.Ordinal)];

    /// <summary>A snake-case name as words.</summary>
    public static string Plain(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Printable.Text(key.Replace('_', ' '));
    }
}
