namespace HwSim.Core.Graph;

/// <summary>How the bits of a value are read.</summary>
public enum NumberKind
{
    Integer,
    Float,
}
