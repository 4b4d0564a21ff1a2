namespace HwSim.Accelerators.ScaleSim;

/// <summary>How the interface bandwidth is decided: the <c>InterfaceBandwidth</c> key of a SCALE-Sim configuration.</summary>
public enum BandwidthMode
{
    /// <summary>Reads never stall; the bandwidth that this would have needed is worked out.</summary>
    Calc,

    /// <summary>The configuration gives the bandwidth, and reads stall when it does not suffice.</summary>
    User,
}
