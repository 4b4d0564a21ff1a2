namespace HwSim.Core.Machine;

/// <summary>What a figure of logic is about.</summary>
public enum ArithmeticPart
{
    /// <summary>One addition.</summary>
    IntegerAdder,

    /// <summary>One multiplication.</summary>
    IntegerMultiplier,

    /// <summary>One addition.</summary>
    FloatAdder,

    /// <summary>One multiplication.</summary>
    FloatMultiplier,

    /// <summary>One read or write of a flip-flop register.</summary>
    Register,
}
