using HwSim.Core.Graph;
using HwSim.Core.Mappings;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Systolic;

/// <summary>
/// Ifmap bytes that one pass over a product fetches. Kernel windows overlap: where the scratchpad holds what they share until it is used
/// again, a value is fetched once; else the im2col matrix is.
/// </summary>
/// <remarks>
/// Output- and input-stationary, windows follow each other pixel by pixel, and the rows that a window spans must be held, all channels of
/// them. Weight-stationary, a fold streams all pixels past the reduction steps that it holds. With the reduction in the order channel,
/// kernel row, kernel column, a fold needs the rows of its own channels only, and a channel is fetched again just where the border of
/// two folds runs through its window. A chunk that fits as a whole is fetched once in any order.
/// </remarks>
internal static class IfmapPass
{
    public static long Of(in ProductRun run)
    {
        Footprints footprints = run.Footprints;
        GemmShape shape = run.Shape;
        long room = run.Core.Scratchpads.Usable(run.Core.Scratchpads.Ifmap);
        if (shape.KernelElements == 1 || footprints.Ifmap <= room)
        {
            return footprints.Ifmap;
        }

        long im2col = Math.Max(footprints.Ifmap, Bytes.Of(checked(shape.M * shape.K * (shape.Count / run.Times)), footprints.IfmapBits).Value);
        if (run.Mapping.Dataflow != Dataflow.WeightStationary)
        {
            return footprints.Window <= room ? footprints.Ifmap : im2col;
        }

        if (footprints.IfmapBehind(run.Mapping.Chunk, run.Problem.Stream) <= room)
        {
            return footprints.Ifmap;
        }

        long channels = shape.K / shape.KernelElements;
        long steps = ArrayProblem.CeilingDivide(checked(run.Core.Array.Rows * shape.FilterSparsity.M), shape.FilterSparsity.N);
        long held = Math.Min(channels, 1 + ArrayProblem.CeilingDivide(steps - 1, shape.KernelElements));
        return Footprints.Share(footprints.Window, held, channels) <= room
            ? Math.Min(im2col, Footprints.Share(footprints.Ifmap, 1, channels) * (channels + Straddling(run.Folds.Rows, steps, shape.KernelElements)))
            : im2col;
    }

    /// <summary>How many of the borders between folds of so many reduction steps lie inside a channel's window.</summary>
    private static long Straddling(long folds, long steps, long window)
    {
        long a = steps;
        long b = window;
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return folds - 1 - ((folds - 1) / (window / a));
    }
}
