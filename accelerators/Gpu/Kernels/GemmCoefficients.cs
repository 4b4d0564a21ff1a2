using HwSim.Accelerators.Gpu.Constants;

namespace HwSim.Accelerators.Gpu.Kernels;

/// <summary>What the product model needs of a device and the constants, once for all tiles.</summary>
internal readonly record struct GemmCoefficients
{
    private const double BytesPerCycleFromL2 = 64;

    /// <summary>Multiply-accumulates a second of one multiprocessor, as far as its inner loop reaches them.</summary>
    public double Rate { get; private init; }

    /// <summary>Seconds of one multiply-accumulate at the power limit, of the whole device; 0 without a limit.</summary>
    public double PowerTime { get; private init; }

    public double OperandLoads { get; private init; }

    public double Prologue { get; private init; }

    /// <summary>Bytes a second from L2 to one multiprocessor.</summary>
    public double L2Rate { get; private init; }

    public double DramRate { get; private init; }

    public double SingleTileShare { get; private init; }

    public double ResidentTiles { get; private init; }

    public double Reduction { get; private init; }

    /// <summary>Bytes of L2 that keep operands.</summary>
    public double L2Kept { get; private init; }

    public bool IsMatrix { get; private init; }

    public static GemmCoefficients Of(GpuSpec spec, GpuConstants constants, in GemmProblem problem)
    {
        bool isMatrix = spec.UsesMatrixCores(problem.Math) && problem.Math != GpuMath.Fp32;
        bool isBatched = !isMatrix && problem.Batch > 1;
        double clock = spec.Clock.Value;
        double l2 = BytesPerCycleFromL2 * clock;
        double share = PowerModel.Share(spec, constants, problem.Math);
        double rate = spec.Rate(problem.Math) / spec.Multiprocessors * share * (problem.IsSparse ? 2 : 1);
        GemmCoefficients common = new()
        {
            Rate = rate,
            PowerTime = PowerModel.SecondsPerMac(spec, constants, problem.Math, problem.IsSparse),
            IsMatrix = isMatrix,
        };
        if (isMatrix)
        {
            return common with
            {
                Prologue = constants[GpuConstant.MatrixPrologueCycles] / clock,
                L2Rate = l2 * constants[GpuConstant.MatrixL2Share] * (spec.HasAsynchronousMatrixCores ? 2 : 1),
                DramRate = spec.DramRate,
                SingleTileShare = constants[GpuConstant.MatrixSingleTileShare],
                ResidentTiles = constants[GpuConstant.MatrixResidentTiles],
                Reduction = constants[GpuConstant.MatrixReduction],
                L2Kept = spec.L2.Value * constants[GpuConstant.L2Residency],
            };
        }

        return common with
        {
            OperandLoads = constants[GpuConstant.SimtOperandLoads],
            Prologue = constants[GpuConstant.SimtPrologueCycles] / clock,
            L2Rate = l2 * constants[isBatched ? GpuConstant.BatchedL2Share : GpuConstant.SimtL2Share],
            DramRate = spec.DramRate * constants[GpuConstant.SimtDramShare],
            SingleTileShare = constants[isBatched ? GpuConstant.BatchedSingleTileShare : GpuConstant.SimtSingleTileShare],
            ResidentTiles = constants[GpuConstant.SimtResidentTiles],
            Reduction = constants[GpuConstant.SimtReduction],
            L2Kept = spec.L2.Value,
        };
    }
}
