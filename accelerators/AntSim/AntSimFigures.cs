using HwSim.Core.Units;

namespace HwSim.Accelerators.AntSim;

/// <summary>What ant_simulator says of a layer. Traffic in bits; scratchpad traffic includes what comes from and goes to DRAM.</summary>
public readonly record struct AntSimFigures
{
    /// <summary>Cycles at 500 MHz, stalls included.</summary>
    public required long Cycles { get; init; }

    /// <summary>Cycles in which the array waits: transfers that compute does not hide, first fetch, last write.</summary>
    public required long StallCycles { get; init; }

    public required long WeightReads { get; init; }

    public required long WeightWrites { get; init; }

    public required long ActivationReads { get; init; }

    public required long ActivationWrites { get; init; }

    public required long OutputReads { get; init; }

    public required long OutputWrites { get; init; }

    public required long DramReads { get; init; }

    public required long DramWrites { get; init; }

    /// <summary>Background of the DRAM, called static energy there; scratchpads' leakage is left out.</summary>
    public Joules Static => new(Cycles * AntSimConstants.Dram.Background);

    /// <summary>DRAM transfers.</summary>
    public Joules Dram => new((DramReads * AntSimConstants.Dram.Read) + (DramWrites * AntSimConstants.Dram.Write));

    /// <summary>Scratchpads.</summary>
    public Joules Buffer => new(
        (WeightReads * AntSimConstants.Weights.Read) + (WeightWrites * AntSimConstants.Weights.Write)
        + (ActivationReads * AntSimConstants.Activations.Read) + (ActivationWrites * AntSimConstants.Activations.Write)
        + (OutputReads * AntSimConstants.Outputs.Read) + (OutputWrites * AntSimConstants.Outputs.Write));

    /// <summary>PEs: leakage always, dynamic power while they do not wait.</summary>
    public Joules Core(AntSimDesign design)
    {
        ArgumentNullException.ThrowIfNull(design);
        double pes = design.Rows * design.Columns / AntSimConstants.Clock.Value;
        return new Joules(pes * ((Cycles * design.PeLeakage.Value) + ((Cycles - StallCycles) * design.PePower.Value)));
    }

    /// <summary>Everything that the breakdown counts.</summary>
    public Joules Total(AntSimDesign design) => new(Static.Value + Dram.Value + Buffer.Value + Core(design).Value);

    /// <summary>What the search minimizes among tilings of equal cycles: other DRAM constants, and scratchpads' leakage.</summary>
    internal double SearchEnergy(AntSimDesign design) =>
        Core(design).Value + Buffer.Value + (Cycles * AntSimConstants.ScratchpadLeakage.Value / AntSimConstants.Clock.Value)
        + (Cycles * AntSimConstants.DramOfSearch.Background) + (DramReads * AntSimConstants.DramOfSearch.Read) + (DramWrites * AntSimConstants.DramOfSearch.Write);
}
