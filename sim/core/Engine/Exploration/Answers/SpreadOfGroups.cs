namespace HwSim.Core.Engine.Exploration.Answers;

/// <summary>Mean and sum of squared deviations of values as they pass by, in groups and in all (Welford, Technometrics 4(3), 1962).</summary>
/// <param name="groups">How many groups.</param>
internal sealed class SpreadOfGroups(int groups)
{
    private readonly long[] counts = new long[groups];
    private readonly double[] means = new double[groups];
    private double mean;

    /// <summary>How many values were added.</summary>
    public long Count { get; private set; }

    /// <summary>Sum of squared deviations of all values from their mean.</summary>
    public double Total { get; private set; }

    /// <summary>How many groups have a value.</summary>
    public int Occupied => counts.Count(c => c > 0);

    /// <summary>The part of <see cref="Total"/> that the means of the groups have.</summary>
    public double Between
    {
        get
        {
            double sum = 0;
            for (int i = 0; i < counts.Length; i++)
            {
                sum += counts[i] * (means[i] - mean) * (means[i] - mean);
            }

            return sum;
        }
    }

    public void Add(int group, double value)
    {
        Count++;
        double before = value - mean;
        mean += before / Count;
        Total += before * (value - mean);
        means[group] += (value - means[group]) / ++counts[group];
    }
}
