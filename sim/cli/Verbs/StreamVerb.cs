using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using HwSim.Accelerators.Fpga;
using HwSim.Accelerators.Fpga.Streaming;
using HwSim.Cli.Input;
using HwSim.Cli.Output;
using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Core.Units;

namespace HwSim.Cli.Verbs;

/// <summary><c>hwsim stream DEVICE WORKLOAD</c>: a streaming design on an FPGA, folded for a rate.</summary>
internal static class StreamVerb
{
    private const int LeastBits = 1;
    private const int MostBits = 64;
    private const double MostRate = 1e9;
    private static readonly ConfigType<long> Bits = ConfigTypes.Whole(LeastBits, MostBits);

    public static Command Command()
    {
        Argument<string> device = new("DEVICE") { Description = $"The board: {string.Join(", ", FpgaDevice.All.Select(d => d.Name))}." };
        Argument<string> name = new("WORKLOAD") { Description = "A workload: a preset's name, or a file." };
        Option<string> rate = new("--rate") { Description = "Images a second to fold for.", HelpName = "N", DefaultValueFactory = _ => "1" };
        Option<string?> clock = new("--clock") { Description = "The clock; left out, what the device can be expected to reach.", HelpName = "\"200 MHz\"" };
        Option<string?> weights = new("--weight-bits") { Description = "Bits of a weight; 8 where left out.", HelpName = "N" };
        Option<string?> activations = new("--activation-bits") { Description = "Bits of an activation; 8 where left out.", HelpName = "N" };
        Option<string[]> fold = new("--fold") { Description = "Fix the folding of a stage: input channels, filters, groups and window elements at a time. Repeatable.", HelpName = "NAME=IN,OUT,GROUP,FINE", DefaultValueFactory = _ => [] };
        Option<string?> json = CommonOptions.Json();
        WorkloadOptionSet workload = new();
        Command command = new("stream", "Fold a network into a streaming design on an FPGA: rate, latency, resources, and what is missing where it does not fit.") { device, name, rate, clock, weights, activations, fold, json };
        workload.AddTo(command);
        command.SetAction(parsed =>
        {
            Diagnostics problems = [];
            FpgaDevice? board = OptionText.Choice("DEVICE", parsed.GetValue(device)!, ConfigTypes.Choice("boards", [.. FpgaDevice.All.Select(d => (d.Name, d))]), problems);
            double images = OptionText.Read("--rate", parsed.GetValue(rate), ConfigTypes.Number(double.Epsilon, MostRate), problems) ?? 1;
            Hertz? given = OptionText.Read("--clock", parsed.GetValue(clock), ConfigTypes.Between<Hertz>(1, 1e12), problems);
            int weightBits = (int)(OptionText.Read("--weight-bits", parsed.GetValue(weights), Bits, problems) ?? 8);
            int activationBits = (int)(OptionText.Read("--activation-bits", parsed.GetValue(activations), Bits, problems) ?? 8);
            WorkloadGraph? graph = WorkloadInput.Load(parsed.GetValue(name)!, workload.Read(parsed, problems), problems);
            ImmutableArray<StreamStage> stages = graph is null ? [] : StreamStages.Of(graph, problems);
            (stages, HashSet<string> folded) = StreamFoldOption.Apply(stages, parsed.GetValue(fold)!, problems);
            InputException.ThrowIfAny(problems);
            StreamPrecision precision = new(weightBits, activationBits, weightBits + activationBits + 8);
            Hertz at = given ?? board!.ExpectedClock(board.Has, isPipelinedBetweenDies: false);
            FoldingSearch search = new(stages, s => folded.Contains(s.Name), board!, at, precision);
            StreamDesign design = search.For(at.Value / images);
            StreamDesign? nearest = design.Shortage is null ? design : search.Nearest(at.Value / images);
            string? least = nearest is null ? search.For(double.PositiveInfinity).Shortage : null;
            if (parsed.GetValue(json) is { } file)
            {
                OutputFiles.CheckFile(file);
                JsonTarget.Write(file, StreamDocument.Of(graph!.Name, images, design, nearest, least).ToJsonString(JsonText.Indented) + "\n");
            }
            else
            {
                Report(graph!.Name, images, design, nearest, least);
            }

            return ExitCode.Fine;
        });
        return command;
    }

    private static void Report(string network, double rate, StreamDesign design, StreamDesign? nearest, string? least)
    {
        Line($"{network} on {design.Device.Name} at {design.Clock.Value / 1e6:F0} MHz, folded for {rate:G6} images/s:");
        Figures(design);
        if (design.Shortage is { } shortage)
        {
            Line($"{shortage}.");
            if (nearest is null)
            {
                Line($"no folding of this network fits; with one multiplier a layer, {least}.");
            }
            else
            {
                Terminal.WriteLine("the nearest folding that fits:");
                Figures(nearest);
            }
        }

        foreach (StreamStage stage in (nearest ?? design).Stages.Where(s => s.IsProduct))
        {
            Line($"  {stage.Name}: {stage.Folding}; {stage.Interval:N0} cycles");
        }
    }

    private static void Figures(StreamDesign design)
    {
        Line($"  {design.Rate:G6} images/s ({design.Interval:N0} cycles each), latency {design.Latency.Value * 1e3:G6} ms, deepest buffer {design.Timing.Buffered.Max():N0} pixels");
        Line($"  {design.Device.Usage(design.Needs)}");
    }

    private static void Line(FormattableString text) => Terminal.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
