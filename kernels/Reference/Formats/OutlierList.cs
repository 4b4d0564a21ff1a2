namespace HwSim.Kernels.Reference.Formats;

/// <summary>Values that a format keeps beside its codes: places in the flattened tensor, ascending, and the codes that stand there.</summary>
public sealed record OutlierList(int[] Places, uint[] Codes)
{
    public static readonly OutlierList Empty = new([], []);

    public int Count => Places.Length;
}
