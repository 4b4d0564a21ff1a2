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
    public void Engine_equals_every_column_of_dense_rows() => CheckFile("reference/scalesim/dense.csv");

    [ReferenceFact("reference/scalesim/sparse.csv")]
    public void Engine_equals_every_column_of_sparse_rows() => CheckFile("reference/scalesim/sparse.csv");

    private void CheckFile(string file)
    {
        int rows = 0;
        int equal = 0;
        double worst = 0;
        string worstRow = "none";
        foreach (ScaleSimRow row in ScaleSimRow.Read(ReferenceData.PathOf(file)))
        {
            rows++;
            LayerOutcome outcome = ScaleSimEngine.Run(row.Layer, row.Config);
            (double error, string column) = outcome is LayerOutcome.Reported reported
                ? row.WorstError(ScaleSimRow.ColumnsOf(reported.Figures))
                : (double.PositiveInfinity, ((LayerOutcome.Refused)outcome).Reason);
            equal += error <= Tolerance ? 1 : 0;
            if (error > worst)
            {
                worst = error;
                worstRow = string.Create(CultureInfo.InvariantCulture, $"{row}: {column}");
                output.WriteLine(worstRow);
            }
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{file}: {rows} rows checked, {equal} equal in every column; worst relative error {worst:G3} ({worstRow})"));
        Assert.True(rows > 0, $"{file} holds no rows");
        Assert.Equal(rows, equal);
    }
}
