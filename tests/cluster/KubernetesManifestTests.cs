using System.Diagnostics;
using System.Text;
using FsCheck.Fluent;
using HwSim.Cli.Cluster;
using HwSim.Cli.Cluster.Kubernetes;
using HwSim.Core.Config;
using YamlDotNet.RepresentationModel;

namespace HwSim.Tests.Cluster;

/// <summary>Manifests have what the API of Kubernetes asks for (ConfigMap and PersistentVolumeClaim v1, Job batch/v1); no cluster has run them.</summary>
public sealed class KubernetesManifestTests : IDisposable
{
    private const string Name = "hwsim-it-s-one-01234567";

    private readonly string folder = Directory.CreateTempSubdirectory("hwsim-kubernetes-").FullName;
    private readonly StudySnapshot snapshot;

    public KubernetesManifestTests()
    {
        string text = Path.Combine(folder, "a b.yaml");
        string binary = Path.Combine(folder, "model.onnx");
        File.WriteAllText(text, "hwsim: 1\nworkload: yes\n\n  # trailing blanks  \n");
        File.WriteAllBytes(binary, [0, 255, 13, 10]);
        snapshot = new StudySnapshot("here/it's one.yaml", "hwsim: 1\nstudy: it's one\n", [new SnapshotFile("here/a b.yaml", text, false), new SnapshotFile("model.onnx", binary, false)]);
    }

    [Fact]
    public void Manifests_read_as_reviewed()
    {
        GoldenFile.Matches(Path.Combine("cluster", "shards.yaml"), KubernetesManifests.Shards(Submissions.Kubernetes, snapshot));
        GoldenFile.Matches(Path.Combine("cluster", "merge.yaml"), KubernetesManifests.Merge(Submissions.Kubernetes));
    }

    [Fact]
    public void The_study_is_in_the_volume_as_it_is_on_disk()
    {
        YamlNode[] documents = Documents(KubernetesManifests.Shards(Submissions.Kubernetes, snapshot));
        YamlNode map = documents[0];
        Assert.Equal(("v1", "ConfigMap", Name, "true"), (Text(map, "apiVersion"), Text(map, "kind"), Text(map, "metadata", "name"), Text(map, "immutable")));
        YamlNode volume = Items(documents[2], "spec", "template", "spec", "volumes").First();
        Assert.Equal(Name, Text(volume, "configMap", "name"));
        Dictionary<string, string> places = Items(volume, "configMap", "items").ToDictionary(i => Text(i, "path"), i => Text(i, "key"));

        Assert.Equal(snapshot.Text, Text(map, "data", places["here/it's one.yaml"]));
        Assert.Equal(File.ReadAllText(Path.Combine(folder, "a b.yaml")), Text(map, "data", places["here/a b.yaml"]));
        Assert.Equal([0, 255, 13, 10], Convert.FromBase64String(Text(map, "binaryData", places["model.onnx"])));
    }

    [Fact]
    public void The_indexed_job_runs_one_shard_an_index()
    {
        YamlNode job = Documents(KubernetesManifests.Shards(Submissions.Kubernetes, snapshot))[2];
        Assert.Equal(("batch/v1", "Job", Name), (Text(job, "apiVersion"), Text(job, "kind"), Text(job, "metadata", "name")));
        Assert.Equal(("Indexed", "4", "3"), (Text(job, "spec", "completionMode"), Text(job, "spec", "completions"), Text(job, "spec", "parallelism")));

        // A failure policy needs pods that are never restarted, and FailIndex a limit per index.
        Assert.Equal(("Never", "3"), (Text(job, "spec", "template", "spec", "restartPolicy"), Text(job, "spec", "backoffLimitPerIndex")));
        YamlNode[] rules = Items(job, "spec", "podFailurePolicy", "rules");
        YamlNode container = Assert.Single(Items(job, "spec", "template", "spec", "containers"));
        Assert.Equal(("Ignore", "DisruptionTarget", "True"), (Text(rules[0], "action"), Text(Items(rules[0], "onPodConditions")[0], "type"), Text(Items(rules[0], "onPodConditions")[0], "status")));
        Assert.Equal(("FailIndex", "In", Text(container, "name")), (Text(rules[1], "action"), Text(rules[1], "onExitCodes", "operator"), Text(rules[1], "onExitCodes", "containerName")));
        Assert.Equal(["1", "2"], Items(rules[1], "onExitCodes", "values").Select(v => ((YamlScalarNode)v).Value));
        Assert.Equal("108000", Text(job, "spec", "template", "spec", "activeDeadlineSeconds"));
        Assert.Equal(("2", "2"), (Text(container, "resources", "requests", "cpu"), Text(container, "resources", "limits", "cpu")));
        AssertMounts(job, ("study", "/study"), ("results", "/results"));
    }

    [Fact]
    public void The_commands_are_those_of_a_shard_and_a_merge()
    {
        YamlNode shards = Documents(KubernetesManifests.Shards(Submissions.Kubernetes, snapshot))[2];
        YamlNode merge = Assert.Single(Documents(KubernetesManifests.Merge(Submissions.Kubernetes)));

        string[] program = ["hwsim", "$(HOME)", "$$x", "$((1))"];
        string journal = $"/results/{Name}/3-of-4.journal";
        Assert.Equal([.. program, "sweep", "/study/here/it's one.yaml", "--operations", "--shard", "3/4", "--db", journal, "--jobs", "2"], Run(shards, index: "2"));
        Assert.Equal([.. program, "merge", $"/results/{Name}/results.db", "--complete", $"/results/{Name}/*-of-4.journal"], Run(merge, index: null));
        AssertMounts(merge, ("results", "/results"));
    }

    [Fact]
    public void Kubernetes_replaces_nothing_in_a_word() => Property.Check(
        Gen.ListOf(Gen.Elements('$', '(', ')', 'x')).ToArbitrary(), letters =>
        {
            string word = string.Concat(letters);
            Assert.Equal(word, Expanded(KubernetesManifests.Literal(word)));
        });

    [Fact]
    public void A_claim_that_is_there_is_used()
    {
        YamlNode[] own = Documents(KubernetesManifests.Shards(Submissions.Kubernetes, snapshot));
        Assert.Equal(("PersistentVolumeClaim", "ReadWriteMany", "1Gi"), (Text(own[1], "kind"), ((YamlScalarNode)Items(own[1], "spec", "accessModes")[0]).Value, Text(own[1], "spec", "resources", "requests", "storage")));
        Assert.Equal(Text(own[1], "metadata", "name"), Text(Items(own[2], "spec", "template", "spec", "volumes")[1], "persistentVolumeClaim", "claimName"));

        Submission theirs = Submissions.Kubernetes with { Jobs = Submissions.Kubernetes.Jobs with { Claim = "scratch" } };
        YamlNode[] documents = Documents(KubernetesManifests.Shards(theirs, snapshot));
        Assert.Equal(["ConfigMap", "Job"], documents.Select(d => Text(d, "kind")));
        Assert.Equal("scratch", Text(Items(documents[1], "spec", "template", "spec", "volumes")[1], "persistentVolumeClaim", "claimName"));
    }

    [Fact]
    public void Room_grows_with_the_points()
    {
        YamlNode[] documents = Documents(KubernetesManifests.Shards(Submissions.Kubernetes with { Points = 10_000_000 }, snapshot));
        Assert.Equal("10Gi", Text(documents[1], "spec", "resources", "requests", "storage"));
    }

    [Fact]
    public void What_no_ConfigMap_takes_is_refused()
    {
        string large = Path.Combine(folder, "large.bin");
        using (FileStream stream = File.Create(large))
        {
            stream.SetLength(1L << 40);
        }

        Diagnostics problems = [];
        new KubernetesEngine().Check(Submissions.Kubernetes, new SubmissionFolder(folder), snapshot with { Files = [new SnapshotFile("large.bin", large, true)] }, problems);

        Assert.Equal(DiagnosticCode.FileTooLarge, Assert.Single(problems).Code);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static void AssertMounts(YamlNode job, params (string Volume, string Path)[] expected)
    {
        YamlNode[] mounts = Items(Items(job, "spec", "template", "spec", "containers")[0], "volumeMounts");
        Assert.Equal(expected, mounts.Select(m => (Text(m, "name"), Text(m, "mountPath"))));
        Assert.Equal(expected.Select(e => e.Volume), Items(job, "spec", "template", "spec", "volumes").Select(v => Text(v, "name")));
    }

    /// <summary>Runs a container's command as a kubelet would, with a program in place of HwSim that prints its words.</summary>
    private string[] Run(YamlNode job, string? index)
    {
        string[] command = [.. Items(Items(job, "spec", "template", "spec", "containers")[0], "command").Select(c => Expanded(((YamlScalarNode)c).Value!))];
        Assert.Equal(["/bin/sh", "-c"], command[..2]);
        string bin = Directory.CreateDirectory(Path.Combine(folder, "bin")).FullName;
        File.WriteAllText(Path.Combine(bin, "hwsim"), "#!/bin/sh\nprintf '%s\\0' hwsim \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(bin, "hwsim"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        ProcessStartInfo start = new(command[0], command[1..]) { RedirectStandardOutput = true };
        start.Environment["PATH"] = $"{bin}:{start.Environment["PATH"]}";
        start.Environment["JOB_COMPLETION_INDEX"] = index;
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output.Split('\0')[..^1];
    }

    /// <summary>What Kubernetes makes of a word in which no variable may be named.</summary>
    private static string Expanded(string word)
    {
        StringBuilder text = new();
        for (int i = 0; i < word.Length; i++)
        {
            char next = i + 1 < word.Length ? word[i + 1] : ' ';
            Assert.False(word[i] == '$' && next == '(', word);
            text.Append(word[i]);
            i += word[i] == '$' && next == '$' ? 1 : 0;
        }

        return text.ToString();
    }

    private static YamlNode[] Documents(string text)
    {
        YamlStream stream = [];
        stream.Load(new StringReader(text));
        return [.. stream.Documents.Select(d => d.RootNode)];
    }

    private static string Text(YamlNode node, params string[] path) => ((YamlScalarNode)path.Aggregate(node, (n, key) => n[key])).Value!;

    private static YamlNode[] Items(YamlNode node, params string[] path) => [.. (YamlSequenceNode)path.Aggregate(node, (n, key) => n[key])];
}
