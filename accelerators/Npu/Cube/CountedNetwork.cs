using HwSim.Core.Units;

namespace HwSim.Accelerators.Npu.Cube;

/// <summary>
/// Time of a network of which only the work and the image are known, as vendors' tables give them: operations at a share of the peak, the
/// image at so long a pixel of the host's preparation, and the maps between, which for networks of like depth grow with the width of layers
/// while the work grows with its square.
/// </summary>
/// <param name="Operations">Operations, two a multiply-accumulate.</param>
/// <param name="Pixels">Pixels of the image.</param>
public readonly record struct CountedNetwork(double Operations, double Pixels)
{
    // Fitted on 313 single-threaded rates of four boards with Vitis AI's DPU (its model zoo 2.5).
    private const double PeakShare = 0.8;
    private const double PixelSeconds = 30e-9;
    private const double MapSeconds = 20e-9;

    /// <summary>One inference on one core.</summary>
    /// <param name="peak">Operations a second.</param>
    public Seconds At(double peak) => new((Operations / (PeakShare * peak)) + (Pixels * PixelSeconds) + (Math.Sqrt(Operations) * MapSeconds));
}
