namespace HwSim.Core.Engine.Validation;

/// <summary>The rows of one kernel in one type on one device.</summary>
internal sealed class Cell
{
    private readonly Dictionary<string, RowSample> harnesses = new(StringComparer.Ordinal);

    /// <summary>Rows without a prediction.</summary>
    public long Skipped { get; private set; }

    /// <summary>Why the first of them has none.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Rows with a prediction.</summary>
    public long Count => harnesses.Values.Sum(h => h.Count);

    /// <summary>The rows by what timed them, in a fixed order.</summary>
    public IEnumerable<KeyValuePair<string, RowSample>> Harnesses => harnesses.OrderBy(h => h.Key, StringComparer.Ordinal);

    public void Skip(string reason)
    {
        Skipped++;
        Reason = Reason.Length == 0 ? reason : Reason;
    }

    public void Add(string harness, in ScoredRow row)
    {
        harness = harnesses.Count < MostHarnesses || harnesses.ContainsKey(harness) ? harness : "";
        if (!harnesses.TryGetValue(harness, out RowSample? sample))
        {
            harnesses.Add(harness, sample = new RowSample());
        }

        sample.Add(row);
    }

    private const int MostHarnesses = 32;
}
