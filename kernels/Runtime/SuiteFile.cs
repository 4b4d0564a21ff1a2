using System.Collections.Immutable;
using System.Text.Json.Nodes;
using HwSim.Core.Config;

namespace HwSim.Kernels.Runtime;

/// <summary>Reads suite files.</summary>
public static class SuiteFile
{
    /// <summary>The kind of file.</summary>
    public const string Kind = "suite";

    private static readonly EmbeddedTexts Shipped = new(typeof(SuiteFile).Assembly, "suites/");

    private static readonly ConfigType<Suite> Type = ConfigTypes.Record<Suite>("a suite", f =>
    {
        Field<string> name = f.Required(Kind, ConfigTypes.Text, "its name");
        Field<string> description = f.Optional("description", ConfigTypes.Text, "", "what it is for");
        Field<ImmutableArray<ImmutableArray<KernelCase>>> cases = f.Required("cases", ConfigTypes.ListOf(new CasesType(), least: 1), "kernels with their sizes; lists of values are combined");
        return v => new Suite(v.Get(name), v.Get(description), [.. v.Get(cases).SelectMany(c => c)]);
    });

    /// <summary>The names of the suites that ship.</summary>
    public static ImmutableArray<string> Presets => Shipped.Names;

    /// <summary>The text of a suite that ships; null where there is none of that name.</summary>
    public static SourceText? Preset(string name) => Shipped.Find(name);

    /// <summary>The JSON Schema of suite files.</summary>
    public static JsonObject Schema() => FileSchema.Of(Kind, Type.Schema(), []);

    /// <summary>Reads a suite; null after diagnostics.</summary>
    public static Suite? Read(SourceText source, Diagnostics into)
    {
        ArgumentNullException.ThrowIfNull(into);
        return new ConfigLoader(_ => null, []).Load(source, Kind, [], into) is { } file && Type.TryRead(file, into, out Suite? suite) && into.IsEmpty ? suite : null;
    }
}
