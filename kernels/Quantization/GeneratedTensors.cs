namespace HwSim.Kernels.Quantization;

/// <summary>
/// Tensors with planted outliers, for what cannot be shipped: weights and activations as large language models have them. Made up, not
/// measured; each says in its name what was planted.
/// </summary>
/// <remarks>Gaussian values (Irwin-Hall) times a factor of 8 to 60 where an outlier is planted, the range of OliVe's reference tensors.</remarks>
public static class GeneratedTensors
{
    /// <summary>The word that asks for them.</summary>
    public const string Word = "generated";

    private const int Rows = 256;
    private const int Columns = 1024;
    private const double Deviation = 0.02;
    private const double LeastFactor = 8;
    private const double FactorRange = 52;
    private const int ChannelEvery = 128;

    /// <summary>All of them, the same on every host.</summary>
    public static IReadOnlyList<FloatTensor> All() =>
    [
        Of("gaussian", 1, (_, _) => false),
        Of("outliers, 0.1 %", 2, (random, _) => random.Next() < 0.001),
        Of("outliers, 1 %", 3, (random, _) => random.Next() < 0.01),
        Of("adjacent outliers, 1 % of pairs", 4, WithNeighbour(0.01)),
        Of("outlier channels, 1 in 128", 5, (_, at) => at % ChannelEvery == 5),
    ];

    private static FloatTensor Of(string name, ulong seed, Func<SeededRandom, int, bool> isOutlier)
    {
        SeededRandom random = new(seed);
        float[] values = new float[Rows * Columns];
        for (int i = 0; i < values.Length; i++)
        {
            double value = random.Gaussian();
            double factor = isOutlier(random, i % Columns) ? LeastFactor + (FactorRange * random.Next()) : 1;
            values[i] = (float)(Deviation * value * factor);
        }

        return new FloatTensor(name, "fp32", [Rows, Columns], values);
    }

    /// <summary>Both values of a pair, or neither.</summary>
    private static Func<SeededRandom, int, bool> WithNeighbour(double share)
    {
        bool isPlanted = false;
        return (random, at) => at % 2 == 0 ? isPlanted = random.Next() < share : isPlanted;
    }
}
