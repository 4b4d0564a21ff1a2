using HwSim.Core.Engine.Validation;
using HwSim.Core.Results.Measured;

namespace HwSim.Accelerators.Gpu.Measured;

/// <summary>
/// The model with three constants of one device, kernel and type fitted on top: what each call takes beside the model's time, a factor
/// on the time, and how the factor changes with size.
/// </summary>
/// <param name="model">The model as it is.</param>
/// <param name="rows">Rows to fit on.</param>
internal sealed class GpuCalibration(GpuKernelModel model, IReadOnlyList<Measurement> rows) : IKernelModel
{
    private const double LastStep = 1.005;

    private readonly Lazy<(double Overhead, double Factor, double Slope, double Middle)> fitted = new(() => Fit(model, rows));

    public int ConstantsFittedFor(string device) => model.ConstantsFittedFor(device) + 3;

    public KernelPrediction Predict(Measurement measurement)
    {
        KernelPrediction plain = model.Predict(measurement);
        return plain.Reason is null ? plain with { Seconds = Apply(plain.Seconds, fitted.Value) } : plain;
    }

    public string Explain(Measurement measurement) => model.Explain(measurement);

    public IKernelModel CalibratedTo(IReadOnlyList<Measurement> rows) => new GpuCalibration(model, rows);

    private static double Apply(double seconds, (double Overhead, double Factor, double Slope, double Middle) by) =>
        by.Overhead + (by.Factor * seconds * Math.Pow(seconds / by.Middle, by.Slope));

    private static (double Overhead, double Factor, double Slope, double Middle) Fit(GpuKernelModel model, IReadOnlyList<Measurement> rows)
    {
        (double Measured, double Predicted)[] pairs = [.. rows.Select(r => (r.Microseconds * 1e-6, model.Predict(r).Seconds))];
        double middle = pairs.Select(p => p.Predicted).Order().ElementAt(pairs.Length / 2);
        double least = pairs.Min(p => p.Measured);
        (double Overhead, double Factor, double Slope, double Middle) at = (0, 1, 0, middle);
        double error = Error(pairs, at);
        for (double step = 1.3; step > LastStep;)
        {
            double slope = step - 1;
            (double, double, double, double)[] tries =
            [
                at with { Factor = at.Factor * step }, at with { Factor = at.Factor / step },
                at with { Overhead = Math.Min(least, at.Overhead + (least * slope)) }, at with { Overhead = Math.Max(-least / 2, at.Overhead - (least * slope)) },
                at with { Slope = Math.Min(0.3, at.Slope + (slope / 5)) }, at with { Slope = Math.Max(-0.3, at.Slope - (slope / 5)) },
            ];
            ((double, double, double, double) Constants, double Error) next = tries.Select(t => (t, Error(pairs, t))).MinBy(t => t.Item2);
            if (next.Error < error)
            {
                (at, error) = next;
            }
            else
            {
                step = Math.Sqrt(step);
            }
        }

        return at;
    }

    private static double Error((double Measured, double Predicted)[] pairs, (double Overhead, double Factor, double Slope, double Middle) by) =>
        pairs.Average(p => Math.Abs((Apply(p.Predicted, by) / p.Measured) - 1));
}
