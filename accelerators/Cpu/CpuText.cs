using System.Globalization;
using System.Text;
using HwSim.Core.Config;

namespace HwSim.Accelerators.Cpu;

/// <summary>Writes a processor as a machine file, each figure with its source and trust.</summary>
public static class CpuText
{
    /// <summary>The whole file.</summary>
    public static string Of(CpuSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        StringBuilder text = new("hwsim: 1\n");
        Line(text, "machine", Quoted(spec.Name));
        Line(text, "model", CpuModel.ModelName);
        Line(text, "description", Quoted(spec.Description));
        Line(text, "cores", Number(spec.Cores));
        Line(text, "clock", $"{Number(spec.Clock.Value)} Hz");
        Line(text, "boost", Full(Number(spec.Boost.Value), spec.Boost.Source, spec.Boost.Trust));
        Line(text, "fp32_macs", Number(spec.Fp32Macs));
        Line(text, "int8_macs", Number(spec.Int8Macs));
        Line(text, "vector_lanes", Number(spec.VectorLanes));
        Line(text, "l2", $"{Number(spec.L2.Value)} B");
        Line(text, "l2_rate", Full(Number(spec.L2Rate.Value), spec.L2Rate.Source, spec.L2Rate.Trust));
        Line(text, "l3", Full($"{Number(spec.L3.Value.Value)} B", spec.L3.Source, spec.L3.Trust));
        Line(text, "l3_rate", Full(Number(spec.L3Rate.Value), spec.L3Rate.Source, spec.L3Rate.Trust));
        string bandwidth = spec.Bandwidth is { } rate ? $", bandwidth: {Full($"{Number(rate.Value)} B/s", spec.DramType.Source, spec.DramType.Trust)}" : "";
        Line(text, "dram", $"{{ type: {Quoted(spec.DramType.Value)}{bandwidth} }}");
        Line(text, "dispatch", Full($"{Number(spec.Dispatch.Value.Value)} s", spec.Dispatch.Source, spec.Dispatch.Trust));
        Line(text, "fork_join", Full($"{Number(spec.ForkJoin.Value.Value)} s", spec.ForkJoin.Source, spec.ForkJoin.Trust));
        Line(text, "library", "");
        foreach ((string key, Sourced<double> value) in CpuLibraryFile.Listed(spec.Library))
        {
            Line(text, $"  {key}", Full(Number(value.Value), value.Source, value.Trust));
        }

        Line(text, "widest_operand_bits", Number(spec.WidestBits));
        Line(text, "source", Quoted(spec.Source));
        Line(text, "unverified", $"[{string.Join(", ", spec.Unverified)}]");
        Line(text, "measured_as", $"[{string.Join(", ", spec.MeasuredAs.Select(Quoted))}]");
        return text.ToString();
    }

    private static void Line(StringBuilder text, string key, string value) => text.Append(key).Append(':').Append(value.Length > 0 ? " " : "").Append(value).Append('\n');

    private static string Full(string value, string source, Trust trust) => $"{{ value: {value}, source: {Quoted(source)}, trust: {trust.ToString().ToLowerInvariant()} }}";

    private static string Number(double value) => value.ToString("0.#########E+0", CultureInfo.InvariantCulture) is var text && text.EndsWith("E+0", StringComparison.Ordinal) ? text[..^3] : value.ToString("0.###############", CultureInfo.InvariantCulture);

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
