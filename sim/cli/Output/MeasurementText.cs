using System.Globalization;
using CsvHelper;
using HwSim.Kernels.Runtime;

namespace HwSim.Cli.Output;

/// <summary>Measurements as the CSV file that <c>hwsim validate</c> reads: one row a case that could be run.</summary>
internal static class MeasurementText
{
    private static readonly CsvWriterOptions Options = new() { NewLine = "\n", FormatProvider = CultureInfo.InvariantCulture };

    /// <summary>The whole file.</summary>
    /// <param name="device">What was measured.</param>
    /// <param name="measured">The cases.</param>
    /// <param name="source">How.</param>
    public static string Of(string device, IEnumerable<KernelMeasurement> measured, string source)
    {
        using StringWriter text = new(CultureInfo.InvariantCulture);
        using CsvWriter csv = CsvWriter.Create(text, Options, leaveOpen: true);
        Row(csv, "device", "kernel", "dtype", "params_json", "measured_us", "source");
        foreach (KernelMeasurement m in measured)
        {
            if (m.Times is { } times)
            {
                Row(csv, device, m.Case.Kernel, m.Case.DataType, m.Case.ParametersJson, times.Median.ToString("F3", CultureInfo.InvariantCulture), source);
            }
        }

        csv.Flush();
        return text.ToString();
    }

    private static void Row(CsvWriter csv, params ReadOnlySpan<string> fields)
    {
        foreach (string field in fields)
        {
            csv.WriteField(field);
        }

        csv.EndRecord();
    }
}
