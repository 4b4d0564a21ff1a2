namespace HwSim.Accelerators.Fpga.Streaming;

/// <summary>Widths of the values of a streaming design.</summary>
/// <param name="Weights">Bits of a weight.</param>
/// <param name="Activations">Bits of an activation.</param>
/// <param name="Sums">Bits of a sum.</param>
public readonly record struct StreamPrecision(int Weights, int Activations, int Sums)
{
    /// <summary>
    /// Multiplications that a DSP does: four of 4 by 4 bits (FINN), two of 8 by 8 that share an operand (AMD WP486, recalled), one of 18 by 27;
    /// of wider ones a part.
    /// </summary>
    public double MultipliesOfDsp
    {
        get
        {
            const int Nibble = 4;
            const int Octet = 8;
            const int Narrow = 18;
            const int Wide = 27;
            (int small, int large) = (Math.Min(Weights, Activations), Math.Max(Weights, Activations));
            return large <= Nibble ? 4 : large <= Octet ? 2 : 1.0 / (StreamStage.Parts(small, Narrow) * StreamStage.Parts(large, Wide));
        }
    }
}
