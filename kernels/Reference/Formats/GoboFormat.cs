using HwSim.Core.Units;
using HwSim.Kernels.Reference.Statistics;

namespace HwSim.Kernels.Reference.Formats;

/// <summary>
/// GOBO: most weights become one of 2^b centroids of the tensor, the few that do not fit a Gaussian stay 32-bit floats in a list. Scales hold
/// the centroids, ascending; choices the bits of the least magnitude that is an outlier on each side.
/// </summary>
/// <remarks>
/// Source: Zadeh et al., GOBO (MICRO 2020): a weight is an outlier where the logarithm of the Gaussian density with the tensor's mean and
/// deviation is below -4; centroids start from groups of equal size and move to the means of their groups until the sum of absolute
/// errors stops falling (details recalled). A place costs ceil(log2 n) bits, which the paper does not state.
/// </remarks>
public sealed class GoboFormat : INumberFormat
{
    private const double LogDensity = -4;
    private const int MostRounds = 100;
    private const int MostBits = 8;
    private readonly int bits;

    /// <exception cref="ArgumentOutOfRangeException">Not 2 to 8 bits.</exception>
    public GoboFormat(int bits = 3)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bits, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bits, MostBits);
        this.bits = bits;
        Name = $"gobo{bits}";
    }

    public string Name { get; }

    public FormatHardware Hardware { get; } = new(
        "adds activations into one sum a centroid and multiplies the sums by the centroids at the end; outliers take a float PE",
        "centroids are looked up by code; a list of places brings in the outliers",
        [
            new PartArea("group PE", new SquareMicrometres(36.56), 7, "MicroScopiQ, table 5"), new PartArea("outlier PE", new SquareMicrometres(96.42), 7, "MicroScopiQ, table 5"),
        ]);

    /// <inheritdoc/>
    public Calibration Calibrate(ReadOnlySpan<float> values, int rows)
    {
        _ = GroupLayout.Rows(values.Length, rows);
        (float low, float high) = Range(values);
        float[] inliers = Array.FindAll(values.ToArray(), v => v >= low && v <= high);
        Array.Sort(inliers);
        return new Calibration(GroupLayout.Tensor(values.Length), Centroids(inliers), [BitConverter.SingleToInt32Bits(low), BitConverter.SingleToInt32Bits(high)]);
    }

    /// <inheritdoc/>
    public EncodedTensor Encode(ReadOnlySpan<float> values, Calibration calibration)
    {
        Calibrations.Check(values, calibration);
        float low = BitConverter.Int32BitsToSingle(calibration.Choices[0]);
        float high = BitConverter.Int32BitsToSingle(calibration.Choices[1]);
        Codebook centroids = Type(calibration.Scales);
        ushort[] codes = new ushort[values.Length];
        centroids.CodesOf(values, 1, codes);
        List<int> places = [];
        List<uint> kept = [];
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] < low || values[i] > high)
            {
                places.Add(i);
                kept.Add(BitConverter.SingleToUInt32Bits(values[i]));
                codes[i] = 0;
            }
        }

        byte[] bytes = PackedCodes.Pack(codes, bits);
        long metadata = ((long)places.Count * (32 + Magnitudes.BitsFor(values.Length))) + ((long)calibration.Scales.Length * 32);
        return new EncodedTensor(bytes, calibration, new StorageBits(bytes.LongLength * 8, 0, metadata)) { Outliers = new OutlierList([.. places], [.. kept]) };
    }

    /// <inheritdoc/>
    public void Decode(EncodedTensor encoded, Span<float> values)
    {
        ushort[] codes = PackedCodes.Unpack(encoded.Values, encoded.Count, bits);
        for (int i = 0; i < codes.Length; i++)
        {
            values[i] = encoded.Calibration.Scales[codes[i]];
        }

        for (int i = 0; i < encoded.Outliers.Count; i++)
        {
            values[encoded.Outliers.Places[i]] = BitConverter.UInt32BitsToSingle(encoded.Outliers.Codes[i]);
        }
    }

    private static Codebook Type(float[] centroids) => new(MostBits, centroids.Select((c, i) => (i, c)), TieRule.Down);

    /// <summary>The least and the largest value that is no outlier.</summary>
    private static (float Low, float High) Range(ReadOnlySpan<float> values)
    {
        TensorStatistics all = TensorStatistics.Of(values);
        long finite = all.Count - all.NotFinite;
        if (finite == 0)
        {
            return (0, 0);
        }

        double mean = all.Mean;
        double deviation = all.Deviation * Math.Sqrt((finite - 1.0) / finite);
        double squaredReach = 2 * (-LogDensity - Math.Log(deviation * Math.Sqrt(2 * Math.PI)));
        double reach = deviation == 0 ? 0 : deviation * Math.Sqrt(Math.Max(0, squaredReach));
        return ((float)(mean - reach), (float)(mean + reach));
    }

    private float[] Centroids(float[] ascending)
    {
        int count = 1 << bits;
        int[] ends = [.. Enumerable.Range(1, count).Select(i => (int)((long)ascending.Length * i / count))];
        float[] centroids = Means(ascending, ends, new float[count]);
        double least = AbsoluteError(ascending, ends, centroids);
        for (int round = 0; round < MostRounds; round++)
        {
            int[] moved = Assigned(ascending, centroids);
            float[] next = Means(ascending, moved, centroids);
            double error = AbsoluteError(ascending, moved, next);
            if (error >= least)
            {
                break;
            }

            (centroids, least) = (next, error);
        }

        return centroids;
    }

    /// <summary>The end of each centroid's stretch when every value goes to the nearest.</summary>
    private static int[] Assigned(float[] ascending, float[] centroids)
    {
        int[] ends = new int[centroids.Length];
        int at = 0;
        for (int c = 0; c < centroids.Length; c++)
        {
            float middle = c + 1 < centroids.Length ? (centroids[c] * 0.5f) + (centroids[c + 1] * 0.5f) : float.PositiveInfinity;
            while (at < ascending.Length && ascending[at] <= middle)
            {
                at++;
            }

            ends[c] = at;
        }

        return ends;
    }

    private static float[] Means(float[] ascending, int[] ends, float[] before)
    {
        float[] means = new float[ends.Length];
        for (int c = 0; c < ends.Length; c++)
        {
            int start = c == 0 ? 0 : ends[c - 1];
            double sum = 0;
            for (int i = start; i < ends[c]; i++)
            {
                sum += ascending[i];
            }

            means[c] = ends[c] > start ? (float)(sum / (ends[c] - start)) : before[c];
        }

        return means;
    }

    private static double AbsoluteError(float[] ascending, int[] ends, float[] centroids)
    {
        double sum = 0;
        int c = 0;
        for (int i = 0; i < ascending.Length; i++)
        {
            while (i >= ends[c])
            {
                c++;
            }

            sum += Math.Abs(ascending[i] - (double)centroids[c]);
        }

        return sum;
    }
}
