using System.Globalization;
using HwSim.Accelerators.Npu;
using HwSim.Accelerators.Npu.Eyeriss;
using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Mappings;
using HwSim.Core.Results;
using HwSim.Tests.Contract;
using Xunit.Abstractions;

namespace HwSim.Tests.Validation.Npu;

/// <summary>Processing time of AlexNet's and VGG-16's convolutions on the Eyeriss chip (Chen et al., JSSC 2017, tables V and VI), mappings by the planner.</summary>
[Trait("Category", "Reference")]
public class EyerissReferenceTests(ITestOutputHelper output)
{
    private const string File = "reference/golden/golden.csv";

    [ReferenceFact(File)]
    public void AlexNet_takes_what_the_chip_took() => Check("alexnet/", 0.04, 0.06);

    [ReferenceFact(File)]
    public void Vgg16_takes_what_the_chip_took() => Check("vgg16/", 0.05, 0.08);

    private void Check(string network, double mean, double most)
    {
        IAccelerator machine = new ContractMachine("eyeriss", []).Build();
        EyerissSpec spec = (EyerissSpec)machine.Spec;
        Agreement agreement = new();
        FigureRow[] rows = [.. FigureRow.Read(File, "eyeriss").Where(r => r.Metric == "processing_latency" && r.Experiment.StartsWith(network, StringComparison.Ordinal) && r.Conditions.TryGetProperty("C", out _))];
        foreach (FigureRow row in rows)
        {
            Convolution layer = Layer(row);
            RowStationaryMapping map = RowStationaryMapping.Of(NpuLayer.Of(layer), spec)!.Value;
            Plan plan = machine.PlanFor(layer, Residency.None, Fidelity.Analytic);
            Cost cost = machine.Execute(layer, plan.Mapping, Fidelity.Analytic, NoTrace.Instance);

            // The chip's processing time leaves waiting for main memory out.
            double seconds = cost.Shares[TimeShare.Stream] + cost.Shares[TimeShare.FillDrain];
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{row.Experiment}: p, q, r, t, n, e = {map.Filters}, {map.Channels}, {map.ChannelSets}, {map.FilterSets}, {map.Images}, {map.Strip}"));
            agreement.Add(row.Experiment, seconds * 1e3, row.Value);
        }

        output.WriteLine(agreement.Line($"{File}, eyeriss {network}", most));
        foreach (string line in agreement.Lines())
        {
            output.WriteLine(line);
        }

        Assert.True(agreement.Count > 0);
        Assert.InRange(agreement.Mean, 0, mean);
        Assert.InRange(agreement.Max, 0, most);
    }

    /// <summary>The layer; the row's ifmap has its padding in it and its channels are those of one group.</summary>
    private static Convolution Layer(FigureRow row)
    {
        long groups = row.Whole("groups");
        long channels = row.Whole("C") * groups;
        return new Convolution
        {
            Name = row.Experiment,
            Batch = row.Whole("N"),
            Height = row.Whole("H"),
            Width = row.Whole("W"),
            Channels = channels,
            Filters = row.Whole("K"),
            KernelHeight = row.Whole("R"),
            KernelWidth = row.Whole("S"),
            StrideHeight = row.Whole("stride"),
            StrideWidth = row.Whole("stride"),
            Groups = groups,
            Inputs = [],
            Outputs = [],
        };
    }
}
