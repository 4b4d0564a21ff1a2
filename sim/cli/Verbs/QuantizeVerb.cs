using System.CommandLine;
using System.Runtime.InteropServices;
using HwSim.Cli.Input;
using HwSim.Cli.Output;
using HwSim.Core.Config;
using HwSim.Core.Results.Quantized;
using HwSim.Kernels.Quantization;
using HwSim.Kernels.Reference.Formats;
using HwSim.Reports.Quantized;

namespace HwSim.Cli.Verbs;

/// <summary><c>hwsim quantize SUBJECT</c>: number formats on the tensors of a real model.</summary>
internal static class QuantizeVerb
{
    private const int UsualSamples = 4;
    private const int MostSamples = 10_000;

    public static Command Command()
    {
        Argument<string> subject = new("SUBJECT") { Description = $"An .onnx model, a tensor as .npy file, or '{GeneratedTensors.Word}' for made-up tensors with planted outliers." };
        Option<string[]> formats = new("--format", "-f") { Description = $"A number format, [technique+]name[-granularity], such as ovp-int4, int4-asym-g128, mxfp4 or hadamard+int8 ('hwsim list' names them). Repeatable; default: {string.Join(", ", FormatCatalogue.Usual)}.", HelpName = "FORMAT", DefaultValueFactory = _ => [.. FormatCatalogue.Usual] };
        Option<string?> folder = new("--out", "-o") { Description = "Write quantization.html, .md, .json and tensors.csv to DIR.", HelpName = "DIR" };
        Option<string[]> input = new("--input") { Description = "An input of the model: an .npy file, or a number that stands everywhere in it. Others are made up. Repeatable.", HelpName = "name=FILE.npy|NUMBER", DefaultValueFactory = _ => [] };
        Option<string[]> extents = new("--dim") { Description = "Extent of an open dimension, by its name or as input.axis. Repeatable.", HelpName = "name=extent", DefaultValueFactory = _ => [] };
        Option<string?> samples = new("--samples") { Description = $"How many samples are made up; default {UsualSamples}.", HelpName = "N" };
        Option<string[]> operators = new("--operator") { Description = "Quantize only products of this operator, such as MatMul. Repeatable; default: all.", HelpName = "NAME", DefaultValueFactory = _ => [] };
        Option<bool> weightsOnly = new("--weights-only") { Description = "Quantize the weights without running the model." };
        Option<string?> json = CommonOptions.Json();
        Command command = new("quantize", "Quantize the weights and activations of a model, tensor by tensor and end to end.") { subject, formats, folder, input, extents, samples, operators, weightsOnly, json };
        command.SetAction(parsed =>
        {
            Diagnostics problems = [];
            FormatChoice[] choices = [.. parsed.GetValue(formats)!.Distinct().Select(f => FormatCatalogue.Read(new SourceText(formats.Name, f), problems)).OfType<FormatChoice>()];
            int count = (int)(OptionText.Read(samples.Name, parsed.GetValue(samples), ConfigTypes.Whole(1, MostSamples), problems) ?? UsualSamples);
            ModelInputs inputs = TensorInput.Inputs(parsed.GetValue(input)!, OptionText.Extents(extents.Name, parsed.GetValue(extents)!, problems), parsed.GetValue(weightsOnly) ? 0 : count, problems);
            return Run(parsed.GetValue(subject)!, choices, inputs, parsed.GetValue(operators)!, parsed.GetValue(folder), parsed.GetValue(json), CommandLine.Of(parsed), problems);
        });
        return command;
    }

    private static int Run(string subject, FormatChoice[] choices, ModelInputs inputs, string[] operators, string? folder, string? json, string command, Diagnostics problems)
    {
        bool isModel = !subject.Equals(GeneratedTensors.Word, StringComparison.Ordinal) && !Path.GetExtension(subject).Equals(".npy", StringComparison.OrdinalIgnoreCase);
        byte[]? model = isModel ? ModelInput.Bytes(subject, problems) : null;
        IReadOnlyList<FloatTensor>? tensors = isModel ? null : subject == GeneratedTensors.Word ? GeneratedTensors.All() : TensorInput.Load(subject, problems) is { } one ? [one] : null;
        InputException.ThrowIfAny(problems);
        if (folder is not null)
        {
            OutputFiles.CheckFolder(folder);
        }

        if (json is not null)
        {
            OutputFiles.CheckFile(json);
        }

        using CancellationTokenSource stop = new();
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
        {
            context.Cancel = true;
            stop.Cancel();
        });
        QuantizationResult result = Guarded(subject, () => model is not null
            ? ModelQuantization.Run(Path.GetFileNameWithoutExtension(subject), model, ModelInput.External(subject), inputs, operators, choices, ProductVersion.Text, command, stop.Token)
            : TensorQuantization.Run(Path.GetFileNameWithoutExtension(subject), tensors!, choices, ProductVersion.Text, command, stop.Token));
        if (folder is not null)
        {
            OutputFiles.Write(Path.Combine(folder, "quantization.html"), QuantizationReport.Html(result));
            OutputFiles.Write(Path.Combine(folder, "quantization.md"), QuantizationMarkdown.Text(result));
            OutputFiles.Write(Path.Combine(folder, "quantization.json"), QuantizationDocument.Of(result).ToJsonString(JsonText.Indented) + "\n");
            OutputFiles.Write(Path.Combine(folder, "tensors.csv"), QuantizationCsv.Text(result));
        }

        if (json is not null)
        {
            JsonTarget.Write(json, QuantizationDocument.Of(result).ToJsonString(JsonText.Indented) + "\n");
        }

        if (json != "-")
        {
            QuantizeTable.Print(result, folder);
        }

        return ExitCode.Fine;
    }

    private static QuantizationResult Guarded(string subject, Func<QuantizationResult> run)
    {
        SourceText source = new(subject, "");
        try
        {
            return run();
        }
        catch (QuantizationException e)
        {
            throw new InputException([new Diagnostic(e.Code, source.Start, e.Message, e.Suggestion)]);
        }
        catch (OutOfMemoryException)
        {
            throw new InputException([new Diagnostic(DiagnosticCode.FileTooLarge, source.Start, "the memory of this host does not suffice", "quantize a part of it, or only the weights with --weights-only")]);
        }
    }
}
