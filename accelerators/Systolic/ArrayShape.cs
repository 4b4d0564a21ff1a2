namespace HwSim.Accelerators.Systolic;

/// <summary>The grid of processing elements.</summary>
/// <param name="Rows">R: PEs along the side that the streamed operand enters.</param>
/// <param name="Columns">C: PEs along the side that results leave.</param>
/// <param name="OverlapsFolds">True where a second set of stationary registers (or, output-stationary, of drain registers) lets the next fold follow without a gap.</param>
public readonly record struct ArrayShape(long Rows, long Columns, bool OverlapsFolds)
{
    public long Elements => Rows * Columns;
}
