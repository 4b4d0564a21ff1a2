namespace HwSim.Kernels.Reference.Formats;

/// <summary>What is done to the operands of a product before they are quantized.</summary>
public enum OperandTechnique
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Weights of channels with large activations are scaled up, searched for the least error of the product.</summary>
    Awq,

    /// <summary>Outliers of activation channels migrate into the weights.</summary>
    SmoothQuant,

    /// <summary>Both operands are rotated along the reduction.</summary>
    Hadamard,
}
