using FsCheck.Fluent;
using HwSim.Core.Engine.Exploration;

namespace HwSim.Tests.Unit.Exploration;

public class MissingPointsTests
{
    [Fact]
    public void Counts_what_each_shard_lacks() => Property.Check(
        (from points in Gen.Choose(0, 200) from shards in Gen.Choose(1, 9) from there in Gen.ListOf(Gen.Choose(0, Math.Max(0, points - 1))) select (points, shards, there: points == 0 ? [] : there.ToArray())).ToArbitrary(),
        c =>
        {
            MissingPoints missing = new(c.points, c.shards);
            foreach (int number in c.there.Order())
            {
                missing.Add(number);
            }

            IEnumerable<long> expected = Enumerable.Range(1, c.shards).Select(i => Enumerable.Range(0, c.points).Except(c.there).LongCount(n => new Shard(i, c.shards).Contains(n)));
            Assert.Equal(expected, missing.InShards());
        });

    [Fact]
    public void A_large_gap_takes_no_time() => Assert.Equal([5_000_000_000L - 1, 5_000_000_000L], Of(10_000_000_000, 2, 4_000_000_000));

    private static IReadOnlyList<long> Of(long points, int shards, params long[] there)
    {
        MissingPoints missing = new(points, shards);
        foreach (long number in there)
        {
            missing.Add(number);
        }

        return missing.InShards();
    }
}
