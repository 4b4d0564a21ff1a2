namespace HwSim.Kernels.Reference.Ovp;

/// <summary>What the two codes of a pair are.</summary>
public enum OvpPairKind
{
    NormalNormal,
    OutlierVictim,
    VictimOutlier,

    /// <summary>An identifier beside a code that is never an outlier; no encoder writes it. It decodes to zeros.</summary>
    Reserved,
}
