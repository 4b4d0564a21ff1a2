using HwSim.Core.Units;

namespace HwSim.Accelerators.Systolic;

/// <summary>The three scratchpads. With double buffering half of each works while the other half is filled or drained.</summary>
/// <param name="Ifmap">Size of the ifmap scratchpad, both halves.</param>
/// <param name="Filter">Size of the filter scratchpad, both halves.</param>
/// <param name="Ofmap">Size of the ofmap scratchpad, both halves; it holds partial sums at accumulator width.</param>
/// <param name="DoubleBuffered">True where transfers run behind computing.</param>
public readonly record struct ScratchpadSpec(Bytes Ifmap, Bytes Filter, Bytes Ofmap, bool DoubleBuffered)
{
    /// <summary>The bytes of a scratchpad that hold a tile while it is worked on.</summary>
    public long Usable(Bytes size) => DoubleBuffered ? size.Value / 2 : size.Value;
}
