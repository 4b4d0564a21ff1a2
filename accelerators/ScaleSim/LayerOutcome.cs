namespace HwSim.Accelerators.ScaleSim;

/// <summary>The figures of a layer, or the reason why SCALE-Sim has none.</summary>
public abstract record LayerOutcome
{
    private LayerOutcome()
    {
    }

    /// <summary>SCALE-Sim reports these figures.</summary>
    public sealed record Reported(LayerFigures Figures) : LayerOutcome;

    /// <summary>SCALE-Sim stops with an error.</summary>
    public sealed record Refused(string Reason) : LayerOutcome;
}
