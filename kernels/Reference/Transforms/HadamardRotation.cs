namespace HwSim.Kernels.Reference.Transforms;

/// <summary>
/// Rotates rows by an orthonormal Hadamard matrix, which spreads an outlier over a block. Applied to activations and weights along the
/// reduction it leaves the product as it is; applied twice it leaves the values as they are.
/// </summary>
/// <remarks>
/// Source: Ashkboos et al., QuaRot (NeurIPS 2024, arXiv 2404.00456). Sylvester's matrix on blocks of the largest power of two that divides the
/// row; QuaRot uses larger known matrices where that is not the row. No metadata; the cost is n log2 n additions a row and block.
/// </remarks>
public static class HadamardRotation
{
    /// <summary>The block that rows of a length are rotated in.</summary>
    public static int BlockOf(int rowLength) => rowLength & -rowLength;

    /// <summary>Rotates every row in place.</summary>
    public static void Apply(Span<float> values, int rowLength)
    {
        int block = BlockOf(rowLength);
        float factor = 1 / MathF.Sqrt(block);
        for (int start = 0; start < values.Length; start += block)
        {
            Rotate(values.Slice(start, block), factor);
        }
    }

    private static void Rotate(Span<float> block, float factor)
    {
        for (int half = 1; half < block.Length; half *= 2)
        {
            for (int i = 0; i < block.Length; i++)
            {
                if ((i & half) == 0)
                {
                    (block[i], block[i + half]) = (block[i] + block[i + half], block[i] - block[i + half]);
                }
            }
        }

        foreach (ref float value in block)
        {
            value *= factor;
        }
    }
}
