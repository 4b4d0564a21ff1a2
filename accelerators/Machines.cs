using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using HwSim.Accelerators.Coupled;
using HwSim.Accelerators.Cpu;
using HwSim.Accelerators.Energy;
using HwSim.Accelerators.Fpga.Overlay;
using HwSim.Accelerators.Fpga.Sat;
using HwSim.Accelerators.Gpu;
using HwSim.Accelerators.Mcu;
using HwSim.Accelerators.Npu.Cube;
using HwSim.Accelerators.Npu.EthosU;
using HwSim.Accelerators.Npu.Eyeriss;
using HwSim.Accelerators.Npu.Gemmini;
using HwSim.Accelerators.Npu.Nvdla;
using HwSim.Accelerators.Npu.Tpu;
using HwSim.Accelerators.SparseCore;
using HwSim.Accelerators.Systolic;
using HwSim.Core.Config;
using HwSim.Core.Machine;

namespace HwSim.Accelerators;

/// <summary>Every kind of machine that HwSim has, and the presets that ship.</summary>
public static class Machines
{
    /// <summary>The kind of file that describes a machine.</summary>
    public const string FileKind = "machine";

    private static readonly EmbeddedTexts Shipped = new(typeof(Machines).Assembly, "presets/");

    /// <summary>The models by the word after <c>model:</c>. A new machine is one line here.</summary>
    public static FrozenDictionary<string, IMachineModel> Models { get; } = new IMachineModel[]
    {
        new SystolicModel(),
        new GpuModel(),
        new CoupledModel(),
        new CpuModel(),
        new NvdlaModel(),
        new EyerissModel(),
        new GemminiModel(),
        new TpuModel(),
        new SparseCoreModel(),
        new WaveModel(),
        new SatModel(),
        new AutoSaModel(),
        new EthosModel(),
        new McuModel(),
        new CubeModel(),
    }.ToFrozenDictionary(m => m.Name);

    /// <summary>The names of the presets, in order.</summary>
    public static ImmutableArray<string> Presets { get; } = Shipped.Names;

    /// <summary>The text of a preset; null where there is none of that name.</summary>
    public static SourceText? Preset(string name) => Shipped.Find(name);

    /// <summary>Resolves a machine file: header, <c>base:</c> preset, overrides.</summary>
    /// <returns>Its keys, fit for use while <paramref name="into"/> is empty; null where it cannot be read at all.</returns>
    public static MappingNode? Resolve(SourceText source, IEnumerable<string> overrides, Diagnostics into) =>
        new ConfigLoader(Preset, Presets).Load(source, FileKind, overrides, into);

    /// <summary>Resolves a preset by its name, as studies do.</summary>
    /// <returns>Its keys; null after diagnostics.</returns>
    public static MappingNode? Resolve(ScalarNode name, IEnumerable<string> overrides, Diagnostics into)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(into);
        if (Preset(name.Value) is not { } text)
        {
            into.Add(DiagnosticCode.UnknownName, name.At, $"there is no machine preset '{name.Value}'", Suggest.From(name.Value, Presets, "presets"));
            return null;
        }

        int before = into.Count;
        MappingNode? file = Resolve(text, overrides, into);
        return into.Count == before ? file : null;
    }

    /// <summary>Builds the machine of a resolved file.</summary>
    /// <returns>The machine; null where <paramref name="into"/> holds anything, from resolving the file or from building.</returns>
    public static IAccelerator? Build(MappingNode file, Diagnostics into)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(into);
        switch (file["model"])
        {
            case ScalarNode name when Models.TryGetValue(name.Value, out IMachineModel? model):
                IAccelerator? machine = model.Build(file, EnergyTables.Shipped, into);
                return into.IsEmpty ? machine : null;
            case ScalarNode name:
                into.Add(DiagnosticCode.UnknownName, name.At, $"there is no machine model '{name.Value}'", Suggest.From(name.Value, Models.Keys, "models"));
                return null;
            case null:
                into.Add(DiagnosticCode.MissingKey, file.At, "the key 'model' is missing in a machine file", $"add 'model: {string.Join(" | ", Models.Keys.Order(StringComparer.Ordinal))}'");
                return null;
            case ConfigNode other:
                into.Add(DiagnosticCode.WrongNodeKind, other.At, $"'model' names a kind of machine; it is {other.KindName}");
                return null;
        }
    }

    /// <summary>The JSON Schema of machine files: one alternative for each model.</summary>
    public static JsonObject Schema() => FileSchema.Of(
        FileKind,
        new JsonObject { ["anyOf"] = new JsonArray([.. Models.Values.OrderBy(m => m.Name, StringComparer.Ordinal).Select(m => (JsonNode)m.Schema())]) },
        Presets);
}
