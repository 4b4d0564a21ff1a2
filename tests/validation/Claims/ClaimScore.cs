using System.Globalization;
using Xunit.Abstractions;

namespace HwSim.Tests.Validation.Claims;

/// <summary>Simulated beside claimed, and how far they are apart.</summary>
internal sealed class ClaimScore(ITestOutputHelper output)
{
    private readonly List<double> errors = [];

    /// <summary>Mean absolute error.</summary>
    public double Mean => errors.Average(Math.Abs);

    /// <summary>Median absolute error.</summary>
    public double Median => errors.Select(Math.Abs).Order().ElementAt(errors.Count / 2);

    public double Worst => errors.Max(Math.Abs);

    public int Count => errors.Count;

    public double Within(double tolerance) => (double)errors.Count(e => Math.Abs(e) <= tolerance) / errors.Count;

    public void Add(string what, double simulated, double claimed)
    {
        double error = (simulated / claimed) - 1;
        errors.Add(error);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: simulated {simulated:G4}, claimed {claimed:G4}, {error:+0.0%;-0.0%}"));
    }

    public void Summarize(string what) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{what}: {Count} rows, mean {Mean:P1}, median {Median:P1}, worst {Worst:P1}, within 10 %: {Within(0.1):P0}, within 15 %: {Within(0.15):P0}"));
}
