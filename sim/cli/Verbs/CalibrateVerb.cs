using System.CommandLine;
using HwSim.Accelerators.Cpu;
using HwSim.Accelerators.Cpu.Measured;
using HwSim.Cli.Input;
using HwSim.Cli.Output;
using HwSim.Core.Config;
using HwSim.Core.Engine.Validation;
using HwSim.Core.Results.Measured;

namespace HwSim.Cli.Verbs;

/// <summary><c>hwsim calibrate DATA... --device D</c>: fits a machine to its measurements and writes it as a machine file.</summary>
internal static class CalibrateVerb
{
    private const int DefaultRows = 40;
    private const int MostRows = 10_000;
    private const int MostHeld = 1_000_000;

    public static Command Command()
    {
        Argument<string[]> data = new("DATA") { Description = "Measurement files.", Arity = ArgumentArity.OneOrMore };
        Option<string> device = new("--device") { Description = "The device of the rows to fit on, as the files call it.", HelpName = "NAME", Required = true };
        Option<string?> rows = new("--rows") { Description = $"Fit on at most so many rows, chosen evenly; default {DefaultRows}.", HelpName = "N" };
        Option<string?> machine = new("--machine") { Description = "The machine to start from: a preset, a file or 'host'; default: the one that the files' device belongs to.", HelpName = "MACHINE" };
        Option<string?> output = new("--out", "-o") { Description = "Write the machine file to FILE instead of printing it.", HelpName = "FILE" };
        Command command = new("calibrate", "Fit a processor to its measured kernels; the result is a machine file for run, sweep and validate.") { data, device, rows, machine, output };
        command.SetAction(parsed =>
        {
            Diagnostics problems = [];
            int number = (int)(OptionText.Read(rows.Name, parsed.GetValue(rows), ConfigTypes.Whole(1, MostRows), problems) ?? DefaultRows);
            return Run(parsed.GetValue(data)!, parsed.GetValue(device)!, number, parsed.GetValue(machine), parsed.GetValue(output), problems);
        });
        return command;
    }

    private static int Run(string[] data, string device, int number, string? machine, string? output, Diagnostics problems)
    {
        CpuKernelModel known = ValidationModels.Cpu(machine is null ? [] : [machine], problems);
        InputException.ThrowIfAny(problems);
        if (known.SpecOf(device) is not { } spec)
        {
            problems.Add(
                DiagnosticCode.UnknownDevice, new SourceText("--device", device).Start, $"no machine is measured as '{device}', or it is a GPU, whose constants are global ('hwsim validate --calibrate N' scores them calibrated)",
                Suggest.From(device, known.Names, "processors, each with -Nt for N threads"));
            InputException.ThrowIfAny(problems);
            return ExitCode.WrongInput;
        }

        if (output is not null)
        {
            OutputFiles.CheckFile(output);
        }

        List<Measurement> rows = [];
        foreach (string path in data)
        {
            using Stream? stream = InputFile.Open(path, problems);
            if (stream is not null)
            {
                rows.AddRange(new MeasurementReader(path, problems).Read(stream).Where(r => r.Device == device && known.Predict(r).Reason is null).Take(MostHeld - rows.Count));
            }
        }

        IReadOnlyList<Measurement> chosen = CalibrationRows.Of(rows, number);
        if (chosen.Count == 0 && problems.IsEmpty)
        {
            problems.Add(DiagnosticCode.BadMeasurements, new SourceText(data[0], "").Start, $"there are too few rows of the device '{device}' with a kernel that the model has");
        }

        InputException.ThrowIfAny(problems);
        string text = CpuText.Of(CpuCalibration.Fit(spec, chosen));
        if (output is null)
        {
            Terminal.WriteLine(text.TrimEnd('\n'));
        }
        else
        {
            OutputFiles.Write(output, text);
            Terminal.WriteLine(FormattableString.Invariant($"{output}: {spec.Name} fitted on {chosen.Count} of {rows.Count} rows"));
        }

        return ExitCode.Fine;
    }
}
