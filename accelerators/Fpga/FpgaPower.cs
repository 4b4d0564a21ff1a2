using HwSim.Core.Units;

namespace HwSim.Accelerators.Fpga;

/// <summary>
/// A rough power estimate: so much a block at 300 MHz and ordinary activity, and a static part. No table was found that could be cited: all
/// figures are assumed orders of magnitude, and every use says so.
/// </summary>
internal static class FpgaPower
{
    private const double Dsp = 1.5e-3;
    private const double Bram18 = 2e-3;
    private const double Uram = 9e-3;
    private const double Lut = 5e-6;
    private const double LutsPerStaticWatt = 118_000;
    private const double ReferenceClock = 300e6;

    /// <summary>Dynamic and static power of a design on a device.</summary>
    public static Watts Of(FpgaDevice device, FpgaResources needs, Hertz clock) =>
        new((((needs.Dsp * Dsp) + (needs.Bram18 * Bram18) + (needs.Uram * Uram) + (needs.Lut * Lut)) * clock.Value / ReferenceClock) + (device.Has.Lut / LutsPerStaticWatt));
}
