using HwSim.Accelerators.Gpu.Constants;
using HwSim.Accelerators.Gpu.Kernels;
using HwSim.Core.Graph;
using HwSim.Core.Mappings;
using HwSim.Core.Results;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Gpu;

/// <summary>An operation as the kernel that runs it: its time, and what its cost says.</summary>
/// <param name="Time">The time of one repetition.</param>
/// <param name="Written">Bytes that one repetition writes to main memory.</param>
/// <param name="Macs">Multiply-accumulates of all repetitions that are done.</param>
/// <param name="VectorTime">Seconds of CUDA cores in one repetition for what is not a product.</param>
/// <param name="Note">What a reader should know.</param>
internal readonly record struct GpuRun(KernelTime Time, double Written, long Macs, double VectorTime, PlanNote? Note)
{
    /// <summary>Scaling and masking scores.</summary>
    private const double EagerStepsOfScores = 2;

    private static readonly NmPattern Exploited = new(2, 4);

    /// <summary>Runs an operation under a mapping.</summary>
    /// <exception cref="OverflowException">A count does not fit 64 bits.</exception>
    public static GpuRun Of(Operation operation, in Mapping mapping, GpuSpec spec, GpuConstants constants)
    {
        OperandBytes bytes = OperandBytes.Of(operation, mapping.Residency, spec.WidestBits);
        Conditions conditions = ConditionsOf(spec);
        return operation switch
        {
            VectorOperation vector => Vector(vector, bytes, conditions, spec, constants),
            Gemm => Product(operation, mapping.Tile, bytes, conditions, spec, constants),
            _ => Convolution(operation, bytes, conditions, spec, constants),
        };
    }

    /// <summary>The cost of all repetitions.</summary>
    public Cost Cost(Operation operation, GpuSpec spec)
    {
        double repeat = operation.Repeat;
        Cost cost = default;
        cost.Cycles = new Cycles((long)Math.Ceiling(Time.Seconds * repeat * spec.Clock.Value));
        cost.Time = cost.Cycles.At(spec.Clock);
        double whole = cost.Time.Value;
        bool isVector = operation is VectorOperation;

        PerKey<Resource> busy = default;
        busy[Resource.Compute] = isVector ? 0 : Math.Min(whole, (Time.Compute - VectorTime) * repeat);
        busy[Resource.Vector] = Math.Min(whole, VectorTime * repeat);
        busy[Resource.Scratchpad] = Math.Min(whole, Time.L2 * repeat);
        busy[Resource.Dram] = Math.Min(whole, Time.DramBytes * repeat / spec.DramRate);
        busy[Resource.Host] = Math.Min(whole, Time.Overhead * repeat);
        cost.Busy = busy;
        Resource bound = Time.BoundBy;
        cost.BoundBy = isVector && bound == Resource.Compute ? Resource.Vector : bound;

        PerKey<TimeShare> shares = default;
        double left = whole - (shares[TimeShare.Launch] = Math.Min(whole, Time.Overhead * repeat));
        left -= shares[isVector ? TimeShare.Vector : TimeShare.Stream] = Math.Min(left, Time.Compute * repeat);
        left -= shares[TimeShare.FillDrain] = Math.Min(left, Time.Latency * repeat);
        shares[TimeShare.MemoryStall] = left;
        cost.Shares = shares;

        PerKey<MemoryLevel> read = default;
        PerKey<MemoryLevel> written = default;
        read[MemoryLevel.Dram] = (Time.DramBytes - Written) * repeat;
        written[MemoryLevel.Dram] = Written * repeat;
        read[MemoryLevel.L2] = Time.L2Bytes * repeat;
        cost.Read = read;
        cost.Written = written;
        cost.Macs = Macs;
        cost.Utilization = whole > 0 ? Math.Min(1, Macs / (whole * spec.PeakMacsPerSecond)) : 0;
        cost.MappingEfficiency = Time.Compute > 0 ? Math.Min(1, Macs / (Time.Compute * repeat * spec.PeakMacsPerSecond)) : 0;
        return cost;
    }

    /// <summary>The tile that makes a product fastest, zeros skipped where that helps; nothing for other operations.</summary>
    public static BlockTile TileFor(Operation operation, Residency residency, GpuSpec spec, GpuConstants constants)
    {
        if (operation is not Gemm)
        {
            return default;
        }

        OperandBytes bytes = OperandBytes.Of(operation, residency, spec.WidestBits);
        Conditions conditions = ConditionsOf(spec);
        GemmProblem dense = ProblemOf(operation, bytes, spec, false);
        BlockTile tile = GemmKernel.Choose(spec, constants, dense, conditions.HasWarmL2);
        if (!SkipsZeros(operation, dense.Math, spec))
        {
            return tile;
        }

        GemmProblem sparse = ProblemOf(operation, bytes, spec, true);
        BlockTile skipping = GemmKernel.Choose(spec, constants, sparse, conditions.HasWarmL2);
        return GemmKernel.Time(spec, constants, sparse, conditions, skipping).Seconds <= GemmKernel.Time(spec, constants, dense, conditions, tile).Seconds ? skipping : tile;
    }

    /// <summary>Kernels follow each other in a stream; between them L2 holds nothing but what <see cref="Residency"/> says.</summary>
    private static Conditions ConditionsOf(GpuSpec spec) => new(spec.Launch.Value.Value, 0, false, false);

    private static bool SkipsZeros(Operation operation, GpuMath math, GpuSpec spec) =>
        operation.Lowered!.Value.FilterSparsity == Exploited && spec.HasSparseCores && spec.UsesMatrixCores(math) && math != GpuMath.Fp32;

    private static GemmProblem ProblemOf(Operation operation, in OperandBytes bytes, GpuSpec spec, bool isSparse)
    {
        GemmShape shape = operation.Lowered!.Value;
        long count = shape.Count / operation.Repeat;
        long sharing = Sharing(shape, count);
        double perKept = isSparse ? ((0.5 * bytes.FilterBits) + 1) / bytes.FilterBits : 1;
        return new GemmProblem(count / sharing, shape.M * (double)sharing, shape.N, shape.K, MathOf(operation, spec), bytes.Ifmap, Math.Ceiling(bytes.Filter * perKept), bytes.Ofmap)
        {
            HasA = bytes.HasIfmap,
            HasB = bytes.HasFilter,
            KeepsC = bytes.KeepsOfmap,
            IsSparse = isSparse,
        };
    }

    private static GpuRun Product(Operation operation, BlockTile tile, in OperandBytes bytes, in Conditions conditions, GpuSpec spec, GpuConstants constants)
    {
        GemmShape shape = operation.Lowered!.Value;
        GemmProblem problem = ProblemOf(operation, bytes, spec, tile.SkipsZeros);
        KernelTime time = GemmKernel.Time(spec, constants, problem, conditions, tile);
        long macs = tile.SkipsZeros ? checked(shape.M * shape.N * shape.FilterSparsity.Kept(shape.K) * shape.Count) : operation.Macs;
        bool isUnused = !shape.FilterSparsity.IsDense && !SkipsZeros(operation, problem.Math, spec);
        return WithEpilogue(operation, time, bytes, macs, isUnused ? PlanNote.SparsityUnused : NoteOf(operation, spec), spec, constants);
    }

    private static GpuRun Convolution(Operation operation, in OperandBytes bytes, in Conditions conditions, GpuSpec spec, GpuConstants constants)
    {
        bool isDepthwise = operation.Kind == OperationKind.DepthwiseConvolution;
        GpuMath math = isDepthwise ? GpuMath.Fp32 : MathOf(operation, spec);
        bool isWinograd = operation is Convolution { KernelHeight: 3, KernelWidth: 3, StrideHeight: 1, StrideWidth: 1, DilationHeight: 1, DilationWidth: 1, Groups: 1 };
        double crossing = (bytes.HasIfmap ? 0 : bytes.Ifmap) + (bytes.HasFilter ? 0 : bytes.Filter) + bytes.Written;
        double macs = (double)operation.Macs / operation.Repeat;
        KernelTime time = ConvolutionKernel.Time(spec, constants, new ConvolutionProblem(macs, math, crossing, isWinograd), conditions);
        double least = macs / spec.PeakMacsPerSecond;
        time.Seconds = Math.Max(time.Seconds, conditions.Overhead + least);
        time.Compute = Math.Max(time.Compute, least);
        PlanNote? note = operation.Lowered is { FilterSparsity.IsDense: false } ? PlanNote.SparsityUnused : NoteOf(operation, spec);
        return WithEpilogue(operation, time, bytes, operation.Macs, note, spec, constants);
    }

    private static GpuRun Vector(VectorOperation operation, in OperandBytes bytes, in Conditions conditions, GpuSpec spec, GpuConstants constants)
    {
        StreamKind kind = operation.Kind switch
        {
            OperationKind.Softmax => StreamKind.Softmax,
            OperationKind.Normalization => StreamKind.LayerNorm,
            _ => StreamKind.Elementwise,
        };
        double columns = operation.Outputs.IsEmpty || operation.Outputs[0].Shape.IsEmpty ? 1 : operation.Outputs[0].Shape[^1];
        double value = operation.Outputs.IsEmpty ? 1 : Math.Min(operation.Outputs[0].Format.Bits, spec.WidestBits) / 8.0;
        KernelTime time = StreamKernel.Time(spec, constants, new StreamProblem(kind, Math.Max(1, operation.Elements / Math.Max(1, columns)), columns, value, bytes.Fetched, bytes.Written), conditions);
        double work = operation.Elements * operation.OperationsPerElement / (spec.Lanes * spec.Multiprocessors * spec.Clock.Value);
        time.Compute = work;
        time.Seconds = Math.Max(time.Seconds, conditions.Overhead + work);
        if (spec.IsEager && kind == StreamKind.Softmax)
        {
            StreamProblem step = new(StreamKind.Elementwise, Math.Max(1, operation.Elements / Math.Max(1, columns)), columns, value, bytes.Written, bytes.Written);
            time.Seconds += EagerStepsOfScores * StreamKernel.Time(spec, constants, step, conditions).Seconds;
        }

        return new GpuRun(time, bytes.Written, 0, work, NoteOf(operation, spec));
    }

    /// <summary>Adds what the epilogue computes, which nothing hides, and what it reads beside the results.</summary>
    private static GpuRun WithEpilogue(Operation operation, in KernelTime product, in OperandBytes bytes, long macs, PlanNote? note, GpuSpec spec, GpuConstants constants)
    {
        double operations = 0;
        foreach (VectorOperation step in operation.Epilogue)
        {
            operations += step.Elements * step.OperationsPerElement;
        }

        double work = operations / (spec.Lanes * spec.Multiprocessors * spec.Clock.Value);
        KernelTime time = product;
        double reading = bytes.Beside / (spec.DramRate * StreamKernel.Share(spec, constants));
        time.Seconds += work + reading;
        time.Compute += work;
        time.Dram += reading;
        time.DramBytes += bytes.Beside;
        return new GpuRun(time, bytes.Written, macs, work, note);
    }

    /// <summary>Products that share a filter, such as the queries of a group of heads, are one product with their rows below each other.</summary>
    private static long Sharing(in GemmShape shape, long count)
    {
        long sharing = Math.Max(1, shape.ProductsPerFilter);
        return count % sharing == 0 ? sharing : 1;
    }

    /// <summary>The type that products run in: the wider of both operands, as the machine has it.</summary>
    private static GpuMath MathOf(Operation operation, GpuSpec spec)
    {
        (int bits, bool isFloat) = OperandTypes.OfProduct(operation, spec.WidestBits);
        return bits > 16 ? GpuMath.Fp32 : bits > 8 ? GpuMath.Fp16 : isFloat ? spec.Matrix.Fp8 > 0 ? GpuMath.Fp8 : GpuMath.Fp16 : spec.Matrix.Int8 > 0 || spec.Matrix.Fp16 > 0 ? GpuMath.Int8 : GpuMath.Int8Dot;
    }

    private static PlanNote? NoteOf(Operation operation, GpuSpec spec) => OperandTypes.IsNarrowed(operation, spec.WidestBits) ? PlanNote.Narrowed : null;
}
