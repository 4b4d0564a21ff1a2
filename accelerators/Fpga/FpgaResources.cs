namespace HwSim.Accelerators.Fpga;

/// <summary>What a design takes of an FPGA, or what an FPGA has.</summary>
/// <param name="Lut">Look-up tables of six inputs.</param>
/// <param name="FlipFlop">Flip-flops.</param>
/// <param name="Bram18">Block memories of 18 Kibit.</param>
/// <param name="Uram">UltraRAM blocks of 288 Kibit.</param>
/// <param name="Dsp">Multipliers.</param>
public readonly record struct FpgaResources(double Lut, double FlipFlop, double Bram18, double Uram, double Dsp)
{
    public static FpgaResources operator +(FpgaResources a, FpgaResources b) => new(a.Lut + b.Lut, a.FlipFlop + b.FlipFlop, a.Bram18 + b.Bram18, a.Uram + b.Uram, a.Dsp + b.Dsp);

    public static FpgaResources operator *(FpgaResources a, double times) => new(a.Lut * times, a.FlipFlop * times, a.Bram18 * times, a.Uram * times, a.Dsp * times);

    /// <summary>Each kind with its name.</summary>
    public IEnumerable<(string Name, double Count)> Kinds => [("LUT", Lut), ("FF", FlipFlop), ("BRAM18", Bram18), ("URAM", Uram), ("DSP", Dsp)];
}
