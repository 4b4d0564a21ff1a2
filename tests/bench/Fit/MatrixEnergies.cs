using System.Collections.Immutable;
using HwSim.Accelerators.Gpu.Constants;

namespace HwSim.Bench.Fit;

/// <summary>
/// What to take for the energy of a generation's matrix cores where, with a device left out, no row says anything about it: the energy of
/// CUDA cores at the same node, times the mean ratio of both in the other generations; for Blackwell's that of Hopper's, which work alike.
/// </summary>
internal static class MatrixEnergies
{
    private static readonly ImmutableArray<(GpuConstant Matrix, GpuConstant Simt)> Pairs =
    [
        (GpuConstant.MatrixEnergyVolta, GpuConstant.SimtEnergyAbove5nm),
        (GpuConstant.MatrixEnergyAmpere, GpuConstant.SimtEnergyAbove5nm),
        (GpuConstant.MatrixEnergyAmpere8nm, GpuConstant.SimtEnergyAbove5nm),
        (GpuConstant.MatrixEnergyAda, GpuConstant.SimtEnergy5nm),
        (GpuConstant.MatrixEnergyBlackwell, GpuConstant.SimtEnergy5nm),
    ];

    /// <summary>The constants with every energy that <paramref name="isIdle"/> holds for derived from the others.</summary>
    public static GpuConstants WithoutEvidence(GpuConstants constants, Func<GpuConstant, bool> isIdle)
    {
        (GpuConstant Matrix, GpuConstant Simt)[] idle = [.. Pairs.Where(p => isIdle(p.Matrix))];
        double ratio = Math.Exp(Pairs.Except(idle).Select(p => Math.Log(constants[p.Matrix] / constants[p.Simt])).DefaultIfEmpty(Math.Log(0.1)).Average());
        return idle.Aggregate(constants, (set, p) => set.With(p.Matrix, p.Matrix == GpuConstant.MatrixEnergyBlackwell ? constants[GpuConstant.MatrixEnergyHopper] : ratio * constants[p.Simt]));
    }
}
