using System.Globalization;
using HwSim.Accelerators.ScaleSim;
using Xunit.Abstractions;

namespace HwSim.Tests.Validation;

/// <summary>Every column of every SCALE-Sim reference row, whatever rows the files hold.</summary>
[Trait("Category", "Reference")]
public class ScaleSimReferenceTests(ITestOutputHelper output)
{
    private const double Tolerance = 1e-9;

    [ReferenceFact("reference/scalesim/dense.csv")]
    public void Engine_equals_every_column_of_dense_rows() => CheckFile("reference/scalesim/dense.csv", Engine);

    [ReferenceFact("reference/scalesim/sparse.csv")]
    public void Engine_equals_every_column_of_sparse_rows() => CheckFile("reference/scalesim/sparse.csv", Engine);

    /// <summary>The way of the command line: configuration and topology as texts, figures out of the printed reports.</summary>
    [ReferenceFact("reference/scalesim/dense.csv")]
    public void Reports_hold_every_column_of_dense_rows() => CheckFile("reference/scalesim/dense.csv", ScaleSimFiles.Columns);

    /// <inheritdoc cref="Reports_hold_every_column_of_dense_rows"/>
    [ReferenceFact("reference/scalesim/sparse.csv")]
    public void Reports_hold_every_column_of_sparse_rows() => CheckFile("reference/scalesim/sparse.csv", ScaleSimFiles.Columns);

    [ReferenceFact("reference/scalesim/rowwise_draws.csv")]
    public void Draws_are_those_of_numpy()
    {
        int rows = 0;
        int equal = 0;
        string worst = "none";
        foreach (IGrouping<(uint Seed, int Block), int[]> filters in File.ReadLines(ReferenceData.PathOf("reference/scalesim/rowwise_draws.csv"))
            .Skip(1)
            .Select(line => line.Split(',').Select(cell => int.Parse(cell, CultureInfo.InvariantCulture)).ToArray())
            .GroupBy(row => ((uint)row[0], row[1])))
        {
            var random = new NumPyRandom(filters.Key.Seed);
            foreach (int[] row in filters.OrderBy(row => row[2]))
            {
                int draw = random.Next(1, (filters.Key.Block / 2) + 1);
                rows++;
                equal += draw == row[3] ? 1 : 0;
                worst = draw == row[3] ? worst : string.Create(CultureInfo.InvariantCulture, $"{filters.Key} filter {row[2]}: {draw}, NumPy has {row[3]}");
            }
        }

        output.WriteLine($"rowwise_draws.csv: {rows} rows checked, {equal} equal; worst row: {worst}");
        Assert.True(rows > 0, "rowwise_draws.csv holds no rows");
        Assert.Equal(rows, equal);
    }

    private static (Dictionary<string, double>? Columns, string Reason) Engine(ScaleSimRow row) => ScaleSimEngine.Run(row.Layer, row.Config) switch
    {
        LayerOutcome.Reported reported => (ScaleSimRow.ColumnsOf(reported.Figures), string.Empty),
        LayerOutcome.Refused refused => (null, refused.Reason),
        _ => throw new InvalidOperationException(),
    };

    private void CheckFile(string file, Func<ScaleSimRow, (Dictionary<string, double>? Columns, string Reason)> simulate)
    {
        int rows = 0;
        int equal = 0;
        double worst = 0;
        string worstRow = "none";
        foreach (ScaleSimRow row in ScaleSimRow.Read(ReferenceData.PathOf(file)))
        {
            rows++;
            (Dictionary<string, double>? columns, string reason) = simulate(row);
            (double error, string column) = columns is null ? (double.PositiveInfinity, reason) : row.WorstError(columns);
            equal += error <= Tolerance ? 1 : 0;
            if (error > worst)
            {
                worst = error;
                worstRow = $"{row}: {column}";
            }
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{file}: {rows} rows checked, {equal} equal in every column; worst relative error {worst:G3}; worst row: {worstRow}"));
        Assert.True(rows > 0, $"{file} holds no rows");
        Assert.Equal(rows, equal);
    }
}
