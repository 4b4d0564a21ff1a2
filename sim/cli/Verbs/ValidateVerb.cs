using System.CommandLine;
using HwSim.Cli.Input;
using HwSim.Cli.Output;
using HwSim.Core.Config;
using HwSim.Core.Engine.Validation;
using HwSim.Core.Results.Measured;
using HwSim.Kernels.Runtime;
using HwSim.Reports.Validation;

namespace HwSim.Cli.Verbs;

/// <summary><c>hwsim validate DATA...</c>: predicted against measured times.</summary>
internal static class ValidateVerb
{
    private const int MostCalibrated = 10_000;

    public static Command Command()
    {
        Argument<string[]> data = new("DATA") { Description = "Measurement files: CSV with the columns device,kernel,dtype,params_json,measured_us,source; left out, the tables that ship with HwSim.", Arity = ArgumentArity.ZeroOrMore };
        Option<int> calibrate = new("--calibrate") { Description = "Also calibrate each device, kernel and type on N of its rows, at most half of them, and score the others.", HelpName = "N", DefaultValueFactory = _ => 0 };
        Option<double?> atMost = new("--at-most") { Description = "Fail with exit code 3 where a mean absolute error is above this fraction.", HelpName = "FRACTION" };
        Option<string[]> machines = new("--machine") { Description = "A machine file of a processor, such as 'hwsim calibrate' writes, to predict the devices that it is measured as. Repeatable.", HelpName = "MACHINE", DefaultValueFactory = _ => [] };
        Option<string?> workloads = new("--workloads") { Description = "A folder with the workloads of measured networks, named as the rows' models: NAME.yaml, .onnx or .json.", HelpName = "DIR" };
        Option<string?> markdown = new("--markdown") { Description = "Write the scores as Markdown to FILE: means over devices, then every cell.", HelpName = "FILE" };
        Option<string?> output = new("--out", "-o") { Description = "Write the report to DIR: validation.html, validation.md, its pictures and result.json.", HelpName = "DIR" };
        Option<string?> json = CommonOptions.Json();
        Command command = new("validate", "Hold the models of GPUs and CPUs against measured kernels.") { data, calibrate, machines, workloads, atMost, markdown, output, json };
        command.SetAction(parsed => Run(parsed.GetValue(data)!, parsed.GetValue(calibrate), parsed.GetValue(machines)!, parsed.GetValue(workloads), parsed.GetValue(atMost), parsed.GetValue(markdown), parsed.GetValue(output), parsed.GetValue(json)));
        return command;
    }

    private static int Run(string[] data, int calibrate, string[] machines, string? workloads, double? atMost, string? markdown, string? output, string? json)
    {
        Diagnostics problems = [];
        if (calibrate is < 0 or > MostCalibrated)
        {
            problems.Add(DiagnosticCode.OutOfRange, new SourceText("--calibrate", $"{calibrate}").Start, $"0 to {MostCalibrated} rows can be calibrated on");
        }

        if (atMost is { } limit && !(limit >= 0))
        {
            problems.Add(DiagnosticCode.OutOfRange, new SourceText("--at-most", FormattableString.Invariant($"{limit}")).Start, "an error is a fraction from 0 on, such as 0.15");
        }

        IKernelModel model = new NetworkModel(ValidationModels.All(machines, problems), new NetworkFolder(workloads).Find);
        InputException.ThrowIfAny(problems);
        foreach (string file in new[] { markdown, json }.OfType<string>())
        {
            OutputFiles.CheckFile(file);
        }

        if (output is not null)
        {
            OutputFiles.CheckFolder(output);
        }

        Diagnostics notes = [];
        ModelValidation validation = new(model, calibrate, notes);
        foreach (string path in data)
        {
            Add(path, InputFile.Open(path, problems));
        }

        if (data.Length == 0)
        {
            foreach (string name in ShippedMeasurements.Names)
            {
                Add(name, ShippedMeasurements.Open(name));
            }
        }

        ModelScores result = validation.Result();
        if (markdown is not null)
        {
            OutputFiles.Write(markdown, ValidationMarkdown.Of(result));
        }

        if (output is not null)
        {
            ValidationFiles.Write(output, result, $"hwsim validate {string.Join(' ', data.Select(d => Path.GetFileName(d)))}{(calibrate > 0 ? FormattableString.Invariant($" --calibrate {calibrate}") : "")}");
        }

        if (json is not null)
        {
            JsonTarget.Write(json, ValidationDocument.Of(result).ToJsonString(JsonText.Indented) + "\n");
        }

        if (json != "-")
        {
            ValidationTable.Print(result);
        }

        if (!problems.IsEmpty || !notes.IsEmpty)
        {
            Terminal.Report(problems, notes);
        }

        return Verdict(result, problems, atMost);

        void Add(string name, Stream? opened)
        {
            using Stream? stream = opened;
            foreach (Measurement row in stream is null ? [] : new MeasurementReader(name, problems).Read(stream))
            {
                validation.Add(row);
            }
        }
    }

    /// <summary>Wrong rows, or none that could be scored, are wrong input; unknown devices and kernels among others are not.</summary>
    private static int Verdict(ModelScores result, Diagnostics problems, double? atMost)
    {
        if (!problems.IsEmpty || result.Rows == 0)
        {
            return ExitCode.WrongInput;
        }

        return result.Cells.Any(c => (c.Calibrated ?? c.Model)?.Mape > atMost) ? ExitCode.CheckFailed : ExitCode.Fine;
    }
}
