namespace HwSim.Kernels.Quantization;

/// <summary>A tensor of 32-bit floats, row-major.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Type">The element type that it had before.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Values">Its values.</param>
public sealed record FloatTensor(string Name, string Type, long[] Shape, float[] Values)
{
    /// <summary>Rows that share no group: all extents but the last; 1 for a vector or a scalar.</summary>
    public int Rows => Values.Length == 0 || Shape.Length < 2 || Shape[^1] == 0 ? 1 : (int)(Values.Length / Shape[^1]);
}
