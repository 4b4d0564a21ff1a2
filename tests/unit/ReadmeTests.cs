using System.Text.RegularExpressions;

namespace HwSim.Tests.Unit;

public class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Repository.PathOf("README.md"));

    [Theory]
    [InlineData("LibraryExample.cs")]
    [InlineData("StudyExample.cs")]
    public void What_it_shows_of_the_library_is_compiled(string file)
    {
        string source = File.ReadAllText(Repository.PathOf("tests", "unit", file));
        string example = Regex.Match(source, @"// <example>\n(.*?)\n\s*// </example>", RegexOptions.Singleline).Groups[1].Value;
        string shown = string.Join('\n', example.Split('\n').Select(l => l.Length > 8 ? l[8..] : l.Trim()));
        Assert.Contains(shown, Readme, StringComparison.Ordinal);
    }

    [Fact]
    public void The_library_example_runs() => Assert.Contains("resnet50", MyProgram.LibraryExample.Report(), StringComparison.Ordinal);

    [Fact]
    public void The_study_example_finds_what_the_command_line_finds()
    {
        using Cli.SweepFolder folder = new(Exploration.Studies.Small);
        string front = MyProgram.StudyExample.Best(Exploration.Studies.Small);

        Assert.Equal(folder.Sweep("small.db")["pareto_size"]!.GetValue<int>(), front.Split("array.rows=").Length - 1);
        Assert.StartsWith("array.rows=", front, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_link_leads_somewhere()
    {
        string[] targets = [.. Regex.Matches(Readme, @"\]\((?!http)([^)#]+)\)").Select(m => m.Groups[1].Value).Distinct()];
        Assert.NotEmpty(targets);
        Assert.All(targets, t => Assert.True(Path.Exists(Repository.PathOf(t)), t));
    }

    [Fact]
    public void The_messages_it_shows_are_the_messages_that_come()
    {
        string folder = Directory.CreateTempSubdirectory("hwsim-readme").FullName;
        string file = Path.Combine(folder, "my-array.yaml");
        File.WriteAllText(file, "hwsim: 1\nmachine: my-array\nbase: systolic-128x128\nclock: 1 GHz\narray: { rows: 64, colums: 256 }\ndram: { type: hbm2, bandwidth: 256 }\n");
        string error = Cli.HwSimProcess.Run("run", file, "resnet50").Error.Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);

        string shown = Regex.Match(Readme, "```text\n(.*?)```", RegexOptions.Singleline).Groups[1].Value.TrimEnd();
        Assert.StartsWith(shown, error, StringComparison.Ordinal);
    }
}
