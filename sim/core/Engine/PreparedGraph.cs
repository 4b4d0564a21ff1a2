using System.Collections.Immutable;
using HwSim.Core.Graph;
using HwSim.Core.Mappings;

namespace HwSim.Core.Engine;

/// <summary>A workload with what every walk over it needs to know, found out once: who reads which output, and what may stay on chip.</summary>
public sealed class PreparedGraph
{
    private readonly ImmutableArray<bool> soleReader;
    private readonly ImmutableArray<int> nextInputs;
    private readonly Lazy<OperationVariants> variants;
    private readonly Lazy<long> macs;

    public PreparedGraph(WorkloadGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        Graph = graph;
        Dictionary<Tensor, int> uses = TensorUses.Count(graph);
        ImmutableArray<Operation> operations = graph.Operations;
        Passed = [.. operations.Select((o, i) => Handed(o, i + 1 < operations.Length ? operations[i + 1] : null))];
        soleReader = [.. Passed.Select(t => t is not null && uses[t] == 1)];
        nextInputs = [.. Passed.Select((t, i) => t is null ? 0 : InputBits(operations[i + 1], t))];
        macs = new Lazy<long>(() => graph.Macs);
        variants = new Lazy<OperationVariants>(() => OperationVariants.Of(this));
    }

    public WorkloadGraph Graph { get; }

    /// <summary>Multiply-accumulates of all operations.</summary>
    /// <exception cref="OverflowException">They do not fit 64 bits.</exception>
    public long Macs => macs.Value;

    /// <summary>For each operation the output that the next one reads, so that a machine may leave it on chip; null where there is none.</summary>
    public ImmutableArray<Tensor?> Passed { get; }

    /// <summary>Which operations differ in names only, so that they cost the same where the same operands are on chip.</summary>
    /// <remarks>Found out when first asked for: a single walk does not need it.</remarks>
    internal OperationVariants Variants => variants.Value;

    /// <summary>What is on chip for an operation.</summary>
    /// <param name="index">Which operation.</param>
    /// <param name="previousStayed">True where the output of the operation before stayed on chip.</param>
    /// <param name="keepsOutput">True where the machine leaves this one's output on chip.</param>
    public Residency ResidencyOf(int index, bool previousStayed, bool keepsOutput) =>
        new(previousStayed ? nextInputs[index - 1] : 0, keepsOutput && soleReader[index]);

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
}
