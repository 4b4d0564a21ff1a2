using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using HwSim.Core.Graph;
using HwSim.Core.Mappings;

namespace HwSim.Core.Engine;

/// <summary>
/// A number for everything that can be asked about the operations of a workload: what the operation is, names left out, and which of its
/// operands are on chip. Equal questions have equal numbers.
/// </summary>
/// <param name="Numbers">Four for each operation: without and with the output before it on chip, each without and with its own output kept.</param>
/// <param name="Count">How many differ.</param>
internal sealed record OperationVariants(ImmutableArray<int> Numbers, int Count)
{
    /// <summary>Those of a graph.</summary>
    public static OperationVariants Of(PreparedGraph graph)
    {
        Dictionary<string, int> kinds = [];
        Dictionary<(int Kind, Residency Residency), int> variants = [];
        ImmutableArray<Operation> operations = graph.Graph.Operations;
        ImmutableArray<int>.Builder numbers = ImmutableArray.CreateBuilder<int>(4 * operations.Length);
        for (int i = 0; i < operations.Length; i++)
        {
            string text = Text(operations[i]);
            _ = kinds.TryAdd(text, kinds.Count);
            for (int state = 0; state < 4; state++)
            {
                (int, Residency) variant = (kinds[text], graph.ResidencyOf(i, i > 0 && state >= 2, state % 2 == 1));
                _ = variants.TryAdd(variant, variants.Count);
                numbers.Add(variants[variant]);
            }
        }

        return new OperationVariants(numbers.MoveToImmutable(), variants.Count);
    }

    /// <summary>The number of a question.</summary>
    /// <param name="index">Which operation.</param>
    /// <param name="previousStayed">True where the output of the operation before stayed on chip.</param>
    /// <param name="keepsOutput">True where the machine leaves this one's output on chip.</param>
    public int Of(int index, bool previousStayed, bool keepsOutput) => Numbers[(4 * index) + (previousStayed ? 2 : 0) + (keepsOutput ? 1 : 0)];

    /// <summary>Everything about an operation but names; tensors are numbered in order of appearance, so that shared ones stay shared.</summary>
    private static string Text(Operation operation)
    {
        StringBuilder text = new();
        Dictionary<Tensor, int> seen = [];
        foreach (Operation part in operation.Epilogue.Prepend(operation))
        {
            Operation bare = part with { Name = "", SourceType = "", Inputs = [], Outputs = [], Epilogue = [], Before = null };
            text.Append(CultureInfo.InvariantCulture, $"{bare}\n");
            foreach (Tensor tensor in part.Inputs.Concat(part.Outputs))
            {
                seen.TryAdd(tensor, seen.Count);
                TensorFormat format = tensor.Format;
                text.Append(CultureInfo.InvariantCulture, $"{seen[tensor]} {tensor.Role} {format.Name} {format.Bits} {format.Kind} {format.Sparsity}{(format.Overhead == FormatOverhead.None ? "" : $" {format.Overhead}")} {tensor.ZeroShare:R} {string.Join('x', tensor.Shape)}\n");
            }

            text.Append(CultureInfo.InvariantCulture, $"{part.Inputs.Length}\n");
        }

        if (operation.Before is { } before)
        {
            text.Append(CultureInfo.InvariantCulture, $"after {Text(before)}\n");
        }

        return text.ToString();
    }
}
