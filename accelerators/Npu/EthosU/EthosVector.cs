using HwSim.Core.Graph;

namespace HwSim.Accelerators.Npu.EthosU;

/// <summary>
/// Work that is not a product: pooling on the MACs, functions and sums of maps on the output stage, softmax as Vela lowers it (a maximum
/// over the row, four passes over its values at 32 bits, one of them by table, and a sum).
/// </summary>
internal static class EthosVector
{
    private const long Brick = 16;
    private const double SoftmaxPasses = 4;
    private const double TableBytes = 1024;

    /// <summary>The name of what an Ethos-U leaves to the host's processor; null for what it does itself.</summary>
    public static string? Foreign(OperationKind kind) => kind is OperationKind.Normalization or OperationKind.Embedding or OperationKind.OptimizerStep or OperationKind.Unmodelled
        ? $"an Ethos-U has no operator for {kind}, which would fall back to the host's processor"
        : null;

    /// <summary>Cycles of the operation, once, from maps in SRAM.</summary>
    public static double Cycles(VectorOperation operation, EthosSpec spec) => operation.Kind switch
    {
        OperationKind.Pooling when PoolingOf(operation, spec) is { } layer && RecentPasses.Of(layer, spec) is { } pass => layer.Times * Math.Max(pass.Cycles, Transfers(pass, spec)),
        OperationKind.Softmax => Softmax(operation, spec),
        OperationKind.DataMovement => Moved(operation, spec),
        _ => Elementwise(operation, spec),
    };

    /// <summary>A pass over so many values of a map; channels are worked on in bricks.</summary>
    public static double Elementwise(VectorOperation operation, EthosSpec spec)
    {
        double values = operation.Outputs is [{ Shape: [var images, var channels, var height, var width] }, ..]
            ? (double)images * height * width * NpuLayer.RoundUp(channels, Brick)
            : operation.Elements;
        double each = operation.Kind == OperationKind.Activation ? spec.Core.TableCycles : spec.Core.AddCycles;
        return Math.Ceiling(Math.Max(values * each / spec.Cores, Moved(operation, spec)));
    }

    /// <summary>The pooling as a pass; null where its maps are no images.</summary>
    private static EthosLayer? PoolingOf(VectorOperation operation, EthosSpec spec)
    {
        if (operation.Inputs is not [{ Shape: [var images, var channels, var height, var width] } input, ..] || operation.Outputs is not [{ Shape: [_, _, var down, var across] }]
            || images * channels * height * width * down * across == 0)
        {
            return null;
        }

        double taps = operation.Elements * operation.OperationsPerElement / operation.Outputs[0].Elements;
        bool isGlobal = down * across == 1;
        long side = Math.Max(1, (long)Math.Round(Math.Sqrt(taps)));
        return new EthosLayer(
            EthosKind.Pooling, height, width, channels, down, across, channels, isGlobal ? height : side, isGlobal ? width : side,
            NpuLayer.CeilingDivide(height, down), NpuLayer.CeilingDivide(width, across), 1)
        {
            Times = images,
            IsInputLinear = input.Role == TensorRole.Input,
            IsInputExternal = spec.HasMapsInDram && input.Role == TensorRole.Input,
            IsMaximum = operation.SourceType.Contains("max", StringComparison.OrdinalIgnoreCase),
        };
    }

    /// <summary>Cycles of reading and writing; side by side where the ifmap lies in DRAM.</summary>
    private static double Transfers(in EthosPass pass, EthosSpec spec)
    {
        EthosTraffic traffic = EthosTraffic.Of(pass.Layer, pass.Block);
        double read = EthosTraffic.ReadCycles(pass.Layer, pass.Block, spec, traffic.Read);
        double write = EthosTraffic.WriteCycles(pass.Layer, pass.Block, spec, traffic.Written);
        return Math.Ceiling(pass.Layer.IsInputExternal ? Math.Max(read, write) : read + write);
    }

    private static double Softmax(VectorOperation operation, EthosSpec spec)
    {
        long row = operation.Outputs is [{ Shape: [.., var last] }, ..] ? Math.Max(1, last) : 1;
        double rows = Math.Ceiling(operation.Elements / (double)row);
        EthosLayer maximum = new(EthosKind.Pooling, 1, row, 1, 1, 1, 1, 1, row, 1, row, 1) { Times = 1, IsMaximum = true };
        EthosLayer sum = new(EthosKind.Convolution, 1, 1, row, 1, 1, 1, 1, 1, 1, 1, 1) { Times = 1 };
        double reductions = (RecentPasses.Of(maximum, spec)?.Cycles ?? row) + (RecentPasses.Of(sum, spec)?.Cycles ?? row);
        double table = (TableBytes / spec.ExternalRate) + spec.ReadLatency.Value;
        return Math.Ceiling(table + (rows * (reductions + (SoftmaxPasses * row * spec.Core.AddCycles / 2 / spec.Cores))));
    }

    /// <summary>What reading and writing the maps takes at least.</summary>
    private static double Moved(VectorOperation operation, EthosSpec spec)
    {
        double values = 0;
        foreach (Tensor input in operation.Inputs)
        {
            values += Math.Min(input.Elements, operation.Elements);
        }

        foreach (Tensor output in operation.Outputs)
        {
            values += output.Elements;
        }

        return Math.Ceiling(values / spec.SramRate);
    }
}
