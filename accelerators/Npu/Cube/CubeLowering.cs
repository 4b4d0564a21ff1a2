namespace HwSim.Accelerators.Npu.Cube;

/// <summary>How a convolution is cut into steps of the cube.</summary>
public enum CubeLowering
{
    /// <summary>Pixels of one ofmap row at a time, one position of the window after the other.</summary>
    Rows,

    /// <summary>As a matrix product: pixels of the whole ofmap in a row, window and channels as one reduction.</summary>
    Matrix,
}
