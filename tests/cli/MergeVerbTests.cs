using System.Text.Json.Nodes;
using HwSim.Cli.Input;
using HwSim.Core.Engine.Exploration;
using HwSim.Store;
using HwSim.Tests.Unit.Exploration;

namespace HwSim.Tests.Cli;

public sealed class MergeVerbTests
{
    [Fact]
    public void Shards_that_lack_points_are_named()
    {
        using SweepFolder folder = Swept(out string[] journals);
        File.WriteAllLines(journals[0], File.ReadAllLines(journals[0])[..^2]);

        JsonObject merged = SweepFolder.Run("merge", folder["some.db"], journals[2], journals[0]);

        Assert.Equal(10, merged["missing"]!.GetValue<int>());
        Assert.Equal([("1/3", 2), ("2/3", 8)], merged["incomplete"]!.AsArray().Select(s => (s!["shard"]!.GetValue<string>(), s["missing"]!.GetValue<int>())));
        Assert.Equal("some.db", merged["store"]!.GetValue<string>());
    }

    [Fact]
    public void A_store_is_complete_or_not_made_where_that_is_asked_for()
    {
        using SweepFolder folder = Swept(out string[] journals);

        (int code, string output, string error) = HwSimProcess.Run("merge", folder["all.db"], "--complete", journals[0], journals[2]);
        Assert.Equal((3, "points are missing: run their shards again, or merge without --complete\n"), (code, error));
        Assert.EndsWith("shard 2/3 lacks 8 of 8 points\n", output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(folder["."], "all.db*"));

        SweepFolder.Run(["merge", folder["all.db"], "--complete", .. journals]);
        Assert.Single(Directory.EnumerateFiles(folder["."], "all.db*"));
    }

    [Fact]
    public void What_an_interrupted_merge_left_is_not_used()
    {
        using SweepFolder folder = Swept(out string[] journals);
        File.WriteAllText(folder["all.db.partial"], "cut off");
        File.WriteAllText(folder["all.db.partial-wal"], "cut off");

        Assert.Equal(24, SweepFolder.Run(["merge", folder["all.db"], .. journals])["points"]!.GetValue<int>());
        Assert.Single(Directory.EnumerateFiles(folder["."], "all.db*"));
    }

    [Fact]
    public void Results_of_many_journals_come_by_number_and_damaged_lines_do_not_come()
    {
        using SweepFolder folder = Swept(out string[] journals);
        string[] lines = File.ReadAllLines(journals[1]);
        lines[3] = lines[3].Replace("analytic", "analytix", StringComparison.OrdinalIgnoreCase);
        File.WriteAllLines(journals[1], lines);
        FileStream[] streams = [.. journals.Reverse().Select(File.OpenRead)];

        long[] numbers = [.. JournalMerge.Results(streams).Select(r => r.Number)];

        Assert.Equal(Enumerable.Range(0, 24).Where(n => n != 7).Select(n => (long)n), numbers);
        Assert.All(streams, s => s.Dispose());
    }

    [Theory]
    [InlineData("3-of-8.journal", 3, 8)]
    [InlineData("/a/b/my.study.12-of-120.journal", 12, 120)]
    [InlineData("13-of-8.journal", 0, 0)]
    [InlineData("0-of-8.journal", 0, 0)]
    [InlineData("3.journal", 0, 0)]
    [InlineData("3-of-99999999999.journal", 0, 0)]
    public void Names_tell_shards(string name, int index, int count)
    {
        Shard? shard = ShardFile.ShardOf(name);

        Assert.Equal(index == 0 ? null : new Shard(index, count), shard);
        Assert.True(shard is null || name.EndsWith(ShardFile.NameOf(shard.Value), StringComparison.Ordinal));
    }

    private static SweepFolder Swept(out string[] journals)
    {
        SweepFolder folder = new(Studies.Small);
        journals = [.. Enumerable.Range(1, 3).Select(i => folder[ShardFile.NameOf(new Shard(i, 3))])];
        for (int i = 1; i <= 3; i++)
        {
            folder.Sweep(Path.GetFileName(journals[i - 1]), "--shard", $"{i}/3");
        }

        return folder;
    }
}
