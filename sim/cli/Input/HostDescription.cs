using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace HwSim.Cli.Input;

/// <summary>What this host is, as far as it says so itself; an empty text where it does not.</summary>
/// <param name="Processor">The model name of its processor.</param>
/// <param name="Cores">Logical processors that this process may use.</param>
/// <param name="Features">What matters to kernels among the instruction set extensions.</param>
/// <param name="Memory">Bytes of main memory; 0 where unknown.</param>
/// <param name="System">Operating system and architecture.</param>
/// <param name="Load">Running tasks over the last minute when it was read; not a number where unknown.</param>
internal sealed record HostDescription(string Processor, int Cores, string Features, long Memory, string System, double Load)
{
    private const string ProcessorFile = "/proc/cpuinfo";
    private const string LoadFile = "/proc/loadavg";

    private static readonly string[] Telling = ["avx2", "avx512f", "avx_vnni", "avx512_vnni", "avx512_bf16", "amx_bf16", "amx_int8", "asimd", "asimddp", "i8mm", "sve", "bf16"];

    /// <summary>The name that measurements carry: the processor and how many threads were used.</summary>
    public string DeviceName(int threads) => string.Create(CultureInfo.InvariantCulture, $"{ProcessorName}-{threads}t");

    /// <summary>The processor in one word.</summary>
    public string ProcessorName => string.Join('-', Processor.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Reads it.</summary>
    public static HostDescription Read()
    {
        string[] lines = Lines(ProcessorFile);
        string processor = Value(lines, "model name") is { Length: > 0 } name ? name : Value(lines, "CPU part") is { Length: > 0 } part ? $"{RuntimeInformation.ProcessArchitecture} {part}" : $"{RuntimeInformation.ProcessArchitecture}";
        ImmutableArray<string> flags = FlagsIn(lines);
        string load = Lines(LoadFile).FirstOrDefault("").Split(' ')[0];
        return new HostDescription(
            processor.Replace("(R)", "", StringComparison.Ordinal).Replace("(TM)", "", StringComparison.Ordinal), Environment.ProcessorCount, string.Join(' ', Telling.Where(flags.Contains)),
            GC.GetGCMemoryInfo().TotalAvailableMemoryBytes, RuntimeInformation.RuntimeIdentifier,
            double.TryParse(load, NumberStyles.Float, CultureInfo.InvariantCulture, out double running) ? running : double.NaN);
    }

    /// <summary>The instruction set extensions and other features, as the kernel calls them.</summary>
    public static ImmutableArray<string> Flags() => FlagsIn(Lines(ProcessorFile));

    /// <summary>The clock that the kernel states; 0 where it states none.</summary>
    public static double StatedMegahertz() => double.TryParse(Value(Lines(ProcessorFile), "cpu MHz"), NumberStyles.Float, CultureInfo.InvariantCulture, out double clock) ? clock : 0;

    /// <summary>The first line of a file; empty where it cannot be read.</summary>
    public static string Line(string path) => Lines(path).FirstOrDefault("").Trim();

    public JsonObject ToJson() => new()
    {
        ["processor"] = Processor,
        ["cores"] = Cores,
        ["features"] = Features,
        ["memory_bytes"] = Memory,
        ["system"] = System,
        ["load"] = double.IsNaN(Load) ? null : Load,
    };

    private static ImmutableArray<string> FlagsIn(string[] lines) => [.. $"{Value(lines, "flags")} {Value(lines, "Features")}".Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    private static string Value(string[] lines, string key) =>
        lines.Select(l => l.Split(':', 2)).FirstOrDefault(p => p.Length == 2 && p[0].Trim() == key)?[1].Trim() ?? "";

    private static string[] Lines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
