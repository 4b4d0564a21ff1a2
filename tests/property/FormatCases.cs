using FsCheck;
using FsCheck.Fluent;
using HwSim.Kernels.Reference.Formats;
using HwSim.Kernels.Reference.Ovp;

namespace HwSim.Tests.Properties;

/// <summary>Formats to check, and tensors that are unkind to them.</summary>
internal static class FormatCases
{
    /// <summary>Every format; those whose scales follow a search are included.</summary>
    public static IReadOnlyList<INumberFormat> All { get; } =
    [
        .. new[] { 2, 3, 4, 5, 8, 12, 16 }.SelectMany(b => new[]
        {
            IntegerFormats.Symmetric(b, Granularity.Tensor), IntegerFormats.Symmetric(b, Granularity.Channel), IntegerFormats.Symmetric(b, Granularity.Group(8)),
            IntegerFormats.Asymmetric(b, Granularity.Channel), IntegerFormats.Asymmetric(b, Granularity.Group(8)),
        }),
        AntFormats.Flint4(Granularity.Channel), AntFormats.Ant4(Granularity.Group(8)), new AntSearchFormat(),
        .. Pairs,
        FloatFormats.Fp8E4M3(Granularity.Tensor), FloatFormats.Fp8E5M2(Granularity.Channel), FloatFormats.Fp4E2M1(Granularity.Group(16)),
        MxFormats.Fp4(), MxFormats.Fp6E2M3(), MxFormats.Fp6E3M2(), MxFormats.Fp8E4M3(), MxFormats.Fp8E5M2(), MxFormats.Int(8), MxFormats.Int(4),
        NvFp4Format.Create(), AdaptivFloatFormat.Paper(8, 3), AdaptivFloatFormat.Paper(4, 2), AdaptivFloatFormat.Program(8, 4),
        BitModFormat.Create(3), BitModFormat.Create(4), LogFormats.Log2(4, Granularity.Channel), LogFormats.Adaptive(4), LlmFp4Format.Create(Granularity.Channel),
        new GoboFormat(), new OlAccelFormat(), new OlAccelFormat(0.1, 16), new ShiftAddFormat(3, Granularity.Channel), new DFloat11Format(),
    ];

    public static IEnumerable<OvpFormat> Pairs =>
        from survivor in new[] { OvpSurvivor.Left, OvpSurvivor.Larger }
        from perRow in new[] { true, false }
        from format in new[] { OvpFormat.Int4(survivor, perRow), OvpFormat.Flint4(survivor, perRow), OvpFormat.Ant4(survivor, perRow), OvpFormat.Int8(survivor, perRow) }
        select format;

    /// <summary>Tensors of up to a few hundred values: Gaussian with planted outliers at some size, and now and then something that is no number.</summary>
    public static Arbitrary<FormatTensor> Tensors(bool finiteOnly = false) => Arb.From(
        from rows in Gen.Choose(1, 5)
        from columns in Gen.Choose(0, 90)
        from seed in Gen.Choose(0, int.MaxValue)
        from outliers in Gen.Elements(0.0, 0.02, 0.3)
        from exponent in Gen.Choose(-20, 20)
        from odd in Gen.Elements(0.0, finiteOnly ? 0.0 : 0.02)
        select Make(rows, columns, seed, outliers, exponent, odd));

    private static FormatTensor Make(int rows, int columns, int seed, double outliers, int exponent, double odd)
    {
        float[] specials = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.Epsilon, -1e-40f, 0, -0f, float.MaxValue];
        Random random = new(seed);
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.Length; i++)
        {
            double sum = -6;
            for (int j = 0; j < 12; j++)
            {
                sum += random.NextDouble();
            }

            double factor = random.NextDouble() < outliers ? 8 + (50 * random.NextDouble()) : 1;
            values[i] = random.NextDouble() < odd ? specials[random.Next(specials.Length)] : (float)Math.ScaleB(sum * factor, exponent);
        }

        return new FormatTensor(rows, columns, seed, values);
    }
}
