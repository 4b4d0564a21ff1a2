using HwSim.Core.Config;
using HwSim.Core.Machine;

namespace HwSim.Cli.Input;

/// <summary>A machine that the user named: a preset, or a file.</summary>
/// <param name="File">The resolved file.</param>
/// <param name="Accelerator">The machine.</param>
internal sealed record MachineInput(MappingNode File, IAccelerator Accelerator)
{
    /// <summary>Loads a machine; null after diagnostics.</summary>
    public static MachineInput? Load(string argument, IEnumerable<string> overrides, Diagnostics into)
    {
        if (Source(argument, into) is not { } source
            || Accelerators.Machines.Resolve(source, overrides, into) is not { } file
            || Accelerators.Machines.Build(file, into) is not { } machine)
        {
            return null;
        }

        return new MachineInput(file, machine);
    }

    /// <summary>The text of a preset or file; null after a diagnostic.</summary>
    public static SourceText? Source(string argument, Diagnostics into)
    {
        if (argument == HostMachine.Name && !Path.Exists(argument))
        {
            return HostMachine.Text();
        }

        if (!Path.Exists(argument) && !argument.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal) && Path.GetExtension(argument) is not (".yaml" or ".yml"))
        {
            SourceText? preset = Accelerators.Machines.Preset(argument);
            if (preset is null)
            {
                into.Add(
                    DiagnosticCode.UnknownName, new SourceText("machine", argument).Start, $"there is no machine preset '{argument}' and no such file",
                    Suggest.From(argument, Accelerators.Machines.Presets, "presets"));
            }

            return preset;
        }

        return InputFile.Text(argument, into);
    }
}
