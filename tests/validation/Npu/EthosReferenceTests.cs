using System.Collections.Immutable;
using System.Globalization;
using HwSim.Core.Engine;
using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Results;
using HwSim.Tests.Contract;
using Xunit.Abstractions;

namespace HwSim.Tests.Validation.Npu;

/// <summary>Ethos-U against Arm's Vela 3.10: totals and operators. HwSim chooses the blocks; the encoded size of a network's weights is taken from the reference, since their values are not known.</summary>
[Trait("Category", "Reference")]
public class EthosReferenceTests(ITestOutputHelper output)
{
    private const string File = "reference/sparse/ethos_u_vela.csv";
    private const string LayerFile = "reference/sparse/ethos_u_vela_layers.csv";
    private const string System = "ethos-u (Vela estimate)";
    private const double ScaleBytes = 10;

    [ReferenceFact(File)]
    public void Networks_take_the_cycles_of_Vela()
    {
        Agreement agreement = new();
        HashSet<string> missing = [];
        foreach (IGrouping<(string Model, string Accelerator), FigureRow> run in FigureRow.Read(File, System).GroupBy(r => (r.Text("model"), r.Text("accelerator"))))
        {
            if (SmallNetworks.Of(run.Key.Item1) is not { } network)
            {
                missing.Add(run.Key.Item1);
                continue;
            }

            double total = Run(network, run.Key.Item2, Compression(run, network)).Sum(c => (double)c.Cycles.Value);
            agreement.Add($"{run.Key.Item1} {run.Key.Item2}", total, Figure(run, "total_cycles"));
        }

        Report(agreement, File, 0.03);
        output.WriteLine($"not built: {string.Join(", ", missing)}");
        Assert.InRange(agreement.Mean, 0, 0.03);
    }

    [ReferenceFact(LayerFile)]
    public void Operators_take_the_cycles_of_Vela()
    {
        Agreement agreement = new();
        ILookup<(string, string), FigureRow> totals = FigureRow.Read(File, System).ToLookup(r => (r.Text("model"), r.Text("accelerator")));
        foreach (IGrouping<(string, string), FigureRow> rows in FigureRow.Read(LayerFile, System).Where(r => r.Metric == "op_cycles").GroupBy(r => (r.Text("model"), r.Text("accelerator"))))
        {
            if (SmallNetworks.Of(rows.Key.Item1) is not { } network || !totals.Contains(rows.Key))
            {
                continue;
            }

            ImmutableArray<Cost> costs = Run(network, rows.Key.Item2, Compression(totals[rows.Key], network));
            foreach (FigureRow row in rows.Where(r => r.Text("tflite_op") != "SOFTMAX" && r.Whole("index") < costs.Length - 1))
            {
                agreement.Add($"{rows.Key.Item1} {rows.Key.Item2} {row.Text("index")} {row.Text("npu_op")}", costs[(int)row.Whole("index")].Cycles.Value, row.Value);
            }
        }

        Report(agreement, LayerFile, 0.02);
        Assert.InRange(agreement.Median, 0, 0.02);
    }

    /// <summary>Bytes a weight: what the encoded network has beside ten bytes a channel, over its weights.</summary>
    private static double Compression(IEnumerable<FigureRow> run, ImmutableArray<Operation> network)
    {
        long channels = network.Sum(o => o switch { Convolution c => c.Filters, Gemm g => g.N, _ => 0 });
        return (Figure(run, "weights_encoded") - (ScaleBytes * channels)) / Figure(run, "weights_original");
    }

    private static double Figure(IEnumerable<FigureRow> run, string metric) => run.Single(r => r.Metric == metric).Value;

    private static ImmutableArray<Cost> Run(ImmutableArray<Operation> network, string accelerator, double compression)
    {
        IAccelerator machine = new ContractMachine(accelerator, [string.Create(CultureInfo.InvariantCulture, $"weight_compression={compression}")]).Build();
        WorkloadGraph graph = Succession.Apply(new WorkloadGraph("network", network, []));
        return [.. GraphWalk.Run(graph, machine, Fidelity.Analytic, null).Select(e => e.Plan.IsFeasible ? e.Cost : throw new InvalidOperationException(e.Plan.Reason))];
    }

    private void Report(Agreement agreement, string file, double tolerance)
    {
        output.WriteLine(agreement.Line(file, tolerance));
        foreach (string line in agreement.Lines().Take(60))
        {
            output.WriteLine(line);
        }

        Assert.True(agreement.Count > 0);
    }
}
