namespace HwSim.Core.Engine.Exploration;

/// <summary>A set of numbers kept as ranges, so that its size depends on the gaps and not on the numbers.</summary>
public sealed class PointRanges
{
    private readonly List<(long First, long Last)> ranges = [];

    /// <summary>How many numbers there are.</summary>
    public long Count { get; private set; }

    /// <summary>Adds a number; quickest in rising order.</summary>
    /// <returns>False where it was there already.</returns>
    public bool Add(long number)
    {
        int at = After(number);
        if (at > 0 && number <= ranges[at - 1].Last)
        {
            return false;
        }

        bool joinsLeft = at > 0 && ranges[at - 1].Last == number - 1;
        bool joinsRight = at < ranges.Count && ranges[at].First == number + 1;
        if (joinsLeft && joinsRight)
        {
            ranges[at - 1] = (ranges[at - 1].First, ranges[at].Last);
            ranges.RemoveAt(at);
        }
        else if (joinsLeft)
        {
            ranges[at - 1] = (ranges[at - 1].First, number);
        }
        else if (joinsRight)
        {
            ranges[at] = (number, ranges[at].Last);
        }
        else
        {
            ranges.Insert(at, (number, number));
        }

        Count++;
        return true;
    }

    /// <summary>The least number from <paramref name="number"/> on that is not there.</summary>
    public long NextMissing(long number)
    {
        int at = After(number);
        return at > 0 && number <= ranges[at - 1].Last ? ranges[at - 1].Last + 1 : number;
    }

    /// <summary>The place of the first range that begins after a number.</summary>
    private int After(long number)
    {
        int low = 0;
        int high = ranges.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = ranges[middle].First <= number ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
