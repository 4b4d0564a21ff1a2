using HwSim.Core.Results.Quantized;
using HwSim.Kernels.Reference.Statistics;

namespace HwSim.Kernels.Quantization;

/// <summary>Adds up how far outputs are from those of the model, sample by sample and output by output.</summary>
internal sealed class EffectSum
{
    private const float LeastProbability = 1e-30f;

    private long rows;
    private double same;
    private double divergence;
    private double largest;
    private double error;
    private double square;

    /// <summary>The sums so far; null before anything was added.</summary>
    public ModelEffect? Effect => rows == 0 ? null : new ModelEffect(same / rows, divergence / rows, largest, error == 0 ? 0 : error / square);

    /// <summary>Adds an output.</summary>
    /// <param name="maker">The operator that makes it: probabilities of Softmax and Sigmoid are compared as such.</param>
    /// <param name="shape">Its shape; the last extent are the scores of a row.</param>
    /// <param name="original">What the model gives.</param>
    /// <param name="quantized">What the quantized model gives.</param>
    public void Add(string maker, IReadOnlyList<long> shape, float[] original, float[] quantized)
    {
        if (original.Length == 0 || original.Length != quantized.Length)
        {
            return;
        }

        int length = shape.Count > 0 && shape[^1] > 1 ? (int)shape[^1] : original.Length;
        OutputAgreement scores = maker switch
        {
            "Softmax" => OutputAgreement.Of(Array.ConvertAll(original, Logarithm), Array.ConvertAll(quantized, Logarithm), length),
            "Sigmoid" or "HardSigmoid" => OutputAgreement.Of(Odds(original), Odds(quantized), length = 2),
            _ => OutputAgreement.Of(original, quantized, length),
        };
        long count = maker is "Sigmoid" or "HardSigmoid" ? original.Length : original.Length / length;
        rows += count;
        same += scores.TopOne * count;
        divergence += scores.Divergence * count;
        for (int i = 0; i < original.Length; i++)
        {
            double difference = (double)original[i] - quantized[i];
            largest = Math.Max(largest, Math.Abs(difference));
            error += difference * difference;
            square += (double)original[i] * original[i];
        }
    }

    private static float Logarithm(float probability) => MathF.Log(MathF.Max(probability, LeastProbability));

    /// <summary>Each value as the scores of no and yes.</summary>
    private static float[] Odds(float[] probabilities) => [.. probabilities.SelectMany(p => new[] { Logarithm(1 - p), Logarithm(p) })];
}
