using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using HwSim.Accelerators.AntSim;
using HwSim.Cli.Input;
using HwSim.Cli.Output;
using HwSim.Core.Config;
using HwSim.Core.Graph;

namespace HwSim.Cli.Verbs;

/// <summary><c>hwsim antsim WORKLOAD</c>: what ant_simulator says of a workload on its accelerators of equal area.</summary>
internal static class AntSimVerb
{
    private const string SchemaName = "hwsim.antsim/1";

    public static Command Command()
    {
        Argument<string> workload = new("WORKLOAD") { Description = "A workload preset or file; its products with weights are simulated, as ant_simulator does." };
        Option<string[]> designs = new("--design") { Description = $"A design: {string.Join(", ", AntSimDesigns.All.Select(d => d.Name))}. Repeatable; left out, all. Ratios are to the first.", HelpName = "NAME", DefaultValueFactory = _ => [] };
        Option<string?> json = CommonOptions.Json();
        WorkloadOptionSet options = new();
        Command command = new("antsim", "Run ant_simulator's model of OliVe, ANT, BitFusion, OLAccel, AdaptivFloat and BiScaled: the same cycles, traffic and energy, exactly") { workload, designs, json };
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            Diagnostics problems = [];
            WorkloadArguments arguments = options.Read(parsed, problems);
            string[] names = [.. AntSimDesigns.All.Select(d => d.Name)];
            string[] chosen = parsed.GetValue(designs) is { Length: > 0 } given ? [.. given.Select(n => OptionText.Word(designs.Name, n, "designs", names, problems))] : names;
            WorkloadGraph? graph = WorkloadInput.Load(parsed.GetValue(workload)!, arguments, problems);
            InputException.ThrowIfAny(problems);
            return Run(graph!, [.. chosen.Distinct().Select(n => AntSimDesigns.Find(n)!)], parsed.GetValue(json));
        });
        return command;
    }

    private static int Run(WorkloadGraph graph, AntSimDesign[] designs, string? json)
    {
        if (json is not null)
        {
            OutputFiles.CheckFile(json);
        }

        AntSimNetwork[] networks = [.. designs.Select(d => AntSimNetwork.Of(graph, d, Refuse))];
        if (networks[0].Layers.IsEmpty)
        {
            throw Refuse("the workload has no product with weights, and ant_simulator simulates nothing else");
        }

        if (json is not null)
        {
            JsonTarget.Write(json, Document(graph, networks).ToJsonString(JsonText.Indented) + "\n");
        }

        if (json != "-")
        {
            Print(graph, networks);
        }

        return ExitCode.Fine;
    }

    private static InputException Refuse(string reason)
    {
        Diagnostics problems = [];
        problems.Add(DiagnosticCode.Infeasible, new SourceText("WORKLOAD", "").Start, reason);
        return new InputException(problems);
    }

    private static void Print(WorkloadGraph graph, AntSimNetwork[] networks)
    {
        StringBuilder text = new();
        AntSimNetwork first = networks[0];
        text.AppendLine(CultureInfo.InvariantCulture, $"ant_simulator on {graph.Name}: {first.Layers.Length} layers, {first.LeftOut} operations left out");
        text.AppendLine(CultureInfo.InvariantCulture, $"{"design",-10} {"cycles",16} {"stalled",14} {"static mJ",11} {"DRAM mJ",11} {"buffers mJ",11} {"core mJ",11} {"total mJ",11} {"cycles x",9} {"energy x",9}");
        foreach (AntSimNetwork n in networks)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{n.Design.Name,-10} {n.Cycles,16:N0} {n.StallCycles,14:N0} {n.Static * 1e3,11:G6} {n.Dram * 1e3,11:G6} {n.Buffer * 1e3,11:G6} {n.Core * 1e3,11:G6} {n.Total * 1e3,11:G6} {(double)n.Cycles / first.Cycles,9:F3} {n.Total / first.Total,9:F3}");
        }

        Terminal.Write(text.ToString());
    }

    private static JsonObject Document(WorkloadGraph graph, AntSimNetwork[] networks) => new()
    {
        ["schema"] = SchemaName,
        ["workload"] = graph.Name,
        ["designs"] = new JsonArray([.. networks.Select(n => (JsonNode)new JsonObject
        {
            ["design"] = n.Design.Name,
            ["cycles"] = n.Cycles,
            ["stall_cycles"] = n.StallCycles,
            ["static"] = n.Static,
            ["dram"] = n.Dram,
            ["buffer"] = n.Buffer,
            ["core"] = n.Core,
            ["energy"] = n.Total,
            ["left_out"] = n.LeftOut,
            ["layers"] = new JsonArray([.. n.Layers.Select(l => (JsonNode)Document(l, n.Design))]),
        })]),
    };

    private static JsonObject Document(in AntSimNetworkLayer layer, AntSimDesign design) => new()
    {
        ["name"] = layer.Name,
        ["times"] = layer.Times,
        ["activation_bits"] = layer.Layer.ActivationBits,
        ["weight_bits"] = layer.Layer.WeightBits,
        ["cycles"] = layer.Figures.Cycles,
        ["stall_cycles"] = layer.Figures.StallCycles,
        ["dram_read_bits"] = layer.Figures.DramReads,
        ["dram_write_bits"] = layer.Figures.DramWrites,
        ["energy"] = layer.Figures.Total(design).Value,
    };
}
