using System.Numerics;
using System.Runtime.InteropServices;
using HwSim.Kernels.Reference.Formats;

namespace HwSim.Kernels.Reference.Ovp;

/// <inheritdoc/>
internal sealed class OvpLanesOf<T> : OvpLanes
    where T : struct, IOvpLanes
{
    /// <summary>Vectors whose squared errors are added in 32-bit floats before they go into the 64-bit sum.</summary>
    private const int VectorsASum = 32;

    protected override OvpGrid Grid => T.Grid;

    public override void Encode(OvpCodes codes, OvpSurvivor survivor, ReadOnlySpan<float> values, GroupLayout layout, ReadOnlySpan<float> scales, Span<byte> into) =>
        OvpEncoder.Encode<T>(codes, survivor, values, layout, scales, into);

    /// <remarks>Multiplies by the reciprocal of the scale, which moves errors in the last bits only.</remarks>
    public override double SquaredError(ReadOnlySpan<float> values, float scale, OvpSurvivor survivor)
    {
        float reciprocal = 1 / scale;
        if (!float.IsFinite(reciprocal))
        {
            return SquaredZeros(values);
        }

        ReadOnlySpan<Vector<float>> x = MemoryMarshal.Cast<float, Vector<float>>(values);
        Vector<float> factor = new(reciprocal);
        double sum = 0;
        for (int from = 0; from < x.Length; from += VectorsASum)
        {
            Vector<float> part = Vector<float>.Zero;
            foreach (Vector<float> v in x.Slice(from, Math.Min(VectorsASum, x.Length - from)))
            {
                Vector<float> d = v * factor;
                Vector<float> error = (Vector.GreaterThanOrEqualAny(Vector.Abs(d), new Vector<float>(T.Boundary)) ? WithOutliers(d, survivor) : T.Nearest(d)) - d;
                part += error * error;
            }

            Vector.Widen(part, out Vector<double> low, out Vector<double> high);
            sum += Vector.Sum(low + high);
        }

        return (sum + Rest(values[(x.Length * Vector<float>.Count)..], scale, survivor)) * scale * scale;
    }

    private static Vector<float> WithOutliers(Vector<float> d, OvpSurvivor survivor)
    {
        Vector<int> outlier = AbfloatLanes.IsOutlier(d, T.Boundary, T.Limit);
        Vector<float> beyond = AbfloatLanes.Value(AbfloatLanes.Code(d, T.Outliers), d, T.Outliers);
        Vector<float> nearest = Vector.ConditionalSelect(outlier, beyond, T.Nearest(d));
        Vector<int> kept = AbfloatLanes.IsReached(d, T.Limit) & ~AbfloatLanes.IsVictim(outlier, d, survivor);
        return nearest & Vector.AsVectorSingle(kept);
    }

    /// <summary>The squared error in grid units of pairs that do not fill a vector.</summary>
    private static double Rest(ReadOnlySpan<float> values, float scale, OvpSurvivor survivor)
    {
        Span<float> gridValues = stackalloc float[Vector<float>.Count];
        gridValues = gridValues[..values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            gridValues[i] = T.Grid.Nearest(values[i] / scale);
        }

        _ = VictimRule.Apply(gridValues, values, survivor);
        double sum = 0;
        for (int i = 0; i < values.Length; i++)
        {
            double error = gridValues[i] - ((double)values[i] / scale);
            sum += error * error;
        }

        return sum;
    }

    private static double SquaredZeros(ReadOnlySpan<float> values)
    {
        double sum = 0;
        foreach (float value in values)
        {
            sum += (double)value * value;
        }

        return sum;
    }
}
