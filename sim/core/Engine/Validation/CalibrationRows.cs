using HwSim.Core.Results.Measured;

namespace HwSim.Core.Engine.Validation;

/// <summary>Which rows a calibration looks at: of each kernel and type its part, evenly spaced in measured time.</summary>
public static class CalibrationRows
{
    /// <summary>Chooses at most so many rows of a device, at most half of those of a kernel; the same every time.</summary>
    public static IReadOnlyList<Measurement> Of(IReadOnlyCollection<Measurement> rows, int number)
    {
        ArgumentNullException.ThrowIfNull(rows);
        List<Measurement> chosen = [];
        foreach (IGrouping<(string Kernel, string DataType), Measurement> cell in rows.GroupBy(r => (r.Kernel, r.DataType)).OrderBy(g => g.Key.Kernel, StringComparer.Ordinal).ThenBy(g => g.Key.DataType, StringComparer.Ordinal))
        {
            Measurement[] ordered = [.. cell.OrderBy(r => r.Microseconds).ThenBy(r => r.File, StringComparer.Ordinal).ThenBy(r => r.Line)];
            int wanted = (int)Math.Min(ordered.Length / 2, (long)number * ordered.Length / rows.Count);
            for (int i = 0; i < wanted; i++)
            {
                chosen.Add(ordered[(int)((((2L * i) + 1) * ordered.Length) / (2 * wanted))]);
            }
        }

        return chosen;
    }
}
