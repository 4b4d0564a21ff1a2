using System.Globalization;
using HwSim.Accelerators.ScaleSim;
using Xunit.Abstractions;

namespace HwSim.Tests.Validation;

/// <summary>Every column of every SCALE-Sim reference row, whatever rows the files hold.</summary>
[Trait("Category", "Reference")]
public class ScaleSimReferenceTests(ITestOutputHelper output)
{
    private const double Tolerance = 1e-9;

    [SkippableTheory]
    [InlineData("dense.csv")]
    [InlineData("sparse.csv")]
    public void Engine_equals_every_column_of_every_row(string file)
    {
    }
}
