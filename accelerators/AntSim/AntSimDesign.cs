using HwSim.Core.Mappings;
using HwSim.Core.Units;

namespace HwSim.Accelerators.AntSim;

/// <summary>One of the accelerators that ant_simulator compares: an array of equal core area, everything else the same.</summary>
/// <param name="Name">As ant_simulator calls it.</param>
/// <param name="Description">One sentence.</param>
/// <param name="Rows">PEs along the rows of the ifmap (<c>a</c> in its configuration).</param>
/// <param name="Columns">PEs along the filters (<c>c</c>).</param>
/// <param name="WidestBits">Bits of an operand that a whole PE takes.</param>
/// <param name="NarrowestBits">Bits below which a PE gets no faster.</param>
/// <param name="Dataflow">Output- or weight-stationary.</param>
/// <param name="PeLeakage">Static power of a PE.</param>
/// <param name="PePower">Dynamic power of a PE that works.</param>
/// <param name="LeastBits">The narrowest operands that its networks have.</param>
/// <param name="OperandBits">The widest operands that its networks have.</param>
public sealed record AntSimDesign(
    string Name, string Description, long Rows, long Columns, int WidestBits, int NarrowestBits, Dataflow Dataflow, Watts PeLeakage, Watts PePower, int LeastBits, int OperandBits)
{
    /// <summary>The bits that an operand of a workload has here.</summary>
    public int BitsOf(int stated) => Math.Clamp(stated, LeastBits, OperandBits);

    /// <summary>How many operands of so many bits a PE takes side by side.</summary>
    public long Factor(int bits) => WidestBits / Math.Max(bits, NarrowestBits);
}
