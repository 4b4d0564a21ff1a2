namespace HwSim.Core.Engine.Exploration;

/// <summary>The area that points in a plane dominate, less being better, up to a corner; kept up to date point by point.</summary>
/// <param name="right">Where the area ends in the first direction.</param>
/// <param name="top">Where it ends in the second.</param>
internal sealed class Staircase(double right, double top)
{
    private readonly List<(double X, double Y)> steps = [];

    /// <summary>Adds a point within the corner.</summary>
    /// <returns>The area that it adds; 0 where another point is as good.</returns>
    public double Add(double x, double y)
    {
        int first = FirstFrom(x);
        double ceiling = first > 0 ? steps[first - 1].Y : top;
        if (ceiling <= y || (first < steps.Count && steps[first].X == x && steps[first].Y <= y))
        {
            return 0;
        }

        double area = 0;
        double left = x;
        int last = first;
        for (; last < steps.Count && steps[last].Y >= y; last++)
        {
            area += (steps[last].X - left) * (ceiling - y);
            (left, ceiling) = steps[last];
        }

        area += ((last < steps.Count ? steps[last].X : right) - left) * (ceiling - y);
        if (last > first)
        {
            steps[first] = (x, y);
            steps.RemoveRange(first + 1, last - first - 1);
        }
        else
        {
            steps.Insert(first, (x, y));
        }

        return area;
    }

    private int FirstFrom(double x)
    {
        int low = 0;
        int high = steps.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = steps[middle].X < x ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
