namespace HwSim.Kernels.Reference.Formats;

/// <summary>Where a value goes that lies halfway between two neighbours.</summary>
public enum TieRule
{
    /// <summary>To the neighbour whose code ends in 0, as IEEE 754 rounds.</summary>
    Even,

    /// <summary>Away from zero.</summary>
    Away,

    /// <summary>To the lower one.</summary>
    Down,

    /// <summary>To the higher one.</summary>
    Up,
}
