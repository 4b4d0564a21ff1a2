using System.Collections.Immutable;
using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Npu.Gemmini;

/// <summary>Gemmini with the tiles of its own library: matrix products by <see cref="TiledMatrix"/>, convolutions by <see cref="TiledConvolution"/>.</summary>
public sealed class GemminiMachine(GemminiSpec spec, IEnumerable<ConstantUse> constants, ImmutableArray<Finding> findings) : NpuMachine(spec, constants, findings)
{
    /// <summary>The largest extent that the tiling loops of convolutions, which go step by step, are run for.</summary>
    private const long MostExtent = 1 << 16;

    protected override NpuRun Run(in NpuLayer layer, in NpuOperands operands)
    {
        bool isMatrix = IsMatrix(layer);
        ConvolutionTile tile = isMatrix ? default : ConvolutionTile.Of(layer, spec);
        MatrixTile blocks = isMatrix ? MatrixTile.Of(layer, spec) : default;
        TiledTime time = isMatrix ? TiledMatrix.Of(layer, blocks, spec) : TiledConvolution.Of(layer, tile, spec);
        double start = isMatrix ? spec.MatrixStart.Value : spec.ConvolutionStart.Value;
        long compute = checked((long)Math.Ceiling(time.Compute * layer.Groups));
        long fill = checked((long)Math.Ceiling(((time.Fill - start) * layer.Groups) + start));
        long stall = checked((long)Math.Ceiling(time.Stall * layer.Groups));
        long ifmap = Bytes.Of(layer.IfmapElements, operands.IfmapBits).Value;
        long filter = Bytes.Of(layer.FilterElements, operands.FilterBits).Value;
        long ofmap = Bytes.Of(layer.OfmapElements, operands.OfmapBits).Value;
        long ifmapLoads = NpuLayer.CeilingDivide(layer.Filters, isMatrix ? blocks.Columns * spec.Dimension : tile.Filters);
        long filterLoads = isMatrix
            ? NpuLayer.CeilingDivide(layer.Images, blocks.Rows * spec.Dimension)
            : checked(NpuLayer.CeilingDivide(layer.OutputHeight, tile.Rows) * NpuLayer.CeilingDivide(layer.OutputWidth, tile.Columns) * NpuLayer.CeilingDivide(layer.Images, tile.Images));
        return new NpuRun
        {
            Compute = compute,
            Fill = fill,
            OnChipStall = stall,
            IfmapRead = operands.IfmapOnChip ? 0 : Crossing(ifmap, ifmapLoads),
            FilterRead = operands.FilterOnChip ? 0 : Crossing(filter, filterLoads),
            Written = operands.OfmapStays ? 0 : ofmap,
            IfmapOnChip = checked(ifmap * ifmapLoads),
            FilterOnChip = checked(filter * filterLoads),
            OfmapOnChip = ofmap,
            Folds = checked((long)time.Tiles * layer.Groups),
        };
    }

    protected override string? Refusal(Operation operation, in NpuLayer layer)
    {
        if (IsMatrix(layer))
        {
            return spec.ScratchpadRows < 2 * spec.Dimension || spec.AccumulatorRows < spec.Dimension ? "half of scratchpad and accumulator do not hold one block of each operand" : null;
        }

        if (layer.IsDilated)
        {
            return "Gemmini's convolution loops know no dilation here";
        }

        long longest = Math.Max(Math.Max(layer.OutputHeight, layer.OutputWidth), Math.Max(Math.Max(layer.Channels, layer.Filters), layer.Images));
        return longest > MostExtent
            ? $"an extent of {longest} is more than the {MostExtent} that the tiling loops are run for"
            : !ConvolutionTile.IsPossible(layer, spec) ? "half of scratchpad and accumulator do not hold one pixel with its window" : null;
    }

    private static bool IsMatrix(in NpuLayer layer) => layer is { Height: 1, Width: 1, KernelHeight: 1, KernelWidth: 1 };

    /// <summary>Bytes that cross to main memory for so many loads: once where the cache holds the whole operand.</summary>
    private long Crossing(long bytes, long loads) => bytes <= spec.Cache.Value.Value ? bytes : checked(bytes * loads);
}
