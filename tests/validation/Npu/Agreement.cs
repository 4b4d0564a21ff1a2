using System.Globalization;

namespace HwSim.Tests.Validation.Npu;

/// <summary>Model against reference, figure by figure: what was checked, how well it agrees, and the worst.</summary>
internal sealed class Agreement
{
    private readonly List<(string Name, double Model, double Reference)> figures = [];

    public int Count => figures.Count;

    public double Mean => Errors.Average();

    public double Max => Errors.Max();

    public double Median => Errors.Order().ElementAt(figures.Count / 2);

    private IEnumerable<double> Errors => figures.Select(f => Error(f.Model, f.Reference));

    public void Add(string name, double model, double reference) => figures.Add((name, model, reference));

    public int Within(double tolerance) => Errors.Count(e => e <= tolerance);

    /// <summary>One line: how many figures, how many within the tolerance, mean, median and worst.</summary>
    public string Line(string file, double tolerance)
    {
        if (figures.Count == 0)
        {
            return $"{file}: 0 rows checked";
        }

        (string name, double model, double reference) = figures.MaxBy(f => Error(f.Model, f.Reference));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{file}: {Count} rows checked, {Within(tolerance)} within {tolerance:G3}; mean {Mean:P2}, median {Median:P2}; worst row: {name}: model {model:G8}, reference {reference:G8}, {Error(model, reference):P2}");
    }

    /// <summary>All figures, worst first.</summary>
    public IEnumerable<string> Lines() => figures.OrderByDescending(f => Error(f.Model, f.Reference)).Select(f =>
        string.Create(CultureInfo.InvariantCulture, $"  {f.Name}: model {f.Model:G8}, reference {f.Reference:G8}, {(f.Model / f.Reference) - 1:P1}"));

    private static double Error(double model, double reference) => model == reference ? 0 : Math.Abs(model - reference) / Math.Abs(reference);
}
