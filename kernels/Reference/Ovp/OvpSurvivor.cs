namespace HwSim.Kernels.Reference.Ovp;

/// <summary>Which of two outliers in one pair survives; the other becomes the victim.</summary>
public enum OvpSurvivor
{
    /// <summary>The left one, whatever its size, as OliVe's published program does; an odd last value is paired with the first.</summary>
    Left,

    /// <summary>The one of larger magnitude, of equals the left, as the paper says; an odd last value has no partner.</summary>
    Larger,
}
