using HwSim.Core.Config;
using HwSim.Core.Engine.Validation;
using HwSim.Core.Results.Measured;

namespace HwSim.Tests.Unit.Validation;

public class ScoringTests
{
    [Fact]
    public void Errors_are_those_of_their_definitions()
    {
        ErrorStatistics errors = ErrorStatistics.Of([10, 10, 10, 10], [11, 8, 10, 20]);

        Assert.Equal(0.325, errors.Mape, 12);
        Assert.Equal(0.15, errors.MedianApe, 12);
        Assert.Equal(Math.Pow(1.1 * 0.8 * 2, 0.25), errors.Bias, 12);
        Assert.Equal(0.76, errors.P90, 12);
    }

    [Theory]
    [InlineData(new double[] { 1, 2, 3, 4 }, new double[] { 10, 20, 30, 40 }, 1)]
    [InlineData(new double[] { 1, 2, 3, 4 }, new double[] { 4, 3, 2, 1 }, -1)]
    [InlineData(new double[] { 1, 2, 3, 4, 5 }, new double[] { 2, 1, 4, 3, 5 }, 0.8)]
    [InlineData(new double[] { 1, 1, 2 }, new double[] { 5, 5, 9 }, 1)]
    [InlineData(new double[] { 1, 2 }, new double[] { 7, 7 }, 1)]
    public void Ranks_correlate_as_Spearman_says(double[] a, double[] b, double expected) => Assert.Equal(expected, ErrorStatistics.RankCorrelation(a, b), 12);

    [Fact]
    public void Three_constants_are_found_again()
    {
        ThreeConstants truth = new(20e-6, 0.7, 0.5);
        List<ScoredRow> rows = [];
        for (int i = 0; i < 60; i++)
        {
            KernelPrediction kernel = new(1, Math.Pow(10, 6 + (i % 12 / 2.0)), Math.Pow(10, 4 + (i / 12)), 1e13, 1e12);
            rows.Add(new ScoredRow(truth.Predict(kernel), kernel, null));
        }

        ThreeConstants found = ThreeConstants.Fit(rows);
        Assert.All(rows, r => Assert.Equal(1, found.Predict(r.Prediction) / r.Measured, 0.03));
    }

    [Fact]
    public void Known_rows_are_scored_and_the_rest_is_counted()
    {
        Diagnostics notes = [];
        ModelValidation validation = new(new HalfModel(), 0, notes);
        foreach (string device in (string[])["known", "known", "unknown", "unknown", "unknown"])
        {
            validation.Add(Row(device, 10));
        }

        ModelScores scores = validation.Result();
        Assert.Equal((2, 3), (scores.Rows, scores.Skipped));
        CellScore known = scores.Cells.Single(c => c.Device == "known");
        Assert.Equal(0.5, known.Model!.Mape, 12);
        Assert.Equal(0.5, known.Model.Bias, 12);
        Assert.Equal(3, scores.Cells.Single(c => c.Device == "unknown").Skipped);
        Assert.Equal(DiagnosticCode.UnknownDevice, Assert.Single(notes).Code);
    }

    [Fact]
    public void Calibration_rows_are_not_scored()
    {
        ModelValidation validation = new(new HalfModel(), 10, []);
        for (int i = 1; i <= 50; i++)
        {
            validation.Add(Row("known", i));
        }

        CellScore cell = Assert.Single(validation.Result().Cells);
        Assert.Equal((40L, 10), (cell.Rows, cell.CalibratedOn));
        Assert.NotNull(cell.Calibrated);
        Assert.NotNull(cell.CalibratedThreeConstants);
    }

    [Fact]
    public void Many_rows_keep_the_memory_of_few()
    {
        ModelValidation validation = new(new HalfModel(), 0, []);
        Measurement row = Row("known", 10);
        for (int i = 0; i < 200_000; i++)
        {
            validation.Add(row);
        }

        CellScore cell = Assert.Single(validation.Result().Cells);
        Assert.Equal(200_000, cell.Rows);
        Assert.Equal(0.5, cell.Model!.Mape, 12);
    }

    private static Measurement Row(string device, double microseconds) => new(device, "gemm", "fp32", new KernelParameters(), microseconds, "s", "file.csv", 2);

    private sealed class HalfModel : IKernelModel
    {
        public int ConstantsFittedFor(string device) => 0;

        public KernelPrediction Predict(Measurement measurement) => measurement.Device == "known"
            ? new KernelPrediction(measurement.Microseconds * 0.5e-6, 1e6, 1e3, 1e12, 1e11)
            : KernelPrediction.UnknownDevice("no such device");

        public string Explain(Measurement measurement) => "half";

        public IKernelModel CalibratedTo(IReadOnlyList<Measurement> rows) => this;
    }
}
