using HwSim.Core.Config;
using HwSim.Kernels.Runtime;

namespace HwSim.Cli.Input;

/// <summary>Finds the suite that a command line names: one that ships, or a file.</summary>
internal static class SuiteInput
{
    /// <summary>Reads it; null after diagnostics.</summary>
    public static Suite? Load(string name, Diagnostics into)
    {
        bool isPreset = !Path.HasExtension(name) && !File.Exists(name);
        if (isPreset && !SuiteFile.Presets.Contains(name))
        {
            into.Add(DiagnosticCode.UnknownName, new SourceText("SUITE", name).Start, $"there is no suite '{name}'", Suggest.From(name, SuiteFile.Presets, "suites"));
            return null;
        }

        SourceText? text = isPreset ? SuiteFile.Preset(name) : InputFile.Text(name, into);
        return text is null ? null : SuiteFile.Read(text, into);
    }
}
