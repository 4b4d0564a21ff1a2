using HwSim.Core.Config;
using HwSim.Core.Results.Measured;

namespace HwSim.Core.Engine.Validation;

/// <summary>
/// Holds a model against measurements as they are read. What it keeps does not grow with the number of rows: cells of more than
/// some ten thousand rows are scored on an even sample, and further cells than <see cref="MostCells"/> share one line.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="calibrateOn">Rows of each cell that the calibrated model may look at; 0 calibrates nothing.</param>
/// <param name="notes">Takes, once for each, which devices and kernels are unknown.</param>
public sealed class ModelValidation(IKernelModel model, int calibrateOn, Diagnostics notes)
{
    private const int MostCells = 2000;
    private const int MostWorst = 10;

    private static readonly CellKey Others = new("(others)", "", "");

    private readonly Dictionary<CellKey, Cell> cells = [];
    private readonly PriorityQueue<(Measurement Row, double Predicted), double> worst = new();
    private readonly HashSet<(string Device, string Kernel)> noted = [];

    /// <summary>Predicts a row and takes note of the error.</summary>
    public void Add(Measurement row)
    {
        ArgumentNullException.ThrowIfNull(row);
        KernelPrediction prediction = model.Predict(row);
        Cell cell = CellOf(new CellKey(row.Device, row.Kernel, row.DataType));
        if (prediction.Reason is { } reason)
        {
            Note(row, prediction);
            cell.Skip(reason);
            return;
        }

        double measured = row.Microseconds * 1e-6;
        cell.Add(row.Harness, new ScoredRow(measured, prediction, calibrateOn > 0 ? row : null) { Shape = ShapeKey.Of(row.Parameters) });
        worst.Enqueue((row, prediction.Seconds), Math.Abs(Math.Log(prediction.Seconds / measured)));
        if (worst.Count > MostWorst)
        {
            worst.Dequeue();
        }
    }

    /// <summary>The scores of all rows so far.</summary>
    public ModelScores Result()
    {
        CellScoring scoring = new(cells, model, calibrateOn);
        return new ModelScores(
            [.. cells.Keys.OrderBy(k => k.Device, StringComparer.Ordinal).ThenBy(k => k.Kernel, StringComparer.Ordinal).ThenBy(k => k.DataType, StringComparer.Ordinal).Select(scoring.Score)],
            [.. worst.UnorderedItems.OrderByDescending(w => w.Priority).Select(w => new WorstRow(w.Element.Row, w.Element.Predicted, model.Explain(w.Element.Row)))],
            cells.Where(c => c.Value.Count > 0).Select(c => model.ConstantsFittedFor(c.Key.Device)).DefaultIfEmpty(0).Max())
        {
            Points = CrossScores.Points(cells),
            Rankings = CrossScores.Rankings(cells),
            Speedups = CrossScores.Speedups(cells),
        };
    }

    private Cell CellOf(CellKey key)
    {
        if (!cells.TryGetValue(key, out Cell? cell))
        {
            key = cells.Count < MostCells ? key : Others;
            if (!cells.TryGetValue(key, out cell))
            {
                cells.Add(key, cell = new Cell());
            }
        }

        return cell;
    }

    private void Note(Measurement row, in KernelPrediction prediction)
    {
        if (noted.Count < MostCells && noted.Add((row.Device, prediction.IsUnknownDevice ? "" : row.Kernel)))
        {
            notes.Add(
                prediction.IsUnknownDevice ? DiagnosticCode.UnknownDevice : DiagnosticCode.UnknownKernel,
                new Place(new SourceText(row.File, "") { FirstLine = row.Line }, row.Line, 1), $"{prediction.Reason}; this row and its like are counted and not scored");
        }
    }
}
