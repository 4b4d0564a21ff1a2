namespace HwSim.Accelerators.BitMod;

/// <summary>A product of bitmod_sim.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Inputs">Length of the reduction in the array.</param>
/// <param name="Outputs">Filters.</param>
/// <param name="Tokens">Rows of activations.</param>
/// <param name="StoredInputs">Values of a token that are fetched; other than <paramref name="Inputs"/> in attention.</param>
/// <param name="WeightBits">Bits of a weight; may be a fraction, since scales are counted in.</param>
/// <param name="Count">How often the model has it.</param>
public readonly record struct BitModGemm(string Name, long Inputs, long Outputs, long Tokens, long StoredInputs, double WeightBits, long Count);
