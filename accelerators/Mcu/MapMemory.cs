using HwSim.Core.Engine;
using HwSim.Core.Graph;

namespace HwSim.Accelerators.Mcu;

/// <summary>
/// SRAM that the maps of a network take, one operation after the other: every map from the operation that writes it to the last that reads
/// it. A depthwise convolution writes over its ifmap, an addition over the operand that nobody reads after it (Lin et al., MCUNet, 2020).
/// </summary>
public static class MapMemory
{
    /// <summary>The most bytes at a time, with one byte a value.</summary>
    public static long PeakOf(WorkloadGraph graph) => EachOf(graph).DefaultIfEmpty().Max();

    /// <summary>The bytes while each operation runs; element-wise work is done as a product's results leave.</summary>
    public static IReadOnlyList<long> EachOf(WorkloadGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        Operation[] operations = [.. EpilogueFusion.Apply(graph).Operations];
        Dictionary<Tensor, int> lastRead = [];
        for (int i = 0; i < operations.Length; i++)
        {
            foreach (Tensor input in operations[i].Inputs.Where(IsMap))
            {
                lastRead[input] = i;
            }
        }

        long[] bytes = new long[operations.Length];
        HashSet<Tensor> live = [];
        for (int i = 0; i < operations.Length; i++)
        {
            Operation operation = operations[i];
            live.UnionWith(operation.Inputs.Where(IsMap));
            long written = operation.Outputs.Sum(o => o.Elements);
            long over = Overwritten(operation, t => lastRead[t] == i);
            bytes[i] = checked(live.Sum(t => t.Elements) + Math.Max(0, written - over));
            live.UnionWith(operation.Outputs);
            live.RemoveWhere(t => !lastRead.TryGetValue(t, out int last) || last <= i);
        }

        return bytes;
    }

    /// <summary>Bytes of the map that an operation's results are written over; 0 where there is none.</summary>
    private static long Overwritten(Operation operation, Func<Tensor, bool> isFree)
    {
        IEnumerable<Tensor> maps = operation switch
        {
            Convolution { Kind: OperationKind.DepthwiseConvolution } => operation.Inputs.Take(1),
            _ when !operation.Epilogue.IsEmpty => operation.Inputs.Skip(2),
            VectorOperation { Kind: OperationKind.Elementwise or OperationKind.Activation } => operation.Inputs,
            _ => [],
        };
        return maps.Where(t => IsMap(t) && isFree(t)).Select(t => t.Elements).DefaultIfEmpty().Max();
    }

    private static bool IsMap(Tensor tensor) => tensor.Role is TensorRole.Activation or TensorRole.Input;
}
