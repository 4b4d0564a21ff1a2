namespace HwSim.Core.Engine.Validation;

/// <summary>Makes the scores of cells. The floors with three constants need the other cells: those of the same harness, kernel and type on other devices.</summary>
/// <param name="cells">All cells.</param>
/// <param name="model">The model, for calibrating it.</param>
/// <param name="calibrateOn">Rows of a cell to calibrate on.</param>
internal sealed class CellScoring(IReadOnlyDictionary<CellKey, Cell> cells, IKernelModel model, int calibrateOn)
{
    private readonly Dictionary<string, IKernelModel> byDevice = new(StringComparer.Ordinal);

    public CellScore Score(CellKey key)
    {
        Cell cell = cells[key];
        CellScore score = new() { Device = key.Device, Kernel = key.Kernel, DataType = key.DataType, Rows = cell.Count, Skipped = cell.Skipped, Reason = cell.Reason };
        if (cell.Count == 0)
        {
            return score;
        }

        List<ScoredRow> rows = [];
        List<ScoredRow> seen = [];
        List<(double Measured, double Predicted)> floor = [];
        foreach ((string harness, RowSample sample) in cell.Harnesses)
        {
            (List<ScoredRow> kept, List<ScoredRow> looked) = Split(sample.Rows, Wanted(key, cell, sample));
            rows.AddRange(kept);
            seen.AddRange(looked);
            List<ScoredRow> others = OthersOf(key, harness);
            if (others.Count > 0)
            {
                ThreeConstants fitted = ThreeConstants.Fit(others);
                floor.AddRange(kept.Select(r => (r.Measured, fitted.Predict(r.Prediction))));
            }
        }

        score = score with
        {
            Rows = cell.Count - seen.Count,
            Model = Errors(rows.Select(r => (r.Measured, r.Prediction.Seconds))),
            Roofline = Errors(rows.Select(r => (r.Measured, r.Prediction.Roofline))),
            ThreeConstants = floor.Count > 0 ? Errors(floor) : null,
            CalibratedOn = seen.Count,
        };
        bool isWholeDevice = calibrateOn > 0 && model.CalibratesDevice(key.Device);
        if (seen.Count == 0 && !isWholeDevice)
        {
            return score;
        }

        ThreeConstants? own = seen.Count == 0 ? null : ThreeConstants.Fit(seen);
        IKernelModel calibrated = isWholeDevice ? CalibratedDevice(key.Device) : model.CalibratedTo([.. seen.Select(r => r.Row!)]);
        return score with
        {
            Calibrated = Errors(rows.Select(r => (r.Measured, calibrated.Predict(r.Row!).Seconds))),
            CalibratedThreeConstants = own is { } constants ? Errors(rows.Select(r => (r.Measured, constants.Predict(r.Prediction)))) : null,
        };
    }

    /// <summary>Rows of a harness to look at: its part of those of the cell, or of those of the device where that is calibrated as a whole.</summary>
    private long Wanted(CellKey key, Cell cell, RowSample sample) => calibrateOn * sample.Count / (model.CalibratesDevice(key.Device) ? RowsOf(key.Device) : cell.Count);

    private long RowsOf(string device) => cells.Where(c => c.Key.Device == device).Sum(c => c.Value.Count);

    private IKernelModel CalibratedDevice(string device)
    {
        if (!byDevice.TryGetValue(device, out IKernelModel? calibrated))
        {
            IEnumerable<ScoredRow> seen = cells.Where(c => c.Key.Device == device).OrderBy(c => c.Key.Kernel, StringComparer.Ordinal).ThenBy(c => c.Key.DataType, StringComparer.Ordinal)
                .SelectMany(c => c.Value.Harnesses.SelectMany(h => Split(h.Value.Rows, Wanted(c.Key, c.Value, h.Value)).Looked));
            byDevice.Add(device, calibrated = model.CalibratedTo([.. seen.Select(r => r.Row!)]));
        }

        return calibrated;
    }

    /// <summary>Takes rows to look at, evenly spaced in measured time, at most half of them.</summary>
    private static (List<ScoredRow> Kept, List<ScoredRow> Looked) Split(IReadOnlyList<ScoredRow> rows, long wanted)
    {
        long number = Math.Min(wanted, rows.Count / 2);
        ScoredRow[] ordered = [.. rows.OrderBy(r => r.Measured)];
        HashSet<long> chosen = [.. LongRange(number).Select(i => ((2 * i) + 1) * rows.Count / (2 * number))];
        return ([.. ordered.Where((_, i) => !chosen.Contains(i))], [.. ordered.Where((_, i) => chosen.Contains(i))]);
    }

    private static IEnumerable<long> LongRange(long count)
    {
        for (long i = 0; i < count; i++)
        {
            yield return i;
        }
    }

    /// <summary>Rows of other devices, as like this cell as the data has: of the same harness, kernel and type; of the same kernel and type; of the same kernel.</summary>
    private List<ScoredRow> OthersOf(CellKey key, string harness)
    {
        foreach (Func<CellKey, string, bool> isLike in (Func<CellKey, string, bool>[])[
            (k, h) => h == harness && k.Kernel == key.Kernel && k.DataType == key.DataType,
            (k, _) => k.Kernel == key.Kernel && k.DataType == key.DataType,
            (k, _) => k.Kernel == key.Kernel])
        {
            List<ScoredRow> rows = [.. cells.Where(c => c.Key.Device != key.Device).OrderBy(c => c.Key.Device, StringComparer.Ordinal).ThenBy(c => c.Key.DataType, StringComparer.Ordinal).SelectMany(c => c.Value.Harnesses.Where(h => isLike(c.Key, h.Key)).SelectMany(h => h.Value.Rows))];
            if (rows.Count > 0)
            {
                return rows;
            }
        }

        return [];
    }

    private static ErrorStatistics? Errors(IEnumerable<(double Measured, double Predicted)> rows)
    {
        (double Measured, double Predicted)[] all = [.. rows];
        return all.Length == 0 ? null : ErrorStatistics.Of(all.Select(r => r.Measured).ToArray(), all.Select(r => r.Predicted).ToArray());
    }
}
