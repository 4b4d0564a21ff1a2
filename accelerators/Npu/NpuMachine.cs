using System.Collections.Immutable;
using HwSim.Accelerators.Systolic;
using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Mappings;
using HwSim.Core.Results;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Npu;

/// <summary>
/// What NPUs in closed form share: products on the MAC engine with the epilogue on the vector unit as results leave, everything else on the
/// vector unit, one main memory. A family says what a product takes (<see cref="Run"/>) and what it cannot run (<c>Refusal</c>).
/// <para>
/// Time of a product: the longest of engine, vector unit and main memory, which overlap, and what the family says that nothing hides.
/// </para>
/// </summary>
public abstract class NpuMachine(NpuSpec spec, IEnumerable<ConstantUse> constants, ImmutableArray<Finding> findings) : IAccelerator
{
    /// <summary>Work and time of a byte below which no count can reach 64 bits, whatever a family pads and reads again.</summary>
    private const double MostUncheckedWork = 1L << 40;
    private const ulong MostUncheckedTicks = 1UL << 40;

    private readonly Lazy<ImmutableArray<ConstantUse>> constants = new(() => [.. constants]);

    public HardwareSpec Spec => spec;

    public ImmutableArray<Fidelity> Fidelities => [Fidelity.Analytic];

    public ImmutableArray<PartEstimate> Parts => [];

    public string? EnergyTable => null;

    public ImmutableArray<ConstantUse> Constants => constants.Value;

    public ImmutableArray<Finding> Findings { get; } = findings;

    public bool FusesEpilogues => spec.VectorLanes > 0;

    public ImmutableArray<string> MissingEnergy => ["every part: this machine has no energy model yet"];

    public Watts? Leakage => null;

    /// <summary>Main memory as a port.</summary>
    protected DramPort Dram { get; } = DramPort.Of(spec.MemoryBandwidth, spec.Clock);

    public virtual Bytes StorageOf(Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return Bytes.Of(tensor.Elements, spec.BitsOf(tensor));
    }

    public virtual bool CanKeepOnChip(Tensor ofmap, Operation reader) => false;

    public IEnumerable<string> Remedies(Symptom symptom, IReadOnlyList<OperationResult> worst) => symptom switch
    {
        Symptom.MemoryStall => ["more dram.bandwidth", "a larger batch, so that weights are used more often"],
        Symptom.VectorWork => ["more vector.lanes"],
        _ => [],
    };

    public Plan PlanFor(Operation operation, Residency residency, Fidelity fidelity)
    {
        ArgumentNullException.ThrowIfNull(operation);
        if (fidelity != Fidelity.Analytic)
        {
            return Plan.Infeasible("this machine has the analytic level only");
        }

        try
        {
            if (Reason(operation) is { } reason)
            {
                return Plan.Infeasible(reason);
            }

            Mapping mapping = new(Dataflow.WeightStationary, LoopOrder.ColumnsOuter, 0, 1, residency);
            if (!IsPlain(operation))
            {
                _ = Execute(operation, mapping, fidelity, NoTrace.Instance);
            }

            return Plan.Feasible(mapping, Caveat(operation));
        }
        catch (OverflowException)
        {
            return Plan.Infeasible("the operation needs counts beyond 64 bits");
        }
    }

    public Cost Execute(Operation operation, in Mapping mapping, Fidelity fidelity, ITrace trace)
    {
        ArgumentNullException.ThrowIfNull(operation);
        if (fidelity != Fidelity.Analytic)
        {
            throw new NotSupportedException("this machine has the analytic level only");
        }

        return CostOf(operation, mapping);
    }

    /// <summary>What an operation costs, all repetitions. A family that composes time otherwise overrides it.</summary>
    protected virtual Cost CostOf(Operation operation, in Mapping mapping)
    {
        ArgumentNullException.ThrowIfNull(operation);
        if (operation is VectorOperation vector)
        {
            return NpuCost.Of(Vector(vector, mapping.Residency), operation.Repeat, spec, Dram);
        }

        NpuLayer layer = NpuLayer.Of(operation);
        Residency residency = mapping.Residency;
        NpuOperands operands = new(
            residency.HasInput(0), residency.HasInput(1), residency.OutputStays,
            InputBits(operation, 0, spec.ActivationBits), InputBits(operation, 1, spec.WeightBits), spec.ActivationBits)
        {
            Sparsity = operation.Inputs.Length > 1 ? operation.Inputs[1].Format.Sparsity : NmPattern.Dense,
            DistinctIfmap = Distinct(operation.Inputs, 0, layer.IfmapElements),
            DistinctOfmap = Distinct(operation.Outputs, 0, layer.OfmapElements),
            IsFilterTransposed = operation is Gemm { IsFilterTransposed: true },
        };
        (double work, long beside) = Epilogue(operation, residency);
        return NpuCost.Of(Run(layer, operands), layer, work, beside, operation.Repeat, spec, Dram);
    }

    /// <summary>What one product takes; its bytes as the operands say where they are.</summary>
    protected abstract NpuRun Run(in NpuLayer layer, in NpuOperands operands);

    /// <summary>What work takes that is not a product.</summary>
    internal virtual VectorRun Vector(VectorOperation operation, Residency residency) => VectorRun.Of(operation, residency, spec);

    /// <summary>True where the family makes use of a pattern of the filter: fewer cycles, fewer bytes, or both.</summary>
    protected virtual bool Exploits(NmPattern pattern) => false;

    /// <summary>Why the family cannot run a product; null where it can.</summary>
    protected abstract string? Refusal(Operation operation, in NpuLayer layer);

    /// <summary>Why the family cannot run work that is not a product; null where it can.</summary>
    protected virtual string? Refusal(VectorOperation operation) => null;

    private string? Reason(Operation operation)
    {
        if (operation is VectorOperation vector)
        {
            return Refusal(vector) is { } refusal ? refusal : spec.VectorLanes == 0 && vector.OperationsPerElement > 0 ? $"{operation.Kind} needs a vector unit, and the machine has none" : null;
        }

        if (operation.Lowered is not { } shape)
        {
            return $"this machine has no way to run {operation.Kind}";
        }

        if (shape.M <= 0 || shape.N <= 0 || shape.K <= 0 || shape.Count <= 0)
        {
            return $"the product {shape} is empty";
        }

        return !operation.Epilogue.IsEmpty && spec.VectorLanes == 0 ? "its epilogue needs a vector unit, and the machine has none" : Refusal(operation, NpuLayer.Of(operation));
    }

    /// <summary>True where no count can reach 64 bits, so that it need not be tried out.</summary>
    private bool IsPlain(Operation operation)
    {
        double work = operation.Lowered is { } shape ? (double)shape.M * shape.N * shape.K * shape.Count : 0;
        foreach (Tensor input in operation.Inputs)
        {
            work += input.Elements;
        }

        foreach (Tensor output in operation.Outputs)
        {
            work += output.Elements;
        }

        return work * operation.Repeat <= MostUncheckedWork && Dram.TicksPerByte <= MostUncheckedTicks;
    }

    private PlanNote? Caveat(Operation operation)
    {
        if (operation.Lowered is not { } shape)
        {
            return null;
        }

        bool isNarrowed = operation.Inputs.Length > 1 && (operation.Inputs[0].Format.Bits > spec.ActivationBits || operation.Inputs[1].Format.Bits > spec.WeightBits);
        return !shape.FilterSparsity.IsDense && !Exploits(shape.FilterSparsity) ? PlanNote.SparsityUnused : isNarrowed ? PlanNote.Narrowed : null;
    }

    /// <summary>Vector operations of the epilogue a result, and the bytes that it and further inputs of the product read beside the results.</summary>
    private (double Work, long Beside) Epilogue(Operation operation, Residency residency)
    {
        double work = 0;
        foreach (VectorOperation vector in operation.Epilogue)
        {
            work += vector.OperationsPerElement;
        }

        long beside = 0;
        for (int i = 2; i < operation.Inputs.Length; i++)
        {
            beside = checked(beside + (residency.HasInput(i) ? 0 : StorageOf(operation.Inputs[i]).Value));
        }

        return (work, beside);
    }

    private static long Distinct(ImmutableArray<Tensor> tensors, int index, long touched) => index < tensors.Length ? Math.Min(tensors[index].Elements, touched) : touched;

    private int InputBits(Operation operation, int index, int otherwise) => index < operation.Inputs.Length ? spec.BitsOf(operation.Inputs[index]) : otherwise;
}
