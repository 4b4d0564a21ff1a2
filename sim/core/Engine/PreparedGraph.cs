using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using HwSim.Core.Graph;
using HwSim.Core.Mappings;

namespace HwSim.Core.Engine;

/// <summary>A workload with what every walk over it needs to know, found out once: who reads which output, and which operations are alike.</summary>
public sealed class PreparedGraph
{
    private readonly ImmutableArray<bool> soleReader;
    private readonly ImmutableArray<int> nextInputs;
    private readonly Lazy<ImmutableArray<int>> likeness;

    public PreparedGraph(WorkloadGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        Graph = graph;
        Dictionary<Tensor, int> uses = TensorUses.Count(graph);
        ImmutableArray<Operation> operations = graph.Operations;
        Passed = [.. operations.Select((o, i) => Handed(o, i + 1 < operations.Length ? operations[i + 1] : null))];
        soleReader = [.. Passed.Select(t => t is not null && uses[t] == 1)];
        nextInputs = [.. Passed.Select((t, i) => t is null ? 0 : InputBits(operations[i + 1], t))];
        likeness = new Lazy<ImmutableArray<int>>(() => Alike(operations));
    }

    public WorkloadGraph Graph { get; }

    /// <summary>For each operation the output that the next one reads, so that a machine may leave it on chip; null where there is none.</summary>
    public ImmutableArray<Tensor?> Passed { get; }

    /// <summary>A number for each operation; those with the same number differ in names only, so they cost the same where the same operands are on chip.</summary>
    /// <remarks>Found out when first asked for: a single walk does not need it.</remarks>
    public ImmutableArray<int> Likeness => likeness.Value;

    /// <summary>What is on chip for an operation.</summary>
    /// <param name="index">Which operation.</param>
    /// <param name="previousStayed">True where the output of the operation before stayed on chip.</param>
    /// <param name="keepsOutput">True where the machine leaves this one's output on chip.</param>
    public Residency ResidencyOf(int index, bool previousStayed, bool keepsOutput) =>
        new(previousStayed ? nextInputs[index - 1] : 0, keepsOutput && soleReader[index]);

    private static ImmutableArray<int> Alike(ImmutableArray<Operation> operations)
    {
        Dictionary<string, int> kinds = [];
        ImmutableArray<int>.Builder numbers = ImmutableArray.CreateBuilder<int>(operations.Length);
        foreach (Operation operation in operations)
        {
            string text = Text(operation);
            _ = kinds.TryAdd(text, kinds.Count);
            numbers.Add(kinds[text]);
        }

        return numbers.MoveToImmutable();
    }

    private static Tensor? Handed(Operation operation, Operation? next) =>
        operation.Repeat == 1 && next is { Repeat: 1 } && operation.Outputs is [Tensor output] && next.Inputs.Contains(output) ? output : null;

    private static int InputBits(Operation operation, Tensor tensor)
    {
        int bits = 0;
        for (int i = 0; i < Math.Min(31, operation.Inputs.Length); i++)
        {
            bits |= ReferenceEquals(operation.Inputs[i], tensor) ? 1 << i : 0;
        }

        return bits;
    }

    /// <summary>Everything about an operation but names; tensors are numbered in order of appearance, so that shared ones stay shared.</summary>
    private static string Text(Operation operation)
    {
        StringBuilder text = new();
        Dictionary<Tensor, int> seen = [];
        foreach (Operation part in operation.Epilogue.Prepend(operation))
        {
            Operation bare = part with { Name = "", SourceType = "", Inputs = [], Outputs = [], Epilogue = [] };
            text.Append(CultureInfo.InvariantCulture, $"{bare}\n");
            foreach (Tensor tensor in part.Inputs.Concat(part.Outputs))
            {
                seen.TryAdd(tensor, seen.Count);
                TensorFormat format = tensor.Format;
                text.Append(CultureInfo.InvariantCulture, $"{seen[tensor]} {tensor.Role} {format.Name} {format.Bits} {format.Kind} {format.Sparsity}{(format.Overhead == FormatOverhead.None ? "" : $" {format.Overhead}")} {tensor.ZeroShare:R} {string.Join('x', tensor.Shape)}\n");
            }

            text.Append(CultureInfo.InvariantCulture, $"{part.Inputs.Length}\n");
        }

        return text.ToString();
    }
}
