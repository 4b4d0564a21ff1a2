using HwSim.Core.Config;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Spiking;

/// <summary>Energies of one technology that spiking and ordinary networks are compared with.</summary>
public sealed record SpikingEnergies
{
    /// <summary>Energy of a multiply-accumulate of an ordinary network.</summary>
    public required Sourced<Joules> MultiplyAccumulate { get; init; }

    /// <summary>Energy of an accumulation, all that a spike asks of a synapse.</summary>
    public required Sourced<Joules> Accumulate { get; init; }

    /// <summary>Energy of a bit of on-chip memory, read or written.</summary>
    public required Sourced<JoulesPerBit> OnChip { get; init; }

    /// <summary>45 nm, 32 bits: the figures that the literature on spiking networks counts with.</summary>
    public static SpikingEnergies FortyFiveNanometres { get; } = new()
    {
        MultiplyAccumulate = new(new Joules(4.6e-12), "Horowitz, ISSCC 2014: 45 nm, float multiplication 3.7 pJ and addition 0.9 pJ", Trust.Published),
        Accumulate = new(new Joules(0.9e-12), "Horowitz, ISSCC 2014: 45 nm, float addition", Trust.Published),
        OnChip = new(new JoulesPerBit(20e-12 / 64), "Horowitz, ISSCC 2014: 45 nm, 64 bits of a 32 KiB memory take 20 pJ", Trust.Published),
    };
}
