using System.Text.Json;

namespace HwSim.Tests.Validation.Olive;

/// <summary>Comparing arrays of a JSON row.</summary>
internal static class Figures
{
    public static T[] Array<T>(JsonElement row, string key) => row.GetProperty(key).Deserialize<T[]>()!;

    /// <summary>How many entries differ.</summary>
    public static double Differences<T>(IReadOnlyList<T> expected, ReadOnlySpan<T> actual)
        where T : IEquatable<T>
    {
        if (expected.Count > actual.Length)
        {
            return double.PositiveInfinity;
        }

        int differences = 0;
        for (int i = 0; i < expected.Count; i++)
        {
            differences += expected[i].Equals(actual[i]) ? 0 : 1;
        }

        return differences;
    }

    /// <summary>The largest relative error; entries that should be zero must be.</summary>
    public static double Relative(IReadOnlyList<double> expected, ReadOnlySpan<float> actual)
    {
        double worst = expected.Count > actual.Length ? double.PositiveInfinity : 0;
        for (int i = 0; i < expected.Count && i < actual.Length; i++)
        {
            worst = Math.Max(worst, Relative(expected[i], actual[i]));
        }

        return worst;
    }

    public static double Relative(double expected, double actual) =>
        expected == actual ? 0 : double.IsNaN(actual) ? double.PositiveInfinity : Math.Abs(actual - expected) / Math.Abs(expected);
}
