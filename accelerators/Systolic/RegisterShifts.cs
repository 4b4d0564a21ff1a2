using HwSim.Core.Mappings;

namespace HwSim.Accelerators.Systolic;

/// <summary>
/// Register writes of one product that are not a multiply-accumulate's own: values on their way to the PE that they stay in, and results
/// on their way out. A stationary value for row i is shifted through the i rows above it; an output-stationary result of row i is taken
/// over by its drain register and shifted through the R - i rows below. Registers outside the rows and columns in use do not toggle.
/// </summary>
/// <param name="Stationary">Writes of stationary registers.</param>
/// <param name="Drain">Writes of drain registers, at the width of a partial sum.</param>
public readonly record struct RegisterShifts(UInt128 Stationary, UInt128 Drain)
{
    public static RegisterShifts Of(in ProductRun run)
    {
        long rows = run.Core.Array.Rows;
        long full = run.Folds.Rows - 1;
        long last = run.Problem.FaceRows - (full * rows);
        UInt128 columns = (ulong)run.Problem.FaceColumns;
        return run.Problem.Dataflow == Dataflow.OutputStationary
            ? new(0, columns * (((UInt128)(ulong)full * Ending(rows, rows)) + Ending(rows, last)))
            : new(columns * (ulong)run.Folds.Chunks * (((UInt128)(ulong)full * Ending(rows, rows)) + Ending(last, last)), 0);
    }

    /// <summary>The sum of <paramref name="count"/> descending numbers from <paramref name="from"/> on.</summary>
    private static UInt128 Ending(long from, long count) => Math.BigMul((ulong)count, (ulong)((2 * from) - count + 1)) >> 1;
}
