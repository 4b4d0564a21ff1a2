namespace HwSim.Core.Mappings;

/// <summary>Which operands of an operation need not cross to main memory.</summary>
/// <param name="InputsOnChip">Bit i is set where input i is on chip already: the operation before left it there.</param>
/// <param name="OutputStays">The output stays on chip: the next operation reads it there and nobody else needs it.</param>
public readonly record struct Residency(int InputsOnChip, bool OutputStays)
{
    /// <summary>Every operand comes from main memory and goes there.</summary>
    public static readonly Residency None;

    public bool HasInput(int index) => index < 31 && (InputsOnChip & (1 << index)) != 0;
}
