using System.Collections.Frozen;
using HwSim.Core.Config;
using HwSim.Core.Mappings;

namespace HwSim.Accelerators.ScaleSim;

/// <summary>Reads a SCALE-Sim 3 configuration file (<c>.cfg</c>).</summary>
/// <remarks>
/// Source: SCALE-Sim <c>scale_config.py</c>, <c>read_conf_file</c>. Keys on which it stops although they have no bearing
/// on the figures get a default and a note; a misspelt value, which it accepts in silence, is an error.
/// </remarks>
public static class ScaleSimConfigReader
{
    private const string General = "general";
    private const string Architecture = "architecture_presets";
    private const string Layout = "layout";
    private const string SparsitySection = "sparsity";
    private const string RunPresets = "run_presets";

    /// <summary>Scratchpads hold a number of words that fits 31 bits.</summary>
    private const int LargestKb = (int.MaxValue / 1024) - 1;

    private const int LargestArrayEdge = 1 << 16;
    private const int LargestBandwidth = 1 << 24;

    private static readonly FrozenDictionary<string, Dataflow> Dataflows = new Dictionary<string, Dataflow>
    {
        ["os"] = Dataflow.OutputStationary,
        ["ws"] = Dataflow.WeightStationary,
        ["is"] = Dataflow.InputStationary,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, BandwidthMode> Modes = new Dictionary<string, BandwidthMode>
    {
        ["USER"] = BandwidthMode.User,
        ["CALC"] = BandwidthMode.Calc,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, SparseRepresentation> Representations = new Dictionary<string, SparseRepresentation>
    {
        ["csr"] = SparseRepresentation.Csr,
        ["csc"] = SparseRepresentation.Csc,
        ["ellpack_block"] = SparseRepresentation.EllpackBlock,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string[]> Known = new Dictionary<string, string[]>
    {
        [General] = ["run_name"],
        [Architecture] =
        [
            "ArrayHeight", "ArrayWidth", "IfmapSramSzkB", "FilterSramSzkB", "OfmapSramSzkB", "IfmapOffset", "FilterOffset",
            "OfmapOffset", "Dataflow", "Bandwidth", "ReadRequestBuffer", "WriteRequestBuffer", "MemoryBanks",
            "OnChipMemoryBanks", "OnChipMemoryBankPorts",
        ],
        [Layout] =
        [
            "IfmapCustomLayout", "IfmapSRAMBankBandwidth", "IfmapSRAMBankNum", "IfmapSRAMBankPort", "FilterCustomLayout",
            "FilterSRAMBankBandwidth", "FilterSRAMBankNum", "FilterSRAMBankPort",
        ],
        [SparsitySection] = ["SparsitySupport", "SparseRep", "OptimizedMapping", "BlockSize", "RandomNumberGeneratorSeed"],
        [RunPresets] = ["InterfaceBandwidth", "UseRamulatorTrace"],
    }.ToFrozenDictionary();

    /// <summary>Reads a configuration; null when <paramref name="diagnostics"/> gained an entry.</summary>
    public static ScaleSimConfig? Read(SourceText source, Diagnostics diagnostics, List<Finding> notes)
    {
        int before = diagnostics.Count;
        IniText ini = IniText.Read(source, diagnostics);
        var settings = new ConfigSettings(ini, diagnostics, notes);
        NoteUnknown(ini, settings);
        RefuseUnsupported(ini, settings, diagnostics);

        BandwidthMode mode = settings.Choice(RunPresets, "InterfaceBandwidth", Modes);
        bool user = mode == BandwidthMode.User;
        int rows = settings.Whole(Architecture, "ArrayHeight", 1, LargestArrayEdge);
        var config = new ScaleSimConfig(
            ReadRunName(ini, settings, diagnostics),
            rows,
            settings.Whole(Architecture, "ArrayWidth", 1, LargestArrayEdge),
            settings.Whole(Architecture, "IfmapSramSzkB", 1, LargestKb),
            settings.Whole(Architecture, "FilterSramSzkB", 1, LargestKb),
            settings.Whole(Architecture, "OfmapSramSzkB", 1, LargestKb),
            settings.WholeOr(Architecture, "FilterOffset", 10_000_000, 0, long.MaxValue),
            settings.Choice(Architecture, "Dataflow", Dataflows),
            mode,
            user ? ReadBankBandwidth(ini, settings, "Ifmap") : 0,
            user ? ReadBankBandwidth(ini, settings, "Filter") : 0,
            user ? settings.FirstOfList(Architecture, "Bandwidth", 1, LargestBandwidth) : 0,
            ReadSparsity(settings, rows));
        return diagnostics.Count == before ? config : null;
    }

    private static string ReadRunName(IniText ini, ConfigSettings settings, Diagnostics diagnostics)
    {
        string name = settings.TextOr(General, "run_name", "scale_run");
        if (name is "." or ".." || name.Any(c => char.IsControl(c) || c is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|'))
        {
            Place at = ini.Find(General, "run_name")?.ValueAt ?? ini.PlaceOf(General);
            diagnostics.Add(DiagnosticCode.OutOfRange, at, "run_name must be the name of a directory, without path or control characters");
        }

        return name;
    }

    private static int ReadBankBandwidth(IniText ini, ConfigSettings settings, string operand)
    {
        int bandwidth = (int)settings.WholeOr(Layout, $"{operand}SRAMBankBandwidth", 10, 1, LargestBandwidth);
        string banksKey = $"{operand}SRAMBankNum";
        if (ini.Find(Layout, banksKey) is not null)
        {
            long banks = settings.WholeOr(Layout, banksKey, 1, 1, LargestBandwidth);
            if (bandwidth % banks != 0)
            {
                settings.Note("scalesim-banks", $"{operand}SRAMBankBandwidth {bandwidth} is no multiple of {banksKey} {banks}, on which SCALE-Sim stops; banks have no bearing without a custom layout");
            }
        }

        return bandwidth;
    }

    private static ScaleSimSparsity? ReadSparsity(ConfigSettings settings, int arrayRows)
    {
        if (!settings.Flag(SparsitySection, "SparsitySupport"))
        {
            return null;
        }

        bool rowWise = settings.Flag(SparsitySection, "OptimizedMapping");
        return new ScaleSimSparsity(
            settings.Choice(SparsitySection, "SparseRep", Representations),
            rowWise,
            rowWise ? settings.Whole(SparsitySection, "BlockSize", 2, Math.Max(2, arrayRows)) : 0,
            (uint)settings.WholeOr(SparsitySection, "RandomNumberGeneratorSeed", 40, 0, uint.MaxValue));
    }

    private static void RefuseUnsupported(IniText ini, ConfigSettings settings, Diagnostics diagnostics)
    {
        foreach (string key in (string[])["IfmapCustomLayout", "FilterCustomLayout"])
        {
            if (settings.Flag(Layout, key))
            {
                diagnostics.Add(
                    DiagnosticCode.UnsupportedFeature,
                    ini.Find(Layout, key)!.ValueAt,
                    $"{key} is not supported: SCALE-Sim takes the bank of a word from the iteration order of a Python set and applies the layout of the first layer to all",
                    "set it to False");
            }
        }

        if (ini.Find(RunPresets, "UseRamulatorTrace") is not { } ramulator)
        {
            settings.Note("scalesim-default", $"[{RunPresets}] UseRamulatorTrace is missing, on which SCALE-Sim 3.0.0 stops; False is used");
        }
        else if (ramulator.Value == "True")
        {
            diagnostics.Add(
                DiagnosticCode.UnsupportedFeature,
                ramulator.ValueAt,
                "UseRamulatorTrace is not supported: it needs latency files that a separate Ramulator run leaves beside SCALE-Sim",
                "set it to False");
        }
    }

    private static void NoteUnknown(IniText ini, ConfigSettings settings)
    {
        foreach (string section in ini.Sections.Keys.Where(section => !Known.ContainsKey(section)))
        {
            settings.Note("scalesim-unknown", $"section [{section}] is not read; {Suggest.From(section, Known.Keys, "sections")}");
        }

        foreach (IniEntry entry in ini.Entries)
        {
            if (Known.TryGetValue(entry.Section, out string[]? keys) && !keys.Contains(entry.Key, StringComparer.OrdinalIgnoreCase))
            {
                settings.Note("scalesim-unknown", $"{entry.KeyAt}: key '{entry.Key}' of [{entry.Section}] is not read; {Suggest.From(entry.Key, keys, "keys")}");
            }
        }
    }
}
