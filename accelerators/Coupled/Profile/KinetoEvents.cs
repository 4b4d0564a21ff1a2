using System.Globalization;
using System.Text.Json;

namespace HwSim.Accelerators.Coupled.Profile;

/// <summary>Collects the events of a trace that matter. What is broken is counted and left out.</summary>
internal sealed class KinetoEvents
{
    /// <summary>The longest time that is believed, in microseconds: about thirty years.</summary>
    private const double Longest = 1e15;

    public List<KinetoEvent> Kernels { get; } = [];

    /// <summary>When launch calls began, by correlation.</summary>
    public Dictionary<long, double> Calls { get; } = [];

    public long Copies { get; private set; }

    /// <summary>When the first operator of the framework began; infinite without one.</summary>
    public double FirstOperator { get; private set; } = double.PositiveInfinity;

    /// <summary>When the last launch call ended.</summary>
    public double LastCall { get; private set; } = double.NegativeInfinity;

    public long Skipped { get; private set; }

    public void Add(JsonElement one)
    {
        if (one.ValueKind != JsonValueKind.Object || Text(one, "ph") != "X" || Text(one, "cat") is not { } category)
        {
            return;
        }

        bool isKernel = category is "kernel" or "Kernel";
        bool isCall = category is "cuda_runtime" or "cuda_driver" or "Runtime";
        bool isCopy = category is "gpu_memcpy" or "Memcpy";
        bool isOperator = category is "cpu_op" or "Operator";
        if (!isKernel && !isCall && !isCopy && !isOperator)
        {
            return;
        }

        if (Text(one, "name") is not { } name || Number(one, "ts") is not { } start || Number(one, "dur") is not { } duration || duration < 0 || Math.Abs(start) > Longest || duration > Longest)
        {
            Skipped++;
            return;
        }

        long? correlation = one.TryGetProperty("args", out JsonElement args) && args.ValueKind == JsonValueKind.Object && Number(args, "correlation") is { } id && id is > -1e15 and < 1e15 ? (long)id : null;
        if (isKernel)
        {
            Kernels.Add(new KinetoEvent(name, start, duration, correlation));
        }
        else if (isCopy)
        {
            Copies++;
        }
        else if (isOperator)
        {
            FirstOperator = Math.Min(FirstOperator, start);
        }
        else if (name.Contains("Launch", StringComparison.Ordinal) && correlation is { } call)
        {
            Calls[call] = start;
            LastCall = Math.Max(LastCall, start + duration);
        }
    }

    private static string? Text(JsonElement of, string key) => of.TryGetProperty(key, out JsonElement value) ? TextOf(value) : null;

    /// <summary>A text; null for anything else, also for one with half a character.</summary>
    private static string? TextOf(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A number, also one that was written as a text.</summary>
    private static double? Number(JsonElement of, string key)
    {
        if (!of.TryGetProperty(key, out JsonElement value))
        {
            return null;
        }

        double number = double.NaN;
        bool isNumber = value.ValueKind == JsonValueKind.Number ? value.TryGetDouble(out number)
            : double.TryParse(TextOf(value), NumberStyles.Float, CultureInfo.InvariantCulture, out number);
        return isNumber && double.IsFinite(number) ? number : null;
    }
}
