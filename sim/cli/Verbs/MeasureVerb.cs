using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using HwSim.Cli.Input;
using HwSim.Cli.Output;
using HwSim.Core.Config;
using HwSim.Core.Units;
using HwSim.Kernels.Runtime;

namespace HwSim.Cli.Verbs;

/// <summary><c>hwsim measure [SUITE]</c>: runs real kernels on this host.</summary>
internal static class MeasureVerb
{
    private const string DefaultSuite = "cpu-quick";
    private const int MostThreads = 4096;
    private const int MostRepeats = 1_000_000;
    private const double LongestRatio = 20;
    private const double LineSeconds = 10;

    public static Command Command()
    {
        Argument<string> suite = new("SUITE") { Description = $"A suite that ships ({string.Join(", ", SuiteFile.Presets)}), a suite file, or an .onnx model.", DefaultValueFactory = _ => DefaultSuite };
        Option<string?> output = new("--out", "-o") { Description = "Write the measurements to FILE, as 'hwsim validate' reads them.", HelpName = "FILE" };
        Option<string?> threads = new("--threads") { Description = "Threads within an operator; default: one a processor.", HelpName = "N" };
        Option<string?> repeats = new("--repeats") { Description = "The fewest timed calls of a case; default 10.", HelpName = "N" };
        Option<string?> window = new("--window") { Description = "Time calls of a case for at least this long; default 200 ms.", HelpName = "TIME" };
        Option<string> provider = new("--provider") { Description = "What executes: cpu, or cuda where this ONNX Runtime has it.", HelpName = "cpu|cuda", DefaultValueFactory = _ => "cpu" };
        Option<string?> device = new("--device") { Description = "What measurements call this host; default: its processor and the threads.", HelpName = "NAME" };
        Option<string[]> extents = new("--dim") { Description = "Extent of a named dimension of a model; 1 where none is given. Repeatable.", HelpName = "name=extent", DefaultValueFactory = _ => [] };
        Option<string?> json = CommonOptions.Json();
        Command command = new("measure", "Run real kernels on this host through ONNX Runtime and write what they took.") { suite, output, threads, repeats, window, provider, device, extents, json };
        command.SetAction(parsed =>
        {
            Diagnostics problems = [];
            int within = (int)(OptionText.Read(threads.Name, parsed.GetValue(threads), ConfigTypes.Whole(1, MostThreads), problems) ?? Environment.ProcessorCount);
            int least = (int)(OptionText.Read(repeats.Name, parsed.GetValue(repeats), ConfigTypes.Whole(1, MostRepeats), problems) ?? 10);
            Seconds span = OptionText.Read(window.Name, parsed.GetValue(window), ConfigTypes.Between<Seconds>(0, 3600), problems) ?? new Seconds(0.2);
            string executor = OptionText.Word(provider.Name, parsed.GetValue(provider)!, "providers", RunSettings.Providers, problems);
            RunSettings settings = new(within, executor, least, TimeSpan.FromSeconds(span.Value), TimeSpan.FromSeconds(span.Value * LongestRatio));
            ImmutableDictionary<string, long> named = OptionText.Extents(extents.Name, parsed.GetValue(extents)!, problems);
            return Run(parsed.GetValue(suite)!, settings, named, parsed.GetValue(device), parsed.GetValue(output), parsed.GetValue(json), problems);
        });
        return command;
    }

    private static int Run(string name, RunSettings settings, ImmutableDictionary<string, long> extents, string? device, string? output, string? json, Diagnostics problems)
    {
        bool isModel = Path.GetExtension(name).Equals(".onnx", StringComparison.OrdinalIgnoreCase);
        byte[]? model = isModel ? InputFile.Bytes(name, InputFile.LargestModel, problems) : null;
        Suite? suite = isModel ? null : SuiteInput.Load(name, problems);
        InputException.ThrowIfAny(problems);
        foreach (string target in new[] { output, json }.OfType<string>())
        {
            OutputFiles.CheckFile(target);
        }

        using CancellationTokenSource stop = new();
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
        {
            context.Cancel = true;
            stop.Cancel();
        });
        HostDescription host = HostDescription.Read();
        string called = device ?? host.DeviceName(settings.Threads);
        string source = string.Create(
            CultureInfo.InvariantCulture,
            $"hwsim measure, ONNX Runtime {KernelRuns.RuntimeVersion} {settings.Provider}, {settings.Threads} threads, warm, median");

        List<KernelMeasurement> measured = [];
        ImmutableArray<ProfiledNode> nodes = [];
        if (model is not null)
        {
            (KernelMeasurement network, nodes) = ModelRun.Measure(name, model, settings, extents, stop.Token);
            measured.Add(network);
        }
        else
        {
            MeasureAll(suite!, settings, measured, stop.Token);
        }

        if (output is not null)
        {
            OutputFiles.Write(output, MeasurementText.Of(called, measured, source));
        }

        if (json is not null)
        {
            JsonTarget.Write(json, MeasureDocument.Of(called, source, host, settings, measured, nodes).ToJsonString(JsonText.Indented) + "\n");
        }

        if (json != "-")
        {
            MeasureTable.Print(called, source, measured, nodes);
        }

        return stop.IsCancellationRequested ? ExitCode.Interrupted : measured.Exists(m => m.Times is not null) ? ExitCode.Fine : ExitCode.Failed;
    }

    /// <summary>Runs a suite; says on standard error now and then how far it is.</summary>
    private static void MeasureAll(Suite suite, RunSettings settings, List<KernelMeasurement> measured, CancellationToken stop)
    {
        long said = TimeProvider.System.GetTimestamp();
        foreach (KernelMeasurement one in KernelRuns.Run(suite.Cases, settings, TimeProvider.System, stop))
        {
            measured.Add(one);
            if (TimeProvider.System.GetElapsedTime(said).TotalSeconds >= LineSeconds)
            {
                said = TimeProvider.System.GetTimestamp();
                Terminal.Error(string.Create(CultureInfo.InvariantCulture, $"{measured.Count:N0} of {suite.Cases.Length:N0} kernels"));
            }
        }
    }
}
