using System.Globalization;
using Xunit.Abstractions;

namespace HwSim.Tests.Validation.Olive;

/// <summary>Rows checked, rows equal and the worst row of a reference file.</summary>
internal sealed class RowTally(string file, ITestOutputHelper output)
{
    private int rows;
    private int equal;
    private double worst;
    private string worstRow = "none";

    /// <summary>Counts a row; it is equal when every figure kept its tolerance.</summary>
    /// <param name="row">The name of the row.</param>
    /// <param name="figures">What was compared: its name, the error, the tolerance (0: must be equal).</param>
    public void Add(string row, params IEnumerable<(string What, double Error, double Tolerance)> figures)
    {
        rows++;
        bool all = true;
        foreach ((string what, double error, double tolerance) in figures)
        {
            all &= error <= tolerance;
            double badness = error <= 0 ? 0 : tolerance > 0 ? error / tolerance : double.PositiveInfinity;
            if (!(badness <= worst))
            {
                worst = badness;
                worstRow = string.Create(CultureInfo.InvariantCulture, $"{row}: {what} off by {error:G4}, allowed {tolerance:G4}");
            }
        }

        equal += all ? 1 : 0;
    }

    /// <summary>Prints the tally and fails unless every row is equal.</summary>
    public void Close()
    {
        output.WriteLine($"{file}: {rows} rows checked, {equal} equal; worst row: {worstRow}");
        Assert.True(rows > 0, $"{file} holds no rows");
        Assert.True(rows == equal, $"{file}: {equal} of {rows} rows are equal; worst row: {worstRow}");
    }
}
