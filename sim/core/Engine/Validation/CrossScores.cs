using System.Collections.Immutable;

namespace HwSim.Core.Engine.Validation;

/// <summary>What rows of several cells say together: which device is faster, and what 2:4 weights gain.</summary>
internal static class CrossScores
{
    private const double Tie = 1.05;
    private const int MostPoints = 4000;

    /// <summary>Rankings of devices, by kernel and type.</summary>
    public static ImmutableArray<RankingScore> Rankings(IReadOnlyDictionary<CellKey, Cell> cells) =>
    [
        .. cells.GroupBy(c => (c.Key.Kernel, c.Key.DataType)).OrderBy(g => g.Key.Kernel, StringComparer.Ordinal).ThenBy(g => g.Key.DataType, StringComparer.Ordinal)
            .Select(g => Ranking(g.Key.Kernel, g.Key.DataType, g)).Where(r => r.Shapes > 0),
    ];

    /// <summary>Gains of 2:4 weights, by device and type.</summary>
    public static ImmutableArray<SpeedupScore> Speedups(IReadOnlyDictionary<CellKey, Cell> cells)
    {
        ImmutableArray<SpeedupScore>.Builder scores = ImmutableArray.CreateBuilder<SpeedupScore>();
        foreach ((CellKey key, Cell sparse) in cells.Where(c => c.Key.Kernel == "spmm").OrderBy(c => c.Key.Device, StringComparer.Ordinal).ThenBy(c => c.Key.DataType, StringComparer.Ordinal))
        {
            if (!cells.TryGetValue(key with { Kernel = "gemm" }, out Cell? dense))
            {
                continue;
            }

            List<(double Measured, double Predicted)> gains = [];
            foreach ((string harness, RowSample sample) in sparse.Harnesses)
            {
                Dictionary<ulong, ScoredRow> byShape = Fastest(dense.Harnesses.Where(h => h.Key == harness).SelectMany(h => h.Value.Rows));
                gains.AddRange(Fastest(sample.Rows).Where(r => byShape.ContainsKey(r.Key)).Select(r =>
                    (byShape[r.Key].Measured / r.Value.Measured, byShape[r.Key].Prediction.Seconds / r.Value.Prediction.Seconds)));
            }

            if (gains.Count > 0)
            {
                scores.Add(new SpeedupScore(key.Device, key.DataType, gains.Count, Median(gains.Select(g => g.Measured)), Median(gains.Select(g => g.Predicted)), Median(gains.Select(g => Math.Abs((g.Predicted / g.Measured) - 1)))));
            }
        }

        return scores.ToImmutable();
    }

    /// <summary>Rows for pictures, of each cell as many, evenly.</summary>
    public static ImmutableArray<ScoredPoint> Points(IReadOnlyDictionary<CellKey, Cell> cells)
    {
        KeyValuePair<CellKey, Cell>[] scored = [.. cells.Where(c => c.Value.Count > 0).OrderBy(c => c.Key.Device, StringComparer.Ordinal).ThenBy(c => c.Key.Kernel, StringComparer.Ordinal).ThenBy(c => c.Key.DataType, StringComparer.Ordinal)];
        int each = Math.Max(1, MostPoints / Math.Max(1, scored.Length));
        return [.. scored.SelectMany(c => Evenly([.. c.Value.Harnesses.SelectMany(h => h.Value.Rows).OrderBy(r => r.Measured)], each).Select(r => new ScoredPoint(
            c.Key.Device, c.Key.Kernel, c.Key.DataType, r.Measured, r.Prediction.Seconds, r.Prediction.Bytes > 0 ? r.Prediction.Work / r.Prediction.Bytes : 0)))];
    }

    private static RankingScore Ranking(string kernel, string dataType, IEnumerable<KeyValuePair<CellKey, Cell>> cells)
    {
        Dictionary<(string Harness, ulong Shape), List<ScoredRow>> byShape = [];
        foreach ((CellKey _, Cell cell) in cells.OrderBy(c => c.Key.Device, StringComparer.Ordinal))
        {
            foreach ((string harness, RowSample sample) in cell.Harnesses)
            {
                foreach ((ulong shape, ScoredRow row) in Fastest(sample.Rows))
                {
                    if (!byShape.TryGetValue((harness, shape), out List<ScoredRow>? rows))
                    {
                        byShape.Add((harness, shape), rows = []);
                    }

                    rows.Add(row);
                }
            }
        }

        int shapes = 0;
        int pairs = 0;
        int right = 0;
        int winners = 0;
        foreach (List<ScoredRow> rows in byShape.Values.Where(r => r.Count > 1))
        {
            shapes++;
            winners += rows.MinBy(r => r.Prediction.Seconds).Measured <= Tie * rows.Min(r => r.Measured) ? 1 : 0;
            for (int i = 0; i < rows.Count; i++)
            {
                for (int j = i + 1; j < rows.Count; j++)
                {
                    bool isSlower = rows[i].Measured > Tie * rows[j].Measured;
                    bool isFaster = rows[j].Measured > Tie * rows[i].Measured;
                    pairs += isSlower || isFaster ? 1 : 0;
                    right += (isSlower && rows[i].Prediction.Seconds > rows[j].Prediction.Seconds) || (isFaster && rows[i].Prediction.Seconds < rows[j].Prediction.Seconds) ? 1 : 0;
                }
            }
        }

        return new RankingScore(kernel, dataType, shapes, pairs, right, winners);
    }

    private static Dictionary<ulong, ScoredRow> Fastest(IEnumerable<ScoredRow> rows)
    {
        Dictionary<ulong, ScoredRow> fastest = [];
        foreach (ScoredRow row in rows)
        {
            if (!fastest.TryGetValue(row.Shape, out ScoredRow other) || row.Measured < other.Measured)
            {
                fastest[row.Shape] = row;
            }
        }

        return fastest;
    }

    private static IEnumerable<ScoredRow> Evenly(ScoredRow[] rows, int number)
    {
        int taken = Math.Min(number, rows.Length);
        for (int i = 0; i < taken; i++)
        {
            yield return rows[(int)((((2L * i) + 1) * rows.Length) / (2L * taken))];
        }
    }

    private static double Median(IEnumerable<double> values) => ErrorStatistics.Quantile([.. values.Order()], 0.5);
}
