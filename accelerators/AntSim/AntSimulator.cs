using HwSim.Core.Mappings;

namespace HwSim.Accelerators.AntSim;

/// <summary>
/// ant_simulator, figure by figure: of all tilings in powers of two and all orders of the five loops, the one with the fewest cycles, then
/// the least energy by its own constants; of equal ones the first in the order of the loops' names.
/// </summary>
public static class AntSimulator
{
    private static readonly TileLoop[][] Orders = [.. Permutations([.. Enum.GetValues<TileLoop>()])];

    /// <summary>What ant_simulator says of a layer.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An extent is below one, or the operands are wider than the PEs.</exception>
    /// <exception cref="OverflowException">A count does not fit 64 bits.</exception>
    public static AntSimFigures Run(AntSimDesign design, in AntSimLayer layer)
    {
        ArgumentNullException.ThrowIfNull(design);
        Check(design, layer);
        AntSimFigures? best = null;
        double least = double.PositiveInfinity;
        foreach (long images in Sizes(layer.Images))
        {
            foreach (long size in Sizes(layer.OutputSize))
            {
                foreach (long inputs in Sizes(layer.InputChannels))
                {
                    foreach (long filters in Sizes(layer.OutputChannels))
                    {
                        Look(design, layer, new AntSimTiling(design, layer, images, size, inputs, filters), ref best, ref least);
                    }
                }
            }
        }

        return best ?? throw new ArgumentOutOfRangeException(nameof(layer), "not even the smallest tile of the layer fits the scratchpads");
    }

    private static void Check(AntSimDesign design, in AntSimLayer layer)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(layer.Kernel, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(layer.OutputSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(layer.InputChannels, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(layer.OutputChannels, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(layer.Images, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Max(layer.ActivationBits, layer.WeightBits), design.WidestBits);
    }

    private static void Look(AntSimDesign design, in AntSimLayer layer, in AntSimTiling tiling, ref AntSimFigures? best, ref double least)
    {
        Streams room = AntSimConstants.Room;
        bool fits = tiling.Bits.Activations <= room.Activations && tiling.Bits.Weights <= room.Weights;
        if (!fits || (best is { } seen && tiling.Compute > seen.Cycles))
        {
            return;
        }

        foreach (TileLoop[] order in Orders)
        {
            AntSimFigures found = Figures(design, layer, tiling, order);
            if (best is { } other && found.Cycles > other.Cycles)
            {
                continue;
            }

            double energy = found.SearchEnergy(design);
            if (best is null || found.Cycles < best.Value.Cycles || energy < least)
            {
                (best, least) = (found, energy);
            }
        }
    }

    private static AntSimFigures Figures(AntSimDesign design, in AntSimLayer layer, in AntSimTiling tiling, TileLoop[] order)
    {
        ResidentStream activations = new(tiling.Bits.Activations, AntSimConstants.Room.Activations);
        ResidentStream weights = new(tiling.Bits.Weights, AntSimConstants.Room.Weights);
        ResidentStream outputs = new(tiling.Bits.Outputs, AntSimConstants.Room.Outputs);
        for (int i = order.Length - 1; i >= 0; i--)
        {
            TileLoop loop = order[i];
            long pieces = tiling.Of(loop);
            bool isFilterLoop = loop == TileLoop.OutputChannels;
            bool isReduction = loop == TileLoop.InputChannels;
            activations.Close(pieces, !isFilterLoop, forgets: false);
            weights.Close(pieces, isFilterLoop || isReduction, forgets: false);
            outputs.Close(pieces, !isReduction, forgets: true);
        }

        long reads = checked(activations.Moved + weights.Moved);
        long first = activations.Resident + weights.Resident;
        long hidden = checked(reads + outputs.Moved - first - outputs.Resident);
        long stall = Math.Max(0, Beats(hidden) - tiling.Compute) + Beats(first) + Beats(outputs.Resident);
        bool outputStationary = design.Dataflow == Dataflow.OutputStationary;
        long sums = checked((outputStationary ? tiling.Results : tiling.Macs) * AntSimConstants.OutputBits);
        return new AntSimFigures
        {
            Cycles = tiling.Compute + stall,
            StallCycles = stall,
            WeightReads = checked((outputStationary ? tiling.Macs : tiling.Weights) * layer.WeightBits),
            WeightWrites = weights.Moved,
            ActivationReads = checked(tiling.Macs * layer.ActivationBits),
            ActivationWrites = activations.Moved,
            OutputReads = checked(sums + outputs.Moved),
            OutputWrites = sums,
            DramReads = reads,
            DramWrites = outputs.Moved,
        };
    }

    private static long Beats(long bits) => bits <= 0 ? bits / AntSimConstants.DramBitsPerCycle : ((bits - 1) / AntSimConstants.DramBitsPerCycle) + 1;

    private static IEnumerable<long> Sizes(long extent)
    {
        for (long size = 1; size < extent; size *= 2)
        {
            yield return size;
        }

        yield return extent;
    }

    private static IEnumerable<TileLoop[]> Permutations(TileLoop[] loops) => loops.Length == 0
        ? [[]]
        : loops.SelectMany(first => Permutations([.. loops.Where(l => l != first)]).Select(rest => (TileLoop[])[first, .. rest]));
}
