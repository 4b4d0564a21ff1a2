using System.Text.RegularExpressions;

namespace HwSim.Tests.Cli;

/// <summary>Broken input of every kind gets numbered messages with places, exit code 1, and leaves nothing behind.</summary>
public sealed partial class BadInputTests : IDisposable
{
    private static readonly Dictionary<string, BadInputCase> Cases = new[]
    {
        BadMachines.Values(), BadMachines.Texts(), BadCommandLines.Overrides(), BadCommandLines.Arguments(), BadCommandLines.Workloads(),
    }.SelectMany(c => c).ToDictionary(c => c.Name);

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly string folder = Directory.CreateTempSubdirectory("hwsim-bad-").FullName;

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Is_refused_with_a_place_a_number_and_a_way_out(string name)
    {
        BadInputCase broken = Cases[name];

        (int code, string output, string error) = Run(broken, out TimeSpan elapsed);

        Assert.Equal((1, ""), (code, output));
        Assert.Contains(broken.Expected, error, StringComparison.Ordinal);
        Assert.Contains(broken.Says, error, StringComparison.Ordinal);
        Assert.Matches(Number(), error);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", error, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", error, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', error);
        Assert.True(error.Length < 40_000, $"{error.Length} characters of messages");
        TimeSpan shortest = Patience.Shortest(elapsed, Longest, () => Run(broken));
        Assert.True(shortest < Longest, $"took {shortest}");
        Assert.Equal(Files(broken), Directory.EnumerateFileSystemEntries(folder).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_table_is_as_long_as_promised() => Assert.True(Cases.Count >= 60, $"{Cases.Count} cases");

    [Fact]
    public void Everything_wrong_is_said_at_once()
    {
        string machine = BadInputCase.GoodMachine
            .Replace("clock: 700 MHz", "clock: 700", StringComparison.Ordinal)
            .Replace("  rows: 16", "  rwos: 16", StringComparison.Ordinal)
            .Replace("  ifmap: int8", "  ifmap: int99", StringComparison.Ordinal)
            .Replace("  ofmap: 64 KiB", "  ofmap: 0 KiB", StringComparison.Ordinal)
            .Replace("vector:", "clock: 1 GHz\nvector:", StringComparison.Ordinal);
        BadInputCase broken = new("", "", "") { Machine = BadInputCase.Bytes(machine), CommandLine = "run machine.yaml nosuch.yaml --set array.columns=none" };

        string error = Run(broken).Error;

        string[] found = [.. Place().Matches(error).Select(m => m.Groups[1].Value)];
        Assert.Equal(
            ["machine.yaml:4:8: HW041", "machine.yaml:8:3: HW020", "machine.yaml:8:3: HW021", "machine.yaml:12:10: HW044", "machine.yaml:19:10: HW043", "machine.yaml:23:1: HW008", "--set:1:15: HW040", "nosuch.yaml:1:1: HW001"],
            found);
        Assert.EndsWith("8 problems\n", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CRLF")]
    [InlineData("BOM")]
    [InlineData("CR")]
    [InlineData("no newline at the end")]
    [InlineData("comments")]
    [InlineData("flow style")]
    [InlineData("anchors")]
    [InlineData("document marks")]
    [InlineData("quoted")]
    public void Unusual_but_valid_text_is_read(string how)
    {
        string good = BadInputCase.GoodMachine;
        string text = how switch
        {
            "CRLF" => good.ReplaceLineEndings("\r\n"),
            "BOM" => $"\uFEFF{good}",
            "CR" => good.ReplaceLineEndings("\r"),
            "no newline at the end" => good.TrimEnd(),
            "comments" => $"# first\n{good.Replace("\n", " # said\n", StringComparison.Ordinal)}",
            "flow style" => good.Replace("vector:\n  lanes: 16", "vector: { lanes: 16 }", StringComparison.Ordinal),
            "anchors" => good.Replace("  ifmap: 64 KiB\n  filter: 64 KiB", "  ifmap: &size 64 KiB\n  filter: *size", StringComparison.Ordinal),
            "document marks" => $"---\n{good}...\n",
            _ => good.Replace("clock: 700 MHz", "'clock': \"700 MHz\"", StringComparison.Ordinal),
        };

        (int code, _, string error) = Run(new BadInputCase("", "", "") { Machine = BadInputCase.Bytes(text) });

        Assert.Equal((0, ""), (code, error));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string[] Files(BadInputCase broken) =>
        [.. new[] { ("machine.yaml", broken.Machine), ("workload.yaml", broken.Workload) }.Where(f => f.Item2 is not null).Select(f => f.Item1)];

    private (int ExitCode, string Output, string Error) Run(BadInputCase broken) => Run(broken, out _);

    private (int ExitCode, string Output, string Error) Run(BadInputCase broken, out TimeSpan elapsed)
    {
        Write("machine.yaml", broken.Machine);
        Write("workload.yaml", broken.Workload);
        string[] words = (broken.CommandLine ?? "run machine.yaml workload.yaml --out out").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return HwSimProcess.Run([.. words.Select(InFolder)], out elapsed);
    }

    private void Write(string name, byte[]? content)
    {
        if (content is not null)
        {
            File.WriteAllBytes(Path.Combine(folder, name), content);
        }
    }

    /// <summary>The words that name files name them in the folder of the case.</summary>
    private string InFolder(string word) => word is "." or "out" || word.StartsWith("./", StringComparison.Ordinal) || (FileName().IsMatch(word) && !word.StartsWith('/'))
        ? Path.Combine(folder, word)
        : word;

    [GeneratedRegex(@"HW\d{3}")]
    private static partial Regex Number();

    [GeneratedRegex(@"([^/\s]+:\d+:\d+: HW\d{3})")]
    private static partial Regex Place();

    [GeneratedRegex(@"\.(yaml|json|txt2)(/|$)|^none/")]
    private static partial Regex FileName();
}
