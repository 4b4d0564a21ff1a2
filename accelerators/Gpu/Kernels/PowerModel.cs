using HwSim.Accelerators.Gpu.Constants;

namespace HwSim.Accelerators.Gpu.Kernels;

/// <summary>
/// Sustained rates: the share of the peak that inner loops reach, and the power limit. A kernel that would draw more than the board's
/// power, idle power taken off, runs at the rate at which its energy fits.
/// </summary>
internal static class PowerModel
{
    private const double WideMultiprocessor = 128;

    /// <summary>Multiply-accumulates of one dp4a instruction, which moves the operands of one in fp32.</summary>
    private const double DotProducts = 4;

    /// <summary>The share of the peak rate that a long inner loop reaches.</summary>
    public static double Share(GpuSpec spec, GpuConstants constants, GpuMath math)
    {
        if (math != GpuMath.Fp32 && spec.UsesMatrixCores(math))
        {
            return constants[GpuConstant.MatrixShare];
        }

        return spec.Generation switch
        {
            Generation.Cdna => constants[GpuConstant.MatrixShareCdna],
            Generation.Pascal or Generation.Maxwell or Generation.Gcn => constants[GpuConstant.SimtSharePascal],
            _ => spec.Lanes >= WideMultiprocessor ? constants[GpuConstant.SimtShare128] : constants[GpuConstant.SimtShare64],
        };
    }

    /// <summary>Seconds that the power limit allows for one dense multiply-accumulate of the whole device; 0 where no limit is known.</summary>
    public static double SecondsPerMac(GpuSpec spec, GpuConstants constants, GpuMath math, bool isSparse)
    {
        if (spec.BoardPower is not { } board || EnergyPerFlop(spec, constants, math) is not { } energy)
        {
            return 0;
        }

        double sparse = isSparse ? constants[GpuConstant.SparseEnergy] : 1;
        return 2 * energy * sparse / (board.Value * (1 - constants[GpuConstant.IdlePower]));
    }

    /// <summary>Joules of one floating-point operation with its operands and clocks; null where no constant is known.</summary>
    private static double? EnergyPerFlop(GpuSpec spec, GpuConstants constants, GpuMath math)
    {
        if (spec.Generation is Generation.Cdna or Generation.Gcn or Generation.Pascal or Generation.Maxwell)
        {
            return null;
        }

        double nanometres = spec.Process.Value * 1e9;
        if (math == GpuMath.Fp32 || !spec.UsesMatrixCores(math))
        {
            double fp32 = constants[nanometres > 5 ? GpuConstant.SimtEnergyAbove5nm : GpuConstant.SimtEnergy5nm];
            return math == GpuMath.Int8Dot ? fp32 / DotProducts : fp32;
        }

        double fp16 = constants[spec.Generation switch
        {
            Generation.Volta or Generation.Turing => GpuConstant.MatrixEnergyVolta,
            Generation.Ampere => nanometres > 7.5 ? GpuConstant.MatrixEnergyAmpere8nm : GpuConstant.MatrixEnergyAmpere,
            Generation.Hopper => GpuConstant.MatrixEnergyHopper,
            _ => spec.HasAsynchronousMatrixCores ? GpuConstant.MatrixEnergyBlackwell : GpuConstant.MatrixEnergyAda,
        }];
        return fp16 * math switch
        {
            GpuMath.Int8 => constants[GpuConstant.Int8Energy],
            GpuMath.Fp8 => constants[GpuConstant.Fp8Energy],
            _ => 1,
        };
    }
}
