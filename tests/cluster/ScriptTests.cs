using System.Diagnostics;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using HwSim.Cli.Cluster;
using HwSim.Cli.Cluster.Slurm;

namespace HwSim.Tests.Cluster;

public sealed partial class ScriptTests
{
    [Fact]
    public void Scripts_read_as_reviewed()
    {
        GoldenFile.Matches(Path.Combine("cluster", "array.sbatch"), SlurmScripts.Array(Submissions.Slurm));
        GoldenFile.Matches(Path.Combine("cluster", "merge.sbatch"), SlurmScripts.Merge(Submissions.Slurm));
    }

    [Fact]
    public void Plain_scripts_have_plain_lines()
    {
        string script = SlurmScripts.Array(Submissions.Slurm with { Jobs = new JobSettings(), Operations = false });

        Assert.DoesNotContain("--time", script, StringComparison.Ordinal);
        Assert.DoesNotContain("--partition", script, StringComparison.Ordinal);
        Assert.DoesNotContain("--operations", script, StringComparison.Ordinal);
        Assert.Contains("#SBATCH --array=1-4\n", script, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shell_takes_words_as_they_are()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        string[] words =
        [
            "", " ", "'", "\"", "\\", "$(touch x)", "`touch x`", "-rf", "--", "a\nb", "\t", "*", "~", "#", "!", "it's \"one\"", "$HOME", "${x}", ";", "&", "|", "<", ">", "ü", "=a", "a=b", "{a,b}", "\\'",
            .. Gen.Sample(ArbMap.Default.GeneratorFor<NonNull<string>>(), 200).Select(s => s.Get.Replace("\0", "", StringComparison.Ordinal)).Where(s => !s.Any(char.IsSurrogate)),
        ];
        string script = $"printf '%s\\0' {ShellWord.Of(words)}";
        using Process process = Process.Start(new ProcessStartInfo("bash", ["-s"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        process.StandardInput.Write(script);
        process.StandardInput.Close();

        Assert.Equal(words, process.StandardOutput.ReadToEnd().Split('\0')[..^1]);
    }

    [Theory]
    [InlineData("1", null, 1)]
    [InlineData("1-4", null, 1, 2, 3, 4)]
    [InlineData("2,4-5,9%3", 3, 9, 4, 2, 5)]
    public void Tasks_are_written_as_ranges(string expected, int? atMost, params int[] shards) => Assert.Equal(expected, SlurmScripts.Tasks(shards, atMost));

    [Fact]
    public void Names_of_jobs_are_labels_that_a_task_number_still_fits_behind() => Property.Check(
        ArbMap.Default.ArbFor<(NonNull<string> Study, NonNull<string> Folder)>(), names =>
        {
            string name = JobName.Of(names.Study.Get, names.Folder.Get);
            Assert.Matches(Label(), name);
            Assert.True($"{name}-merge-10000".Length <= 63, name);
        });

    [Fact]
    public void Folders_tell_jobs_apart() => Assert.NotEqual(JobName.Of("one", "/a"), JobName.Of("one", "/b"));

    [Theory]
    [InlineData("/usr/share/dotnet/dotnet", "/x/hwsim.dll", "/usr/share/dotnet/dotnet", "/x/hwsim.dll")]
    [InlineData("/home/me/.dotnet/tools/hwsim", "/home/me/.dotnet/tools/.store/hwsim.dll", "/home/me/.dotnet/tools/hwsim")]
    [InlineData("/opt/hwsim", "", "/opt/hwsim")]
    public void Nodes_start_the_program_as_it_was_started(string process, string assembly, params string[] words) => Assert.Equal(words, OwnCommand.Of(process, assembly));

    [GeneratedRegex(@"\Ahwsim(-[a-z0-9]+)*-[0-9a-f]{8}\z")]
    private static partial Regex Label();
}
