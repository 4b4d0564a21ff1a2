using System.Globalization;
using HwSim.Core.Config;
using HwSim.Kernels.Reference.Ovp;

namespace HwSim.Kernels.Reference.Formats;

/// <summary>
/// Every format by name: <c>[technique+]format[-granularity]</c>, such as <c>ovp-int4</c>, <c>int4-asym-g128</c> or
/// <c>smoothquant+int8-tensor</c>. A new format is one line here.
/// </summary>
public static class FormatCatalogue
{
    private const int LongestGroup = 1 << 20;

    private static readonly (string Word, Granularity? Default, Func<Granularity, INumberFormat> Make)[] Entries =
    [
        .. Pairs("int4", OvpFormat.Int4), .. Pairs("flint4", OvpFormat.Flint4), .. Pairs("ant4", OvpFormat.Ant4), .. Pairs("int8", OvpFormat.Int8),
        .. Enumerable.Range(2, 15).Select(b => Chosen($"int{b}", Granularity.Channel, g => IntegerFormats.Symmetric(b, g, ScaleOf(b)))),
        .. Enumerable.Range(2, 15).Select(b => Chosen($"int{b}-asym", Granularity.Channel, g => IntegerFormats.Asymmetric(b, g, ScaleOf(b)))),
        Chosen("flint4", Granularity.Channel, g => AntFormats.Flint4(g)),
        Chosen("ant4", Granularity.Channel, g => AntFormats.Ant4(g)),
        Chosen("ant4-search", Granularity.Channel, g => new AntSearchFormat(g == Granularity.Channel)),
        Chosen("fp8-e4m3", Granularity.Channel, g => FloatFormats.Fp8E4M3(g)),
        Chosen("fp8-e5m2", Granularity.Channel, g => FloatFormats.Fp8E5M2(g)),
        Chosen("fp4-e2m1", Granularity.Channel, g => FloatFormats.Fp4E2M1(g)),
        Fixed("mxfp4", () => MxFormats.Fp4()),
        Fixed("mxfp6-e2m3", () => MxFormats.Fp6E2M3()),
        Fixed("mxfp6-e3m2", () => MxFormats.Fp6E3M2()),
        Fixed("mxfp8-e4m3", () => MxFormats.Fp8E4M3()),
        Fixed("mxfp8-e5m2", () => MxFormats.Fp8E5M2()),
        Fixed("mxint4", () => MxFormats.Int(4)),
        Fixed("mxint8", () => MxFormats.Int(8)),
        Fixed("nvfp4", NvFp4Format.Create),
        Fixed("adaptivfloat4", () => AdaptivFloatFormat.Paper(4, 2)),
        Fixed("adaptivfloat6", () => AdaptivFloatFormat.Paper(6, 3)),
        Fixed("adaptivfloat8", () => AdaptivFloatFormat.Paper(8, 3)),
        Fixed("bitmod3", () => BitModFormat.Create(3)),
        Fixed("bitmod4", () => BitModFormat.Create(4)),
        .. Enumerable.Range(3, 6).Select(b => Chosen($"log2-{b}", Granularity.Channel, g => LogFormats.Log2(b, g))),
        .. Enumerable.Range(3, 6).Select(b => Fixed($"adaptive-log-{b}", () => LogFormats.Adaptive(b))),
        Fixed("gobo3", () => new GoboFormat(3)),
        Fixed("gobo4", () => new GoboFormat(4)),
        Fixed("olaccel4-8", () => new OlAccelFormat(outlierBits: 8)),
        Fixed("olaccel4-16", () => new OlAccelFormat(outlierBits: 16)),
        Chosen("llm-fp4", Granularity.Channel, LlmFp4Format.Create),
        .. Enumerable.Range(2, 3).Select(b => Chosen($"shiftadd{b}", Granularity.Channel, g => new ShiftAddFormat(b, g))),
        Fixed("dfloat11", () => new DFloat11Format()),
    ];

    private static readonly (string Word, OperandTechnique Technique)[] Techniques =
        [("awq", OperandTechnique.Awq), ("smoothquant", OperandTechnique.SmoothQuant), ("hadamard", OperandTechnique.Hadamard)];

    /// <summary>The names of all formats, without granularities and techniques.</summary>
    public static IEnumerable<string> Words => Entries.Select(e => e.Word);

    /// <summary>The names of all techniques.</summary>
    public static IEnumerable<string> TechniqueWords => Techniques.Select(t => t.Word);

    /// <summary>What is compared where nothing is asked for: plain integers, pairs, and the block formats of the same width.</summary>
    public static IReadOnlyList<string> Usual { get; } = ["ovp-int4", "ovp-flint4", "int4", "int4-asym-g128", "mxfp4", "nvfp4", "ovp-int8", "int8"];

    /// <summary>The format of a name; null after a diagnostic.</summary>
    public static FormatChoice? Read(SourceText source, Diagnostics into)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(into);
        string text = source.Text;
        int plus = text.IndexOf('+', StringComparison.Ordinal);
        OperandTechnique technique = OperandTechnique.None;
        if (plus >= 0 && !TryTechnique(text[..plus], out technique))
        {
            into.Add(DiagnosticCode.UnknownName, source.Start, $"there is no technique '{text[..plus]}' for operands", Suggest.From(text[..plus], TechniqueWords, "techniques"));
            return null;
        }

        (string word, string? suffix) = Parted(text[(plus + 1)..]);
        int entry = Array.FindIndex(Entries, e => e.Word == word);
        if (entry < 0)
        {
            into.Add(DiagnosticCode.UnknownName, source.Start, $"there is no number format '{word}'", Suggest.From(word, Words, "formats"));
            return null;
        }

        if (suffix is null)
        {
            return Choice(text, technique, Entries[entry], Entries[entry].Default);
        }

        bool isPairOrSearch = word.StartsWith("ovp-", StringComparison.Ordinal) || word == "ant4-search";
        if (Entries[entry].Default is null || GranularityOf(suffix) is not { } granularity || (isPairOrSearch && suffix is not ("tensor" or "channel")))
        {
            string allowed = Entries[entry].Default is null ? "" : isPairOrSearch ? "write -tensor or -channel" : $"write -tensor, -channel or -gN with N from 1 to {LongestGroup}";
            into.Add(DiagnosticCode.Inconsistent, source.Start, $"'{word}' cannot have the granularity '{suffix}'", allowed.Length > 0 ? allowed : "its groups are part of the format; leave it out");
            return null;
        }

        return Choice(text, technique, Entries[entry], granularity);
    }

    private static FormatChoice Choice(string name, OperandTechnique technique, (string, Granularity?, Func<Granularity, INumberFormat> Make) entry, Granularity? granularity)
    {
        Granularity ofWeights = granularity ?? Granularity.Tensor;
        return new FormatChoice(name, entry.Make(ofWeights), entry.Make(ofWeights == Granularity.Channel ? Granularity.Tensor : ofWeights), technique);
    }

    private static IEnumerable<(string, Granularity?, Func<Granularity, INumberFormat>)> Pairs(string type, Func<OvpSurvivor, bool, OvpFormat> make) =>
    [
        Chosen($"ovp-{type}", Granularity.Channel, g => make(OvpSurvivor.Left, g == Granularity.Channel)),
        Chosen($"ovp-{type}-paper", Granularity.Channel, g => make(OvpSurvivor.Larger, g == Granularity.Channel)),
    ];

    private static (string, Granularity?, Func<Granularity, INumberFormat>) Chosen(string word, Granularity usual, Func<Granularity, INumberFormat> make) => (word, usual, make);

    private static (string, Granularity?, Func<Granularity, INumberFormat>) Fixed(string word, Func<INumberFormat> make) => (word, null, _ => make());

    /// <summary>Scales of wide integers are small: in 16 bits they would be subnormal and coarser than the integers.</summary>
    private static ScaleCode ScaleOf(int bits) => bits > 8 ? ScaleCode.Float32 : ScaleCode.Float16;

    private static bool TryTechnique(string word, out OperandTechnique technique)
    {
        technique = Array.Find(Techniques, t => t.Word == word).Technique;
        return technique != OperandTechnique.None;
    }

    /// <summary>A name without its granularity, and that.</summary>
    private static (string Word, string? Suffix) Parted(string text)
    {
        int dash = text.LastIndexOf('-');
        string last = dash < 0 ? "" : text[(dash + 1)..];
        bool isGranularity = last is "tensor" or "channel" || (last.Length > 1 && last[0] == 'g' && last.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0);
        return isGranularity ? (text[..dash], last) : (text, null);
    }

    private static Granularity? GranularityOf(string suffix) => suffix switch
    {
        "tensor" => Granularity.Tensor,
        "channel" => Granularity.Channel,
        _ => int.TryParse(suffix.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out int length) && length is > 0 and <= LongestGroup ? Granularity.Group(length) : null,
    };
}
