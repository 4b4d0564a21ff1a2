using System.Collections.Immutable;
using HwSim.Accelerators.Coupled.Spec;
using HwSim.Accelerators.Gpu;
using HwSim.Accelerators.Gpu.Constants;
using HwSim.Accelerators.Gpu.Kernels;
using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Mappings;
using HwSim.Core.Results;

namespace HwSim.Accelerators.Coupled.Kernels;

/// <summary>
/// Turns operations into the kernels that a piece of software launches for them, and asks the GPU machine how long each takes. Equal
/// operations are asked once.
/// </summary>
/// <remarks>Not for several threads at a time.</remarks>
public sealed class KernelExpansion
{
    /// <summary>The most repetitions of an operation that are launched one by one.</summary>
    private const long MostRepetitions = 1 << 20;

    private readonly GpuSpec gpu;
    private readonly KernelList list;
    private readonly GpuConstants constants;
    private readonly GpuMachine machine;
    private readonly double streamRate;
    private readonly Conditions conditions;
    private readonly Dictionary<string, int> rules = [];
    private readonly Dictionary<ProductKey, (DeviceKernel Kernel, int Splits)> products = [];

    /// <param name="spec">The machine.</param>
    /// <param name="constants">The constants of the GPU model.</param>
    public KernelExpansion(CoupledSpec spec, GpuConstants constants)
    {
        ArgumentNullException.ThrowIfNull(spec);
        gpu = spec.Gpu;
        list = spec.Software;
        streamRate = spec.StreamRate;
        this.constants = constants;
        machine = new GpuMachine(gpu, constants, [], []);
        conditions = new Conditions(gpu.Launch.Value.Value, 0, false, false);
    }

    /// <summary>The time of a stream over that of the GPU model, where the machine states what its memory reaches.</summary>
    private double Slower => streamRate > 0 && double.IsFinite(streamRate) ? gpu.DramRate * StreamKernel.Share(gpu, constants) / streamRate : 1;

    /// <summary>Kernels of a step before and after its operations.</summary>
    public IEnumerable<DeviceKernel> Around(ImmutableArray<KernelEntry> entries, StepShape step) =>
        entries.Where(e => step.Meets(e.When)).Select(e => Stream(e, null, step));

    /// <summary>Adds the kernels of an operation.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="step">The step that it belongs to.</param>
    /// <param name="into">Takes them in the order in which they are launched.</param>
    /// <returns>Why it cannot run; null where it can.</returns>
    public string? Add(Operation operation, StepShape step, List<DeviceKernel> into)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(into);
        if (operation.Repeat > MostRepetitions)
        {
            return FormattableString.Invariant($"{operation.Repeat} repetitions, each a launch, are more than are scheduled ({MostRepetitions})");
        }

        int rule = RuleOf(operation);
        if (rule < 0)
        {
            return operation is VectorOperation vector ? Plain(vector, into) : Whole(operation, operation.SourceType, into);
        }

        foreach (KernelEntry entry in list.Rules[rule].Kernels)
        {
            if (!step.Meets(entry.When))
            {
                continue;
            }

            if (entry.Kind == KernelKind.Operation)
            {
                if (Whole(operation, entry.Name, into) is { } reason)
                {
                    return reason;
                }
            }
            else
            {
                into.Add(entry.Kind == KernelKind.Attention && operation is Gemm scores ? Attention(entry, scores, step) : Stream(entry, operation, step));
            }
        }

        return null;
    }

    private int RuleOf(Operation operation)
    {
        if (!rules.TryGetValue(operation.Name, out int rule))
        {
            rule = -1;
            for (int i = 0; i < list.Rules.Length && rule < 0; i++)
            {
                rule = list.Rules[i].Fits(operation) ? i : -1;
            }

            rules[operation.Name] = rule;
        }

        return rule;
    }

    /// <summary>An operation that is no product and has no rule: one kernel that reads what it reads and writes what it writes.</summary>
    private string? Plain(VectorOperation operation, List<DeviceKernel> into)
    {
        OperandBytes bytes = OperandBytes.Of(operation, Residency.None, gpu.WidestBits);
        StreamKind kind = operation.Kind switch
        {
            OperationKind.Softmax => StreamKind.Softmax,
            OperationKind.Normalization => StreamKind.LayerNorm,
            _ => StreamKind.Elementwise,
        };
        double columns = operation.Outputs.IsEmpty || operation.Outputs[0].Shape.IsEmpty ? 1 : operation.Outputs[0].Shape[^1];
        DeviceKernel kernel = Timed(operation.SourceType.Length == 0 ? $"{operation.Kind}".ToLowerInvariant() : operation.SourceType, kind, Math.Max(1, operation.Elements / columns), columns, bytes.Fetched, bytes.Written);
        double work = operation.Elements * operation.OperationsPerElement / (gpu.Lanes * gpu.Multiprocessors * gpu.Clock.Value);
        kernel = kernel with { Seconds = Math.Max(kernel.Seconds, conditions.Overhead + work), Compute = work };
        for (long i = 0; i < operation.Repeat; i++)
        {
            into.Add(kernel);
        }

        return null;
    }

    private string? Whole(Operation operation, string name, List<DeviceKernel> into)
    {
        ProductKey key = ProductKey.Of(operation);
        bool isKnown = operation.Epilogue.IsEmpty;
        if (!isKnown || !products.TryGetValue(key, out (DeviceKernel Kernel, int Splits) found))
        {
            Plan plan = machine.PlanFor(operation, Residency.None, Fidelity.Analytic);
            if (!plan.IsFeasible)
            {
                return plan.Reason;
            }

            found = (Costed(operation, plan.Mapping), plan.Mapping.Tile.Splits);
            if (isKnown)
            {
                products[key] = found;
            }
        }

        for (long i = 0; i < operation.Repeat; i++)
        {
            into.Add(found.Kernel with { Name = name.Length == 0 ? found.Kernel.Name : name });
            if (list.AddsSplits && found.Splits > 1)
            {
                into.Add(AddSplits(operation, found.Splits));
            }
        }

        return null;
    }

    private DeviceKernel Costed(Operation operation, in Mapping mapping)
    {
        Cost cost = machine.Execute(operation, mapping, Fidelity.Analytic, NoTrace.Instance);
        double share = 1.0 / operation.Repeat;
        double stored = 0;
        double beside = 0;
        foreach (Tensor input in operation.Inputs)
        {
            bool isStored = input.Role == TensorRole.Weight && operation.Lowered is not null;
            double scales = isStored && input.Format.Bits <= gpu.WidestBits ? input.Elements * input.Format.Overhead.BitsPerElement / 8 : 0;
            stored += isStored ? machine.StorageOf(input).Value + scales : 0;
            beside += scales;
        }

        double read = (cost.Read[MemoryLevel.Dram] + beside) * share;
        double cached = operation is Gemm && operation.Inputs[1].Role == TensorRole.State ? machine.StorageOf(operation.Inputs[1]).Value : 0;
        double seconds = (cost.Time.Value * share) + (beside * share / streamRate);
        if (operation is Gemm { M: 1 })
        {
            // One row: libraries stream the matrix (GEMV) instead of tiling it.
            seconds = Math.Min(seconds, conditions.Overhead + ((read + (cost.Written[MemoryLevel.Dram] * share)) / streamRate));
        }

        return new DeviceKernel(
            $"{operation.Kind}".ToLowerInvariant(), seconds, read, cost.Written[MemoryLevel.Dram] * share,
            Math.Min(read, stored * share), Math.Min(read, cached), (cost.Busy[Resource.Compute] + cost.Busy[Resource.Vector]) * share);
    }

    /// <summary>The parts of a split reduction are read in fp32 and added up.</summary>
    private DeviceKernel AddSplits(Operation operation, int splits)
    {
        double results = operation.Outputs.Sum(o => (double)o.Elements);
        return Timed("split_k_reduce", StreamKind.Elementwise, 1, results, results * splits * 4, results * 2);
    }

    private DeviceKernel Attention(KernelEntry entry, Gemm scores, StepShape step)
    {
        double heads = (double)scores.Batch / step.Sequences;
        double valueBytes = Math.Min(scores.Inputs[1].Format.EffectiveBits, gpu.WidestBits) / 8;
        bool isCausal = scores.M == scores.N && scores.M > 1 && !scores.Name.StartsWith("encoder", StringComparison.Ordinal);
        AttentionProblem problem = new(step.Sequences, heads, heads / scores.ProductsPerFilter, scores.K, scores.M, scores.N, isCausal, GpuMath.Fp16, valueBytes);
        KernelTime time = AttentionKernel.Time(gpu, constants, problem, conditions);
        double slots = entry.SlotsFor(scores.Inputs[1].Format.Bits);
        double lanes = slots > 0 && scores.M == 1 ? problem.Macs * slots / (gpu.Lanes * gpu.Multiprocessors * gpu.Clock.Value) : 0;
        double memory = time.Dram * Slower;
        double busy = scores.M > 1 ? Math.Max(time.Compute, memory) + time.Latency : Math.Max(Math.Max(time.Compute, lanes), memory + time.Latency);
        return new DeviceKernel(entry.Name, conditions.Overhead + busy, problem.CacheBytes + (problem.QueryBytes / 2), problem.QueryBytes / 2, 0, scores.M == 1 ? problem.CacheBytes : 0, Math.Max(time.Compute, lanes));
    }

    private DeviceKernel Stream(KernelEntry entry, Operation? operation, StepShape step)
    {
        GemmShape? shape = operation?.Lowered;
        double elements = operation switch
        {
            null => 0,
            VectorOperation vector => vector.Elements,
            _ => shape!.Value.OfmapElements,
        };
        double columns = operation is null || operation.Outputs.IsEmpty || operation.Outputs[0].Shape.IsEmpty ? 1 : operation.Outputs[0].Shape[^1];
        double values = entry.Over switch
        {
            ValueSet.Elements => elements,
            ValueSet.Rows => elements / columns,
            ValueSet.Queries => shape?.IfmapElements ?? elements,
            ValueSet.Keys => shape is { } s ? (double)s.N * s.K * s.Count : elements,
            ValueSet.Cache => shape?.FilterElements ?? elements,
            ValueSet.Sequences => step.Sequences,
            ValueSet.Logits => step.Logits,
            _ => 1,
        };
        StreamKind kind = entry.Kind switch
        {
            KernelKind.Softmax => StreamKind.Softmax,
            KernelKind.LayerNorm => StreamKind.LayerNorm,
            _ => StreamKind.Elementwise,
        };
        DeviceKernel kernel = Timed(entry.Name, kind, Math.Max(1, values / columns), columns, values * entry.Read, values * entry.Write);
        return entry.Over == ValueSet.Cache && step.IsDecode ? kernel with { Cached = kernel.Read } : kernel;
    }

    /// <summary>
    /// A stream: its bytes at the rate that long streams sustain, rows that no cache holds read again. The GPU machine's bound on L2 is
    /// left out: it was fitted where it equals main memory and would hold a GH200 at 2.5 TB/s, of which STREAM measures 3.4.
    /// </summary>
    private DeviceKernel Timed(string name, StreamKind kind, double rows, double columns, double read, double written)
    {
        KernelTime time = StreamKernel.Time(gpu, constants, new StreamProblem(kind, rows, columns, 2, read, written), conditions);
        return new DeviceKernel(name, conditions.Overhead + (time.Dram * Slower), time.DramBytes - written, written, 0, 0, 0);
    }
}
