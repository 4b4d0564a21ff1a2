using HwSim.Core.Graph;

namespace HwSim.Accelerators;

/// <summary>The types of an operation's operands on a machine that takes wider ones as quantized.</summary>
internal static class OperandTypes
{
    /// <summary>The bits of the wider of a product's operands, and whether one of them is a float.</summary>
    public static (int Bits, bool IsFloat) OfProduct(Operation operation, int widestBits)
    {
        int bits = 0;
        bool isFloat = false;
        for (int i = 0; i < Math.Min(2, operation.Inputs.Length); i++)
        {
            bits = Math.Max(bits, Math.Min(operation.Inputs[i].Format.Bits, widestBits));
            isFloat |= operation.Inputs[i].Format.Kind == NumberKind.Float;
        }

        return (bits, isFloat);
    }

    /// <summary>True where an operand is wider than the machine has.</summary>
    public static bool IsNarrowed(Operation operation, int widestBits)
    {
        foreach (Tensor input in operation.Inputs)
        {
            if (input.Format.Bits > widestBits)
            {
                return true;
            }
        }

        return false;
    }
}
