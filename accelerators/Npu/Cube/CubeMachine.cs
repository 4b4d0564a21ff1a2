using System.Collections.Immutable;
using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Npu.Cube;

/// <summary>
/// MACs as a cube: a step takes so many pixels, channels and filters, each rounded up to whole steps; operands move beside computing, once.
/// Weights that a parameter cache cannot hold come over its link before the operation.
/// </summary>
public sealed class CubeMachine(CubeSpec spec, IEnumerable<ConstantUse> constants, ImmutableArray<Finding> findings) : NpuMachine(spec, constants, findings)
{
    public override bool CanKeepOnChip(Tensor ofmap, Operation reader) => StorageOf(ofmap) <= new Bytes(spec.Buffer.Value.Value / 2);

    protected override NpuRun Run(in NpuLayer layer, in NpuOperands operands)
    {
        long ifmap = Bytes.Of(layer.IfmapElements, operands.IfmapBits).Value;
        long filter = Bytes.Of(layer.FilterElements, operands.FilterBits).Value;
        long ofmap = Bytes.Of(layer.OfmapElements, operands.OfmapBits).Value;
        long steps = layer.IsDepthwise ? checked((long)Math.Ceiling(layer.Macs / spec.DepthwiseMacs.Value)) : spec.Lowering == CubeLowering.Matrix ? Matrix(layer) : Rows(layer);
        double missed = spec.Cache is { } cache && !operands.FilterOnChip ? filter * cache.MissedShare / cache.Link.Value.Value * spec.Clock.Value : 0;
        return new NpuRun
        {
            Compute = NpuLayer.CeilingDivide(steps, spec.Cores),
            Fill = (long)Math.Ceiling(spec.Start.Value),
            ExposedTransfer = checked((long)Math.Ceiling(missed)),
            TransferOverhead = checked((long)Math.Ceiling(missed)),
            IfmapRead = operands.IfmapOnChip ? 0 : ifmap,
            FilterRead = operands.FilterOnChip ? 0 : filter,
            Written = operands.OfmapStays ? 0 : ofmap,
            IfmapOnChip = ifmap,
            FilterOnChip = filter,
            OfmapOnChip = ofmap,
            Folds = steps,
        };
    }

    protected override string? Refusal(Operation operation, in NpuLayer layer) => null;

    /// <summary>Window and channels as one reduction, pixels of all images in a row.</summary>
    private long Matrix(in NpuLayer layer) => checked(
        layer.Groups * NpuLayer.CeilingDivide(layer.Images * layer.OutputPixels, spec.Pixels) * NpuLayer.CeilingDivide(layer.KernelElements * layer.Channels, spec.Channels)
        * NpuLayer.CeilingDivide(layer.Filters, spec.Filters));

    /// <summary>Position by position; where channels are few, columns of the window take the place of channels.</summary>
    private long Rows(in NpuLayer layer)
    {
        bool isMatrix = layer is { OutputPixels: 1, KernelElements: 1 };
        long rows = isMatrix ? 1 : checked(layer.Images * layer.OutputHeight);
        long pixels = isMatrix ? layer.Images : layer.OutputWidth;
        long together = Math.Clamp(spec.Channels / layer.Channels, 1, layer.KernelWidth);
        long window = checked(layer.KernelHeight * NpuLayer.CeilingDivide(layer.KernelWidth, together));
        return checked(
            layer.Groups * rows * NpuLayer.CeilingDivide(pixels, spec.Pixels) * window
            * NpuLayer.CeilingDivide(checked(layer.Channels * together), spec.Channels) * NpuLayer.CeilingDivide(layer.Filters, spec.Filters));
    }
}
