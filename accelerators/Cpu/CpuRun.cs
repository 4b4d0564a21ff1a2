using System.Collections.Immutable;
using HwSim.Accelerators.Cpu.Kernels;
using HwSim.Core.Graph;
using HwSim.Core.Mappings;
using HwSim.Core.Results;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Cpu;

/// <summary>An operation as the kernel that runs it: its time, and what its cost says.</summary>
/// <param name="Time">The time of one repetition.</param>
/// <param name="Crossing">Bytes that one repetition moves from and to main memory.</param>
/// <param name="Written">Those that it writes.</param>
/// <param name="Note">What a reader should know.</param>
internal readonly record struct CpuRun(CpuTime Time, double Crossing, double Written, PlanNote? Note)
{
    private const int Fp32Bits = 32;
    private const int Int8Bits = 8;
    private const long Fp32Bytes = 4;
    private const long PageBytes = 4096;

    /// <summary>A line that is written is read before.</summary>
    private const double LineReads = 2;

    /// <summary>Runs an operation with some operands in the caches.</summary>
    /// <exception cref="OverflowException">A count does not fit 64 bits.</exception>
    public static CpuRun Of(Operation operation, Residency residency, CpuSpec spec)
    {
        OperandBytes bytes = OperandBytes.Of(operation, residency, spec.WidestBits);
        bool isProduct = operation.Lowered is not null;
        double read = isProduct ? bytes.Ifmap + bytes.Filter + bytes.Beside : OperandBytes.Of(operation, Residency.None, spec.WidestBits).Fetched;
        double fetched = isProduct ? (bytes.HasIfmap ? 0 : bytes.Ifmap) + (bytes.HasFilter ? 0 : bytes.Filter) + bytes.Beside : bytes.Fetched;
        double crossing = fetched + bytes.Written;
        double streamed = Math.Max(0, read - fetched) + (bytes.KeepsOfmap ? LineReads * bytes.Ofmap : 0);
        double memory = CpuMemory.Cold(spec, crossing) + CpuMemory.Seconds(spec, streamed, read + bytes.Ofmap, spec.Cores);
        CpuTime time = operation switch
        {
            VectorOperation vector => Vector(vector, memory, spec),
            _ => Product(operation, memory, spec),
        };
        return new CpuRun(time.Called(spec, 1), crossing, bytes.Written, NoteOf(operation, spec));
    }

    /// <summary>The cost of all repetitions.</summary>
    public Cost Cost(Operation operation, CpuSpec spec)
    {
        double repeat = operation.Repeat;
        Cost cost = default;
        cost.Cycles = new Cycles((long)Math.Ceiling(Time.Seconds * repeat * spec.Clock.Value));
        cost.Time = cost.Cycles.At(spec.Clock);
        double whole = cost.Time.Value;
        bool isVector = operation is VectorOperation;

        PerKey<Resource> busy = default;
        busy[Resource.Compute] = isVector ? 0 : Math.Min(whole, Time.Compute * repeat);
        busy[Resource.Vector] = Math.Min(whole, (isVector ? Time.Compute : Time.Layout) * repeat);
        busy[Resource.Dram] = Math.Min(whole, Crossing * repeat / spec.DramRate);
        busy[Resource.Host] = Math.Min(whole, Time.Overhead * repeat);
        cost.Busy = busy;
        cost.BoundBy = isVector && Time.BoundBy == Resource.Compute ? Resource.Vector : Time.BoundBy;

        PerKey<TimeShare> shares = default;
        double left = whole - (shares[TimeShare.Launch] = Math.Min(whole, Time.Overhead * repeat));
        left -= shares[isVector ? TimeShare.Vector : TimeShare.Stream] = Math.Min(left, Time.Compute * repeat);
        left -= shares[TimeShare.FillDrain] = Math.Min(left, Time.Layout * repeat);
        shares[TimeShare.MemoryStall] = left;
        cost.Shares = shares;

        PerKey<MemoryLevel> read = default;
        PerKey<MemoryLevel> written = default;
        read[MemoryLevel.Dram] = (Crossing - Written) * repeat;
        written[MemoryLevel.Dram] = Written * repeat;
        cost.Read = read;
        cost.Written = written;
        cost.Macs = operation.Macs;
        cost.Utilization = whole > 0 ? Math.Min(1, operation.Macs / (whole * spec.PeakMacsPerSecond)) : 0;
        cost.MappingEfficiency = Time.Compute > 0 ? Math.Min(1, operation.Macs / (Time.Compute * repeat * spec.PeakMacsPerSecond)) : 0;
        return cost;
    }

    /// <summary>Products of 8-bit operands run in int8, or in fp32 where that is faster (depthwise convolutions); all others in fp32, converted where they are narrower.</summary>
    private static CpuTime Product(Operation operation, double memory, CpuSpec spec)
    {
        (int bits, bool isFloat) = OperandTypes.OfProduct(operation, spec.WidestBits);
        CpuTime wide = Product(operation, false, bits < Fp32Bits, memory, spec);
        if (bits > Int8Bits || isFloat)
        {
            return wide;
        }

        CpuTime narrow = Product(operation, true, false, memory, spec);
        return narrow.Seconds <= wide.Seconds ? narrow : wide;
    }

    private static CpuTime Product(Operation operation, bool isInt8, bool isConverted, double memory, CpuSpec spec)
    {
        GemmShape shape = operation.Lowered!.Value;
        double count = (double)shape.Count / operation.Repeat;
        double results = count * shape.M * shape.N;
        double converted = isConverted ? results : 0;
        double movedBack = !isInt8 && IsMovedBack(operation) ? results : 0;
        CpuTime time = operation is Convolution convolution
            ? CpuConvolutionKernel.Time(spec, new CpuConvolution(shape.M, shape.N, shape.K, count, (double)shape.IfmapElements / operation.Repeat, isInt8)
            {
                IsDepthwise = convolution.Kind == OperationKind.DepthwiseConvolution,
                IsPointwise = shape.KernelElements == 1,
                MemorySeconds = memory,
                Converted = converted,
                Reordered = 2 * movedBack,
                Conflicting = convolution.OutputHeight * convolution.OutputWidth * Fp32Bytes % PageBytes == 0 ? movedBack : 0,
            })
            : CpuGemmKernel.Time(spec, new CpuProduct(count, shape.M, shape.N, shape.K, isInt8)
            {
                IsPacked = operation.Inputs.Length > 1 && operation.Inputs[1].Role == TensorRole.Weight,
                MemorySeconds = memory,
                Converted = converted,
            });
        CpuTime whole = time + Epilogue(operation, spec);
        double least = (double)operation.Macs / operation.Repeat / spec.PeakMacsPerSecond;
        whole.Seconds = Math.Max(whole.Seconds, least);
        return whole;
    }

    /// <summary>
    /// The runtime does an addition and an activation on the results of a product as they leave it; each further step is an operator of its
    /// own on values that the caches hold.
    /// </summary>
    private static CpuTime Epilogue(Operation operation, CpuSpec spec)
    {
        CpuTime time = default;
        for (int i = Fused(operation); i < operation.Epilogue.Length; i++)
        {
            VectorOperation step = operation.Epilogue[i];
            time += CpuStreamKernel.Time(spec, new CpuStream(KindOf(step), step.Elements, step.Inputs.Length)).Called(spec, 1);
        }

        return time;
    }

    private static int Fused(Operation operation)
    {
        ImmutableArray<VectorOperation> steps = operation.Epilogue;
        int added = steps.Length > 0 && steps[0].SourceType is "Add" ? 1 : 0;
        return steps.Length > added && steps[added].SourceType is "Relu" or "Clip" or "LeakyRelu" or "Sigmoid" or "Tanh" or "HardSigmoid" or "" ? added + 1 : added;
    }

    /// <summary>
    /// True where results are moved from blocks of channels to plain layout: convolutions in fp32 work on blocks, and so do the activations
    /// and additions that follow them; where others follow, or nothing that could be joined, results are moved back, and moved again for the next one.
    /// </summary>
    private static bool IsMovedBack(Operation operation) => operation.Epilogue.IsEmpty || Fused(operation) < operation.Epilogue.Length;

    private static CpuTime Vector(VectorOperation operation, double memory, CpuSpec spec)
    {
        CpuKind kind = KindOf(operation);
        double values = operation.Elements * (kind == CpuKind.Simple ? operation.OperationsPerElement : 1);
        return CpuStreamKernel.Time(spec, new CpuStream(kind, values, 1) { MemorySeconds = memory });
    }

    private static CpuKind KindOf(VectorOperation operation) => operation.SourceType switch
    {
        "Softmax" => CpuKind.Softmax,
        "Tanh" => CpuKind.Tanh,
        "Sigmoid" or "Swish" => CpuKind.Sigmoid,
        "Gelu" or "Erf" => CpuKind.Gelu,
        "BatchNormalization" => CpuKind.Simple,
        _ => operation.Kind switch
        {
            OperationKind.Softmax => CpuKind.Softmax,
            OperationKind.Normalization => CpuKind.LayerNorm,
            _ => CpuKind.Simple,
        },
    };

    private static PlanNote? NoteOf(Operation operation, CpuSpec spec) =>
        operation.Lowered is { FilterSparsity.IsDense: false } ? PlanNote.SparsityUnused
        : OperandTypes.IsNarrowed(operation, spec.WidestBits) ? PlanNote.Narrowed : null;
}
