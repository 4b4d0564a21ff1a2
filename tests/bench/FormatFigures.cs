using System.Diagnostics;
using System.Globalization;
using HwSim.Core.Config;
using HwSim.Kernels.Reference.Formats;
using HwSim.Kernels.Reference.Ovp;

namespace HwSim.Bench;

/// <summary>OVP on one core: encode, decode and search, beside a plain scalar version and plain int4. Times are those of the processor, so that a busy machine disturbs them little.</summary>
internal static class FormatFigures
{
    private const int Size = 4096;
    private const double OutlierShare = 0.005;
    private const double Window = 0.2;

    private static readonly string[] Others =
        ["int4", "int8", "int4-asym-g128", "ant4", "ant4-search", "fp8-e4m3", "mxfp4", "mxfp6-e2m3", "mxfp8-e4m3", "nvfp4", "adaptivfloat8", "bitmod4", "log2-4", "adaptive-log-4", "llm-fp4", "gobo3", "olaccel4-8", "shiftadd3", "dfloat11"];

    public static void Print()
    {
        float[] values = Weights(Size * Size);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"weights {Size}x{Size}, {OutlierShare:P1} outliers, one scale a row, one core"));
        Console.WriteLine("| what | measured |");
        Console.WriteLine("| --- | --- |");
        Codec("int4 pairs", OvpFormat.Int4(OvpSurvivor.Left, perRow: true), values);
        Codec("int4 pairs, larger survives", OvpFormat.Int4(OvpSurvivor.Larger, perRow: true), values);
        Codec("flint4 pairs", OvpFormat.Flint4(OvpSurvivor.Left, perRow: true), values);
        Codec("int8 pairs", OvpFormat.Int8(OvpSurvivor.Left, perRow: true), values);
        Scalar(values);
        PlainInt4(values);
        foreach (string name in Others)
        {
            Other(name, values);
        }

        Search("search, int4", [OvpGrid.Int4], values, GroupLayout.Rows(values.Length, Size));
        Search("search, flint4", [OvpGrid.Flint4], values, GroupLayout.Rows(values.Length, Size));
        Search("search, int4 or flint4", [OvpGrid.Int4, OvpGrid.Flint4], values, GroupLayout.Rows(values.Length, Size));
        Search("search, int8", [OvpGrid.Int8], values, GroupLayout.Rows(values.Length, Size));
        Search("search, int4, one scale", [OvpGrid.Int4], values, GroupLayout.Tensor(values.Length));
    }

    /// <summary>Another format, with everything that it allocates: calibration, encode to packed bytes, decode.</summary>
    private static void Other(string name, float[] values)
    {
        INumberFormat format = FormatCatalogue.Read(new SourceText("", name), [])!.Weights;
        float[] part = values[..(64 * Size)];
        Calibration calibration = format.Calibrate(part, 64);
        EncodedTensor encoded = format.Encode(part, calibration);
        float[] decoded = new float[part.Length];
        Print($"{name}: calibrate; encode; decode", $"{Rate(part.Length, () => format.Calibrate(part, 64))}; {Rate(part.Length, () => format.Encode(part, calibration))}; {Rate(part.Length, () => format.Decode(encoded, decoded))}");
    }

    private static void Codec(string what, OvpFormat format, float[] values)
    {
        float[] part = values[..(16 * Size)];
        Calibration calibration = format.Calibrate(part, 16);
        byte[] bytes = format.Encode(part, calibration).Values;
        EncodedTensor encoded = format.Encode(part, calibration);
        float[] decoded = new float[part.Length];
        long before = GC.GetAllocatedBytesForCurrentThread();
        format.EncodeInto(part, calibration, bytes);
        format.Decode(encoded, decoded);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Print($"{what}: encode", Rate(part.Length, () => format.EncodeInto(part, calibration, bytes)));
        Print($"{what}: decode", string.Create(CultureInfo.InvariantCulture, $"{Rate(part.Length, () => format.Decode(encoded, decoded))}, {allocated} B allocated by both"));
    }

    private static void Scalar(float[] values)
    {
        float[] part = values[..(16 * Size)];
        Calibration calibration = OvpFormat.Int4(OvpSurvivor.Left, perRow: true).Calibrate(part, 16);
        float[] grid = new float[part.Length];
        Print("int4 pairs: nearest and victims, plain scalar", Rate(part.Length, () => OvpQuantizer.Quantize(OvpGrid.Int4, OvpSurvivor.Left, part, calibration.Layout, calibration.Scales, grid)));
    }

    /// <summary>What plain int4 takes when written as plainly as one would: the yardstick for the pairs.</summary>
    private static void PlainInt4(float[] values)
    {
        float[] part = values[..(16 * Size)];
        byte[] bytes = new byte[part.Length / 2];
        float scale = 3f / 7 * 0.02f;
        static int Code(float value, float scale) => (int)Math.Clamp(MathF.Round(value / scale), -7, 7) & 15;
        Print("plain int4: encode, scalar", Rate(part.Length, () =>
        {
            for (int i = 0; i < bytes.Length; i++)
            {
                bytes[i] = (byte)((Code(part[2 * i], scale) << 4) | Code(part[(2 * i) + 1], scale));
            }
        }));
        Print("plain int4: decode, scalar", Rate(part.Length, () =>
        {
            for (int i = 0; i < bytes.Length; i++)
            {
                part[2 * i] = (unchecked((sbyte)bytes[i]) >> 4) * scale;
                part[(2 * i) + 1] = (((bytes[i] & 15) ^ 8) - 8) * scale;
            }
        }));
    }

    private static void Search(string what, OvpGrid[] grids, float[] values, GroupLayout layout)
    {
        double best = double.PositiveInfinity;
        for (int run = 0; run < 3; run++)
        {
            TimeSpan before = Environment.CpuUsage.TotalTime;
            _ = OvpCalibration.SearchTypes(grids, OvpSurvivor.Left, values, layout, AlphaSearch.Published);
            best = Math.Min(best, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
        }

        Print(what, string.Create(CultureInfo.InvariantCulture, $"{best:F2} s (best of 3; {AlphaSearch.Published.Count} percentages)"));
    }

    private static string Rate(long elements, Action work)
    {
        for (Stopwatch warm = Stopwatch.StartNew(); warm.Elapsed.TotalSeconds < Window;)
        {
            work();
        }

        long done = 0;
        TimeSpan before = Environment.CpuUsage.TotalTime;
        Stopwatch clock = Stopwatch.StartNew();
        while (clock.Elapsed.TotalSeconds < Window)
        {
            work();
            done += elements;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{done / (Environment.CpuUsage.TotalTime - before).TotalSeconds / 1e6:N0} million values/s");
    }

    private static float[] Weights(int count)
    {
        Random random = new(1);
        float[] values = new float[count];
        for (int i = 0; i < count; i++)
        {
            double normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            bool isOutlier = random.NextDouble() < OutlierShare;
            values[i] = (float)(0.02 * (isOutlier ? Math.Sign(normal) * (8 + (52 * random.NextDouble())) : normal));
        }

        return values;
    }

    private static void Print(string what, string measured) => Console.WriteLine($"| {what} | {measured} |");
}
