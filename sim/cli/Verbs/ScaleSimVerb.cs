using System.CommandLine;
using HwSim.Workloads.ScaleSim;

namespace HwSim.Cli.Verbs;

/// <summary><c>hwsim scalesim</c>: a drop-in for SCALE-Sim's own command line.</summary>
internal static class ScaleSimVerb
{
    public static Command Command()
    {
        var config = new Option<string>("--config", "-c") { Description = "SCALE-Sim configuration file (.cfg)", DefaultValueFactory = _ => "./configs/scale.cfg" };
        var topology = new Option<string>("--topology", "-t") { Description = "SCALE-Sim topology file (.csv)", DefaultValueFactory = _ => "./topologies/conv_nets/test.csv" };
        var layout = new Option<string?>("--layout", "-l") { Description = "SCALE-Sim layout file (.csv); checked, and otherwise unused, since custom layouts are not supported" };
        var output = new Option<string>("--output", "-p") { Description = "directory that takes the directory of the run", DefaultValueFactory = _ => "./results" };
        var input = new Option<string>("--input", "-i") { Description = "what the topology holds", DefaultValueFactory = _ => "conv" };
        input.AcceptOnlyFromAmong("conv", "gemm");
        var traces = new Option<string>("--save-trace", "-s") { Description = "accepted for compatibility: traces are never written", DefaultValueFactory = _ => "N" };
        traces.AcceptOnlyFromAmong("Y", "N");
        var explain = new Option<bool>("--explain") { Description = "say per layer what the corrected model says instead, and which defect of SCALE-Sim makes the difference; also as EXPLAIN.md" };
        var json = new Option<string?>("--json") { Description = "write one JSON document to a file, or to standard output for '-'" };

        var command = new Command("scalesim", "Run a SCALE-Sim configuration and topology: the same reports, exactly, without the traces")
        {
            config, topology, layout, output, input, traces, explain, json,
        };
        command.SetAction(arguments => new ScaleSimRun(
            arguments.GetValue(config)!,
            arguments.GetValue(topology)!,
            arguments.GetValue(layout),
            arguments.GetValue(output)!,
            arguments.GetValue(input) == "gemm" ? TopologyKind.Gemm : TopologyKind.Convolution,
            arguments.GetValue(explain),
            arguments.GetValue(json)).Execute());
        return command;
    }
}
