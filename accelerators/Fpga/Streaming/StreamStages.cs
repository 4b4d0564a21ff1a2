using System.Collections.Immutable;
using HwSim.Core.Config;
using HwSim.Core.Graph;

namespace HwSim.Accelerators.Fpga.Streaming;

/// <summary>Turns a network of one image into stages, or says what cannot be streamed.</summary>
public static class StreamStages
{
    /// <summary>The largest map that is timed pixel by pixel, and the most channels whose divisors are tried.</summary>
    private const long MostPixels = 1 << 22;
    private const long MostChannels = 1 << 20;

    /// <summary>The stages of a graph in its order; anything in <paramref name="into"/> afterwards means that some are missing.</summary>
    /// <param name="graph">The network, batch 1, inference.</param>
    /// <param name="into">Takes what is wrong.</param>
    public static ImmutableArray<StreamStage> Of(WorkloadGraph graph, Diagnostics into)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(into);
        Dictionary<Tensor, int> producers = [];
        List<StreamStage> stages = [];
        Dictionary<string, List<Operation>> refused = [];
        foreach (Operation operation in graph.Operations)
        {
            ImmutableArray<int> reads = [.. operation.Inputs.Where(producers.ContainsKey).Select(t => producers[t]).Distinct()];
            if ((TooLarge(operation) ?? Refusal(operation)) is { } reason)
            {
                refused.TryAdd(reason, []);
                refused[reason].Add(operation);
                continue;
            }

            StreamStage stage = Stage(operation, reads);
            foreach (Tensor output in operation.Outputs)
            {
                producers[output] = stages.Count;
            }

            stages.Add(stage);
        }

        foreach ((string reason, List<Operation> operations) in refused.OrderBy(r => r.Key, StringComparer.Ordinal))
        {
            string others = operations.Count == 1 ? "" : FormattableString.Invariant($" and {operations.Count - 1} more");
            into.Add(DiagnosticCode.UnsupportedFeature, new SourceText(graph.Name, operations[0].Name).Start, $"'{operations[0].Name}'{others} {reason}");
        }

        if (stages.Count == 0 && into.IsEmpty)
        {
            into.Add(DiagnosticCode.EmptyValue, new SourceText(graph.Name, "").Start, "the network has no operations to stream");
        }

        return [.. stages];
    }

    private static string? TooLarge(Operation operation)
    {
        const string Reason = "is too large to be timed pixel by pixel";
        try
        {
            if (operation.Macs < 0 || operation.Inputs.IsEmpty || operation.Outputs.IsEmpty)
            {
                return null;
            }

            return ((Tensor[])[operation.Inputs[0], operation.Outputs[0]]).Select(Map).Any(m => m.Rows * m.Columns > MostPixels || m.Channels > MostChannels) ? Reason : null;
        }
        catch (OverflowException)
        {
            return Reason;
        }
    }

    private static string? Refusal(Operation operation)
    {
        string what = $"({operation.Kind})";
        if (operation.Outputs.IsEmpty || operation.Inputs.IsEmpty || operation.Outputs[0].Elements == 0 || operation.Inputs[0].Elements == 0)
        {
            return $"{what} has no values: a stage needs at least one pixel in and out";
        }

        if (operation.Repeat > 1)
        {
            return $"{what} is repeated: a streaming design has one block for each layer";
        }

        return operation switch
        {
            Convolution { Batch: > 1 } or Gemm { Batch: > 1, Inputs: [_, { Role: TensorRole.Weight }, ..] } => $"{what} works on a batch: a streaming design takes one image after the other; build the network with batch 1",
            Convolution c when c.DilationHeight > 1 || c.DilationWidth > 1 => $"{what} is dilated, and line buffers here hold windows without gaps",
            Gemm { Inputs: [_, { Role: not TensorRole.Weight }, ..] } => $"{what} multiplies two computed operands: no block streams that",
            VectorOperation { Kind: OperationKind.Embedding or OperationKind.OptimizerStep or OperationKind.Unmodelled or OperationKind.Softmax } when operation.Outputs[0].Shape is not [1, _] => $"{what} has no streaming block",
            _ => null,
        };
    }

    private static StreamStage Stage(Operation operation, ImmutableArray<int> reads) => operation switch
    {
        Convolution c => new StreamStage
        {
            Name = c.Name,
            Reads = reads,
            RowsIn = c.Height,
            ColumnsIn = c.Width,
            ChannelsIn = c.Channels,
            RowsOut = c.OutputHeight,
            ColumnsOut = c.OutputWidth,
            ChannelsOut = c.Filters,
            KernelRows = c.KernelHeight,
            KernelColumns = c.KernelWidth,
            StrideRows = c.StrideHeight,
            StrideColumns = c.StrideWidth,
            PadTop = c.PadTop,
            PadLeft = c.PadLeft,
            Groups = c.Groups,
            IsProduct = true,
        },
        Gemm g => new StreamStage { Name = g.Name, Reads = reads, RowsIn = g.M, ColumnsIn = 1, ChannelsIn = g.K, RowsOut = g.M, ColumnsOut = 1, ChannelsOut = g.N, IsProduct = true, NeedsAll = g.M == 1 },
        _ => Other(operation, Map(operation.Inputs[0]), Map(operation.Outputs[0]), reads),
    };

    private static StreamStage Other(Operation operation, (long Rows, long Columns, long Channels) from, (long Rows, long Columns, long Channels) to, ImmutableArray<int> reads)
    {
        bool isSame = from.Rows == to.Rows && from.Columns == to.Columns;
        bool isWindow = from.Rows >= to.Rows && from.Columns >= to.Columns && to.Rows * to.Columns > 1;
        (long strideRows, long strideColumns) = isWindow ? (from.Rows / to.Rows, from.Columns / to.Columns) : (1, 1);
        return new StreamStage
        {
            Name = operation.Name,
            Reads = reads,
            RowsIn = from.Rows,
            ColumnsIn = from.Columns,
            ChannelsIn = from.Channels,
            RowsOut = to.Rows,
            ColumnsOut = to.Columns,
            ChannelsOut = to.Channels,
            KernelRows = strideRows,
            KernelColumns = strideColumns,
            StrideRows = strideRows,
            StrideColumns = strideColumns,
            IsScale = operation.Kind == OperationKind.Normalization,
            NeedsAll = !isSame && !isWindow,
        };
    }

    /// <summary>Rows, columns and channels of a tensor of one image: NCHW, or tokens of features, or features.</summary>
    private static (long Rows, long Columns, long Channels) Map(Tensor tensor) => tensor.Shape switch
    {
        [_, long channels, long rows, long columns] => (rows, columns, channels),
        [_, long tokens, long features] => (tokens, 1, features),
        _ => (1, 1, tensor.Elements),
    };
}
