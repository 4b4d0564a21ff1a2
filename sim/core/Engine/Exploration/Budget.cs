using HwSim.Core.Config;
using HwSim.Core.Units;

namespace HwSim.Core.Engine.Exploration;

/// <summary>What may be spent on a study; what was found by then is the answer.</summary>
/// <param name="Points">How many points the study may cost altogether; null without a bound.</param>
/// <param name="Time">How long one run may take; null without a bound.</param>
public sealed record Budget(long? Points, Seconds? Time)
{
    /// <summary>No bound.</summary>
    public static readonly Budget None = new(null, null);

    private const long MostPoints = 1L << 40;
    private const double LongestSeconds = 30 * 86_400;

    internal static readonly ConfigType<Budget> Type = ConfigTypes.Record<Budget>("the budget", f =>
    {
        Field<long> points = f.Optional("points", ConfigTypes.Whole(1, MostPoints), 0, "how many points the study may cost altogether");
        Field<Seconds> time = f.Optional("time", ConfigTypes.Between<Seconds>(1e-3, LongestSeconds), default, "how long one run may take; the next run goes on");
        return v =>
        {
            if (!v.IsGiven(points) && !v.IsGiven(time))
            {
                v.Reject(points, "the budget has neither points nor time", "write { points: 1000 }, { time: 60 s } or both");
            }

            return new Budget(v.IsGiven(points) ? v.Get(points) : null, v.IsGiven(time) ? v.Get(time) : null);
        };
    });
}
