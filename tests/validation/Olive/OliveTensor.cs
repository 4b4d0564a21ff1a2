using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace HwSim.Tests.Validation.Olive;

/// <summary>The tensors of reference/olive, made by the generator that its README defines (splitmix64, sums of uniforms, planted outliers).</summary>
internal static class OliveTensor
{
    private const int UniformsAnElement = 16;
    private const ulong Golden = 0x9E3779B97F4A7C15;

    /// <summary>The tensor of a row, checked against the row's digest.</summary>
    public static float[] Of(JsonElement row)
    {
        int[] shape = [.. row.GetProperty("shape").EnumerateArray().Select(e => e.GetInt32())];
        JsonElement gen = row.GetProperty("gen");
        double Get(string key) => gen.GetProperty(key).GetDouble();
        float[] values = Generate(
            shape.Aggregate(1, (p, e) => p * e), row.GetProperty("seed").GetUInt64(), Get("rate"), Get("lo"), Get("hi"), Get("std"), Get("mean"), gen.GetProperty("relu").GetBoolean(), Get("pairrate"));
        Assert.Equal(row.GetProperty("input_sha256_f32le").GetString(), Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(values.AsSpan()))));
        return values;
    }

    public static float[] Generate(int count, ulong seed, double rate, double lo, double hi, double std, double mean, bool relu, double pairRate)
    {
        double[] u = new double[(count + 1) * UniformsAnElement];
        for (int i = 0; i < count * UniformsAnElement; i++)
        {
            u[i] = Uniform(seed, i);
        }

        float[] values = new float[count];
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<double> own = u.AsSpan(i * UniformsAnElement, UniformsAnElement);
            int even = i - (i % 2);
            bool inPair = pairRate > 0 && even + 1 < count && u[(even * UniformsAnElement) + 15] < pairRate;
            double sum = 0;
            foreach (double uniform in own[..12])
            {
                sum += uniform;
            }

            double x = own[12] < rate || inPair
                ? (own[14] < 0.5 ? -1 : 1) * (lo + ((hi - lo) * own[13])) * std
                : mean + (std * (sum - 6));
            values[i] = (float)(relu ? Math.Max(x, 0) : x);
        }

        return values;
    }

    private static double Uniform(ulong seed, int index)
    {
        unchecked
        {
            ulong z = seed + (((ulong)index + 1) * Golden);
            z ^= z >> 30;
            z *= 0xBF58476D1CE4E5B9;
            z ^= z >> 27;
            z *= 0x94D049BB133111EB;
            z ^= z >> 31;
            return (z >> 40) / 16777216.0;
        }
    }
}
