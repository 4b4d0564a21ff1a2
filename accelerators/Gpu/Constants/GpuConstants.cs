using System.Collections.Immutable;

namespace HwSim.Accelerators.Gpu.Constants;

/// <summary>A value for every global constant, in base units. Immutable.</summary>
public sealed class GpuConstants
{
    private readonly double[] values;

    /// <param name="values">One value for each constant, in the order of <see cref="GpuConstant"/>.</param>
    public GpuConstants(ImmutableArray<double> values)
    {
        if (values.Length != Enum.GetValues<GpuConstant>().Length)
        {
            throw new ArgumentException("one value for each constant belongs here", nameof(values));
        }

        this.values = [.. values];
    }

    public double this[GpuConstant constant] => values[(int)constant];

    /// <summary>The same but for one constant.</summary>
    public GpuConstants With(GpuConstant constant, double value) => new([.. values.Select((v, i) => i == (int)constant ? value : v)]);
}
