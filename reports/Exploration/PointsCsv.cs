using System.Collections.Frozen;
using System.Globalization;
using CsvHelper;
using HwSim.Core.Engine.Exploration;
using HwSim.Core.Engine.Exploration.Answers;
using HwSim.Reports.Words;

namespace HwSim.Reports.Exploration;

/// <summary>
/// Every point of a study, one a row, for programs. Columns: number; every axis; fidelity, infeasible, seconds, cycles, energy, area_mm2, leakage_watts,
/// utilization, macs, dram_bytes, bound_by; every objective; pareto (1 for a point of the front of its scenario). Seconds, joules, mm², watts and
/// bytes; an empty field is a figure that is not known. Texts are written as in <see cref="Markdown.OperationsCsv"/>.
/// </summary>
public sealed class PointsCsv : IDisposable
{
    private static readonly CsvWriterOptions Options = new() { NewLine = "\n", Injection = CsvInjection.Escape, FormatProvider = CultureInfo.InvariantCulture };

    private static readonly string[] Results = ["fidelity", "infeasible", "seconds", "cycles", "energy", "area_mm2", "leakage_watts", "utilization", "macs", "dram_bytes", "bound_by"];

    private readonly CsvWriter csv;
    private readonly DesignSpace space;
    private readonly ObjectiveReader objectives;
    private readonly FrozenSet<long> front;

    /// <summary>Writes the heads.</summary>
    /// <param name="into">Takes the text; it is left open.</param>
    /// <param name="answers">What the study answers: which points are on a front.</param>
    public PointsCsv(TextWriter into, StudyAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        space = answers.Space;
        objectives = new ObjectiveReader(space);
        front = answers.ByScenario.SelectMany(s => s.Front).Select(p => p.Result.Number).ToFrozenSet();
        csv = CsvWriter.Create(into, Options, leaveOpen: true);
        foreach (string head in space.Axes.Select(a => a.Name).Prepend("number").Concat(Results).Concat(space.Study.Objectives.Select(o => $"{(o.Maximize ? "maximize" : "minimize")} {o.Text}")).Append("pareto"))
        {
            csv.WriteField(Printable.Text(head));
        }

        csv.EndRecord();
    }

    /// <summary>Writes a point; a baseline design has no row, and comes before the points that are compared with it.</summary>
    public void Add(PointResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.IsBaseline)
        {
            objectives.AddBaseline(result);
            return;
        }

        DesignPoint point = space[result.Number];
        csv.WriteField(result.Number);
        for (int i = 0; i < space.Axes.Length; i++)
        {
            csv.WriteField(i < point.Values.Length ? Printable.Text(point.Values[i].Value) : "");
        }

        csv.WriteField(result.Fidelity.ToString().ToLowerInvariant());
        csv.WriteField(Printable.Text(result.Infeasible ?? ""));
        csv.WriteField(result.Seconds);
        csv.WriteField(result.Cycles);
        csv.WriteField(result.Energy);
        csv.WriteField(result.AreaMm2);
        csv.WriteField(result.LeakageWatts);
        csv.WriteField(result.Utilization);
        csv.WriteField(result.Macs);
        csv.WriteField(result.DramBytes);
        csv.WriteField(result.BoundBy ?? "");
        foreach (double value in objectives.Read(result))
        {
            csv.WriteField(double.IsFinite(value) ? value : (double?)null);
        }

        csv.WriteField(front.Contains(result.Number) && result.Fidelity == space.Study.Fidelity ? 1 : 0);
        csv.EndRecord();
    }

    public void Dispose() => csv.Dispose();
}
