using HwSim.Core.Engine.Validation;
using HwSim.Core.Graph;
using HwSim.Core.Results.Measured;

namespace HwSim.Tests.Unit.Validation;

public class CrossScoreTests
{
    [Fact]
    public void Devices_are_ordered_on_shapes_that_both_ran()
    {
        ModelScores scores = Scores(
            Row("a", "gemm", 1, measured: 10, predicted: 9), Row("b", "gemm", 1, measured: 20, predicted: 22), // right
            Row("a", "gemm", 2, measured: 10, predicted: 30), Row("b", "gemm", 2, measured: 20, predicted: 22), // wrong
            Row("a", "gemm", 3, measured: 10, predicted: 12), Row("b", "gemm", 3, measured: 10.2, predicted: 11), // too close to order
            Row("a", "gemm", 4, measured: 10, predicted: 12));

        RankingScore ranking = Assert.Single(scores.Rankings);
        Assert.Equal((3, 2, 1, 2), (ranking.Shapes, ranking.Pairs, ranking.PairsRight, ranking.WinnersRight));
    }

    [Fact]
    public void The_gain_of_sparse_weights_is_the_ratio_of_both_times()
    {
        ModelScores scores = Scores(Row("a", "gemm", 1, measured: 30, predicted: 40), Row("a", "spmm", 1, measured: 20, predicted: 20), Row("a", "spmm", 2, measured: 20, predicted: 20));

        SpeedupScore speedup = Assert.Single(scores.Speedups);
        Assert.Equal((1, 1.5, 2.0), (speedup.Shapes, speedup.Measured, speedup.Predicted));
        Assert.Equal(1.0 / 3, speedup.MedianError, 12);
    }

    [Fact]
    public void Pictures_show_rows_of_every_cell()
    {
        ModelScores scores = Scores([.. Enumerable.Range(1, 9000).Select(i => Row("a", "gemm", i, i, i)), Row("b", "bmm", 1, 5, 5)]);

        Assert.InRange(scores.Points.Length, 1001, 4001);
        Assert.Contains(scores.Points, p => p.Device == "b");
    }

    [Fact]
    public void A_network_is_the_sum_of_its_operations_and_has_a_reason_where_it_has_no_workload()
    {
        NetworkModel model = new(new Told(), r => (null, $"no workload for {r.ParametersText}"));
        Measurement row = Row("a", "network", 1, 10, 10) with { ParametersText = "{}" };

        Assert.True(model.Predict(row).IsUnknownDevice);
        Assert.Equal(10e-6, model.Predict(row with { Kernel = "gemm" }).Seconds, 12);
        WorkloadGraph? graph = null;
        Assert.Equal("no workload for {}", new NetworkModel(Accelerators.MeasuredModels.Shipped, r => (graph, $"no workload for {r.ParametersText}")).Predict(row with { Device = "T4" }).Reason);
    }

    private static ModelScores Scores(params Measurement[] rows)
    {
        ModelValidation validation = new(new Told(), 0, []);
        foreach (Measurement row in rows)
        {
            validation.Add(row);
        }

        return validation.Result();
    }

    /// <summary>The prediction stands in the parameter <c>c</c> of a row, which no shape here has otherwise.</summary>
    private static Measurement Row(string device, string kernel, double m, double measured, double predicted) =>
        new(device, kernel, "fp16", new KernelParameters { M = m, N = 8, K = 8 }, measured, FormattableString.Invariant($"h@{predicted}"), "f.csv", 2);

    private sealed class Told : IKernelModel
    {
        public int ConstantsFittedFor(string device) => 0;

        public KernelPrediction Predict(Measurement measurement) =>
            new(double.Parse(measurement.Source.Split('@')[1], System.Globalization.CultureInfo.InvariantCulture) * 1e-6, 1e6, 1e3, 1e12, 1e11);

        public string Explain(Measurement measurement) => "told";

        public IKernelModel CalibratedTo(IReadOnlyList<Measurement> rows) => this;
    }
}
