using System.Globalization;
using HwSim.Accelerators;
using HwSim.Accelerators.AntSim;
using HwSim.Core.Config;
using HwSim.Core.Engine;
using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Results;
using HwSim.Kernels.Reference.Formats;
using HwSim.Kernels.Reference.Ovp;
using HwSim.Kernels.Reference.Statistics;
using HwSim.Workloads;
using HwSim.Workloads.Yaml;

namespace HwSim.Bench;

/// <summary>The study of quantized accelerators: time and energy of six transformers beside the error of each format, as Markdown tables.</summary>
internal static class QuantizedStudy
{
    private const int Rows = 256;
    private const int Columns = 1024;

    private static readonly string[] Models = ["bert-base", "bert-large", "bart-base", "gpt2-xl", "bloom-7b1", "opt-6.7b"];

    private static readonly (string Machine, string[] Overrides, string Design, INumberFormat Format)[] Designs =
    [
        ("olive", [], "olive", OvpFormat.Ant4(OvpSurvivor.Left, perRow: true)),
        ("olive-mixed", [], "", OvpFormat.Int8(OvpSurvivor.Left, perRow: true)),
        ("ant", [], "ant-os", IntegerFormats.Symmetric(8, Granularity.Channel)),
        ("ant, 4 bits", ["precision.ifmap=flint4", "precision.filter=flint4", "precision.ofmap=flint4"], "", AntFormats.Ant4(Granularity.Channel)),
        ("olaccel", [], "olaccel", new OlAccelFormat()),
        ("adafloat", [], "adafloat", AdaptivFloatFormat.Paper(8, 3)),
        ("gobo", [], "", new GoboFormat()),
        ("int8", [], "", IntegerFormats.Symmetric(8, Granularity.Channel)),
    ];

    /// <summary>Prints all tables. <paramref name="studies"/> is the folder of studies, which has the workloads.</summary>
    public static void Print(string studies)
    {
        WorkloadGraph[] graphs = [.. Models.Select(m => Graph(m, studies))];
        PrintRatios(graphs);
        PrintErrors();
    }

    private static void PrintRatios(WorkloadGraph[] graphs)
    {
        RunTotals[] olive = [.. graphs.Select(g => Totals(g, Designs[0]))];
        AntSimNetwork[] oliveThere = [.. graphs.Select(g => There(g, "olive"))];
        float[] tensor = Tensor(pairs: 0);
        Line($"| design | {string.Join(" | ", Models)} | mean time | mean energy | ant_simulator: time, energy | relative error |");
        Line($"| --- |{string.Concat(Enumerable.Repeat(" --- |", Models.Length + 4))}");
        foreach ((string Machine, string[] Overrides, string Design, INumberFormat Format) design in Designs)
        {
            RunTotals[] totals = [.. graphs.Select(g => Totals(g, design))];
            double[] time = [.. totals.Zip(olive, (t, o) => t.Seconds!.Value / o.Seconds!.Value)];
            double[] energy = [.. totals.Zip(olive, (t, o) => t.Energy!.Value / o.Energy!.Value)];
            string there = "—";
            if (design.Design.Length > 0)
            {
                AntSimNetwork[] networks = [.. graphs.Select(g => There(g, design.Design))];
                there = $"{Text(Mean(networks.Zip(oliveThere, (n, o) => (double)n.Cycles / o.Cycles)))}, {Text(Mean(networks.Zip(oliveThere, (n, o) => n.Total / o.Total)))}";
            }

            string cells = string.Join(" | ", time.Zip(energy, (t, e) => $"{Text(t)}, {Text(e)}"));
            Line($"| {design.Machine} | {cells} | {Text(Mean(time))} | {Text(Mean(energy))} | {there} | {Error(design.Format, tensor):G3} |");
        }
    }

    private static void PrintErrors()
    {
        double[] shares = [0, 0.0005, 0.005, 0.02];
        float[][] tensors = [.. shares.Select(Tensor)];
        Line($"\n| format | {string.Join(" | ", shares.Select(s => $"{(100 * s).ToString(CultureInfo.InvariantCulture)} % adjacent"))} |");
        Line($"| --- |{string.Concat(Enumerable.Repeat(" --- |", shares.Length))}");
        INumberFormat[] formats = [.. Designs.Select(d => d.Format).DistinctBy(f => f.Name), OvpFormat.Ant4(OvpSurvivor.Larger, perRow: true), NvFp4Format.Create(), MxFormats.Fp4(), BitModFormat.Create(4)];
        foreach (INumberFormat format in formats)
        {
            Line($"| {format.Name} | {string.Join(" | ", tensors.Select(t => Error(format, t).ToString("G3", CultureInfo.InvariantCulture)))} |");
        }
    }

    private static double Error(INumberFormat format, float[] values)
    {
        float[] decoded = new float[values.Length];
        format.Decode(format.Encode(values, format.Calibrate(values, Rows)), decoded);
        return QuantizationError.Of(values, decoded).Relative;
    }

    /// <summary>Normal weights, 0.4 % outliers of 8 to 60 deviations (the share of BERT-base), and a share of pairs of two outliers.</summary>
    private static float[] Tensor(double pairs)
    {
        Random random = new(1);
        float[] values = new float[Rows * Columns];
        for (int i = 0; i < values.Length; i += 2)
        {
            bool both = random.NextDouble() < pairs;
            values[i] = Value(random, both || random.NextDouble() < 0.004);
            values[i + 1] = Value(random, both || random.NextDouble() < 0.004);
        }

        return values;
    }

    private static float Value(Random random, bool isOutlier)
    {
        double normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return (float)(0.02 * (isOutlier ? Math.Sign(normal) * (8 + (52 * random.NextDouble())) : normal));
    }

    private static RunTotals Totals(WorkloadGraph graph, (string Machine, string[] Overrides, string Design, INumberFormat Format) design)
    {
        HwSim.Core.Config.Diagnostics problems = [];
        MappingNode file = Machines.Resolve(Machines.Preset(design.Machine.Split(',')[0])!, design.Overrides, problems)!;
        IAccelerator machine = Machines.Build(file, problems)!;
        return Simulation.Run(new RunRequest(machine, file, graph, [], Fidelity.Analytic, "", "")).Totals;
    }

    private static AntSimNetwork There(WorkloadGraph graph, string design) => AntSimNetwork.Of(graph, AntSimDesigns.Find(design)!, m => new InvalidOperationException(m));

    private static WorkloadGraph Graph(string model, string studies)
    {
        HwSim.Core.Config.Diagnostics problems = [];
        string file = Path.Combine(studies, "workloads", $"{model}-128.yaml");
        return WorkloadFile.Load(new SourceText(file, File.ReadAllText(file)), [], problems)!.Build(new WorkloadOptions { Batch = 2 }, problems)!;
    }

    private static double Mean(IEnumerable<double> ratios) => Math.Exp(ratios.Average(Math.Log));

    private static string Text(double value) => value.ToString("F2", CultureInfo.InvariantCulture);

    private static void Line(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
