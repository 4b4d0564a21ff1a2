using System.Collections.Immutable;

namespace HwSim.Accelerators.BitMod;

/// <summary>bitmod_sim's cycles in closed form.</summary>
/// <remarks>
/// Source: yc2367/BitMoD-HPCA-25 58d7bdb (MIT), bitmod_sim; the shapes of attention's products and the width of their fetched
/// activations were recovered from its published cycles and SRAM writes.
/// </remarks>
public static class BitModSimulator
{
    /// <summary>The length of the prompt, and of the cache in decode.</summary>
    public const long Context = 256;

    private const long BufferBytes = 512 * 1024;
    private const double DramBitsPerCycle = 256;
    private const int ActivationBits = 16;

    /// <summary>The accelerators, in the order of its figures.</summary>
    public static ImmutableArray<BitModDesign> Designs { get; } =
    [
        new("fp16", (32, 24), (64, 12), 1, false),
        new("ant", (32, 32), (64, 16), 1, false),
        new("olive", (36, 32), (72, 16), 1, false),
        new("bitmod", (32, 32), (64, 16), 4, true),
    ];

    /// <summary>The models that it profiles.</summary>
    public static ImmutableArray<BitModModel> Models { get; } =
    [
        new("opt-1.3b", 24, 2048, 8192, 50272, 32, 32, false),
        new("phi-2", 32, 2560, 10240, 51200, 32, 32, false),
        new("Yi-6B", 32, 4096, 11008, 64000, 32, 4, true),
        new("Llama-2-7b-hf", 32, 4096, 11008, 32000, 32, 32, true),
        new("Llama-2-13b-hf", 40, 5120, 13824, 32000, 40, 40, true),
        new("Meta-Llama-3-8B", 32, 4096, 14336, 128256, 32, 8, true),
    ];

    /// <summary>The products of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="tokens">Tokens that go through it together: <see cref="Context"/> in prefill, 1 in decode.</param>
    /// <param name="weightBits">Bits of a weight, scales included.</param>
    public static ImmutableArray<BitModGemm> Products(BitModModel model, long tokens, double weightBits)
    {
        ArgumentNullException.ThrowIfNull(model);
        long hidden = model.Hidden;
        BitModGemm Linear(string name, long inputs, long outputs, long count) => new(name, inputs, outputs, tokens, inputs, weightBits, count);
        return
        [
            Linear("q and o", hidden, hidden, 2 * model.Layers),
            Linear("k and v", hidden, model.KeyWidth, 2 * model.Layers),
            Linear("feed-forward, up", hidden, model.FeedForward, (model.IsGated ? 2 : 1) * model.Layers),
            Linear("feed-forward, down", model.FeedForward, hidden, model.Layers),
            Linear("head", hidden, model.Vocabulary, 1),
            new("attention, scores", hidden, tokens, tokens * model.Heads, model.KeyWidth, ActivationBits, model.Layers),
            new("attention, values", Context, tokens * model.Heads, tokens, model.KeyWidth, ActivationBits, model.Layers),
        ];
    }

    /// <summary>What a product takes.</summary>
    /// <param name="design">The accelerator.</param>
    /// <param name="gemm">The product.</param>
    /// <param name="weightBits">Bits of the model's weights, by which bit-serial PEs take their time in every product.</param>
    /// <param name="isDecode">Which shape the array has.</param>
    /// <exception cref="OverflowException">A count does not fit 64 bits.</exception>
    public static BitModFigures Run(BitModDesign design, in BitModGemm gemm, double weightBits, bool isDecode)
    {
        ArgumentNullException.ThrowIfNull(design);
        (long rows, long columns) = isDecode ? design.Decode : design.Prefill;
        long tiles = checked(Pieces(gemm.Inputs, design.DotProduct) * Pieces(gemm.Outputs, rows) * Pieces(gemm.Tokens, columns));
        long cyclesOfTile = design.IsBitSerial ? Pieces((long)weightBits, 2) : 1;
        double weights = Math.Ceiling(gemm.Inputs * gemm.WeightBits / 8) * gemm.Outputs;
        double inputs = (double)gemm.StoredInputs * ActivationBits / 8 * gemm.Tokens;
        double outputs = (double)gemm.Outputs * ActivationBits / 8 * gemm.Tokens;
        (double weightFetches, double inputFetches) = Fetches(weights, inputs);
        double beats = ((weights * weightFetches) + outputs + (inputs * inputFetches)) * 8 / DramBitsPerCycle;
        return new BitModFigures(tiles, checked(tiles * cyclesOfTile), (long)beats);
    }

    /// <summary>How often weights and activations are fetched: once, unless neither fits its buffer; then the cheaper of the two is fetched again for each part of the other.</summary>
    private static (double Weights, double Inputs) Fetches(double weights, double inputs)
    {
        if (weights <= BufferBytes || inputs <= BufferBytes)
        {
            return (1, 1);
        }

        double weightParts = Math.Ceiling(weights / BufferBytes);
        double inputParts = Math.Ceiling(inputs / BufferBytes);
        return (inputParts * weights) + inputs < (weightParts * inputs) + weights ? (inputParts, 1) : (1, weightParts);
    }

    private static long Pieces(long whole, long piece) => ((whole - 1) / piece) + 1;
}
