using System.Text.RegularExpressions;

namespace HwSim.Cli.Cluster.Kubernetes;

/// <summary>
/// The manifests, after the Job API batch/v1. A shard that the input is wrong for fails for good, one that a node lost is no failure, and
/// any other failure is tried again a few times: shards go on where their journals end.
/// </summary>
internal static partial class KubernetesManifests
{
    public const string ShardsFile = "shards.yaml";
    public const string MergeFile = "merge.yaml";

    private const string Container = "hwsim";
    private const string StudyMount = "/study";
    private const string ResultsMount = "/results";
    private const string Study = "study";
    private const string Results = "results";

    /// <summary>How often one shard may fail.</summary>
    private const int MostFailures = 3;

    /// <summary>Room for the journals and the store together: three times what a point without operations takes, 0.3 KiB. Assumed.</summary>
    private const long BytesPerPoint = 1024;

    /// <summary>The study, the volume for results, and the Indexed Job that runs one shard an index.</summary>
    public static string Shards(Submission submission, StudySnapshot snapshot)
    {
        string n = FormattableString.Invariant($"{submission.Shards}");
        string journal = $"{Folder(submission)}/$s-of-{n}.journal";
        YamlMap pod = Pod(
            submission, "s=$((JOB_COMPLETION_INDEX + 1)); exec \"$@\" " + $"--shard \"$s/{n}\" --db \"{journal}\" --jobs {submission.Jobs.Cpus}",
            [.. submission.Program, "sweep", $"{StudyMount}/{snapshot.Study}", .. submission.Operations ? (string[])["--operations"] : []]);
        YamlMap spec = new()
        {
            ["completionMode"] = "Indexed",
            ["completions"] = submission.Shards,
            ["parallelism"] = submission.Jobs.AtMost ?? submission.Shards,
            ["backoffLimitPerIndex"] = MostFailures,
            ["podFailurePolicy"] = new YamlMap
            {
                ["rules"] = new[]
                {
                    new YamlMap { ["action"] = "Ignore", ["onPodConditions"] = new[] { new YamlMap { ["type"] = "DisruptionTarget", ["status"] = "True" } } },
                    new YamlMap
                    {
                        ["action"] = "FailIndex",
                        ["onExitCodes"] = new YamlMap { ["containerName"] = Container, ["operator"] = "In", ["values"] = new[] { ExitCode.WrongInput, ExitCode.Failed } },
                    },
                },
            },
            ["template"] = Template(submission, pod, StudyVolume(submission, snapshot)),
        };
        List<YamlMap> documents = [StudyConfigMap.Of(submission.JobName, Labels(submission), snapshot)];
        if (submission.Jobs.Claim is null)
        {
            documents.Add(VolumeClaim(submission));
        }

        return YamlMap.Text([.. documents, Job(submission, submission.JobName, spec)]);
    }

    /// <summary>The Job that joins the journals; to be applied when the shards are complete.</summary>
    public static string Merge(Submission submission)
    {
        YamlMap pod = Pod(
            submission, "exec \"$@\" " + $"{Folder(submission)}/*-of-{submission.Shards}.journal",
            [.. submission.Program, "merge", $"{Folder(submission)}/{SubmissionFolder.StoreName}", "--complete"]);
        YamlMap spec = new() { ["backoffLimit"] = MostFailures, ["template"] = Template(submission, pod, null) };
        return YamlMap.Text([Job(submission, submission.MergeName, spec)]);
    }

    private static string Folder(Submission submission) => $"{ResultsMount}/{submission.JobName}";

    private static string Claim(Submission submission) => submission.Jobs.Claim ?? submission.JobName;

    private static YamlMap Job(Submission submission, string name, YamlMap spec) => new()
    {
        ["apiVersion"] = "batch/v1",
        ["kind"] = "Job",
        ["metadata"] = new YamlMap { ["name"] = name, ["labels"] = Labels(submission) },
        ["spec"] = spec,
    };

    private static YamlMap Labels(Submission submission) => new() { ["app.kubernetes.io/name"] = "hwsim", ["app.kubernetes.io/instance"] = submission.JobName };

    /// <summary>The container: a shell, because only it can count from 1, whose arguments are the words of the command.</summary>
    private static YamlMap Pod(Submission submission, string script, IEnumerable<string> words)
    {
        string cores = FormattableString.Invariant($"{submission.Jobs.Cpus}");
        return new YamlMap
        {
            ["name"] = Container,
            ["image"] = submission.Jobs.Image!,
            ["command"] = ((string[])["/bin/sh", "-c", script, "sh", .. words]).Select(Literal).ToArray(),
            ["resources"] = new YamlMap { ["requests"] = new YamlMap { ["cpu"] = cores }, ["limits"] = new YamlMap { ["cpu"] = cores } },
        };
    }

    private static YamlMap Template(Submission submission, YamlMap container, YamlMap? study)
    {
        YamlMap results = new() { ["name"] = Results, ["persistentVolumeClaim"] = new YamlMap { ["claimName"] = Claim(submission) } };
        YamlMap atResults = new() { ["name"] = Results, ["mountPath"] = ResultsMount };
        YamlMap atStudy = new() { ["name"] = Study, ["mountPath"] = StudyMount, ["readOnly"] = true };
        container["volumeMounts"] = study is null ? new[] { atResults } : new[] { atStudy, atResults };
        YamlMap spec = new() { ["restartPolicy"] = "Never" };
        if (study is not null && submission.Jobs.Time is { } time)
        {
            spec["activeDeadlineSeconds"] = (long)time.TotalSeconds;
        }

        spec["containers"] = new[] { container };
        spec["volumes"] = study is null ? new[] { results } : new[] { study, results };
        return new YamlMap { ["metadata"] = new YamlMap { ["labels"] = Labels(submission) }, ["spec"] = spec };
    }

    private static YamlMap StudyVolume(Submission submission, StudySnapshot snapshot) =>
        new() { ["name"] = Study, ["configMap"] = new YamlMap { ["name"] = submission.JobName, ["items"] = StudyConfigMap.Items(snapshot) } };

    private static YamlMap VolumeClaim(Submission submission)
    {
        long gibibytes = 1 + (submission.Points * BytesPerPoint / (1L << 30));
        return new YamlMap
        {
            ["apiVersion"] = "v1",
            ["kind"] = "PersistentVolumeClaim",
            ["metadata"] = new YamlMap { ["name"] = Claim(submission), ["labels"] = Labels(submission) },
            ["spec"] = new YamlMap
            {
                ["accessModes"] = new[] { "ReadWriteMany" },
                ["resources"] = new YamlMap { ["requests"] = new YamlMap { ["storage"] = FormattableString.Invariant($"{gibibytes}Gi") } },
            },
        };
    }

    /// <summary>A word as Kubernetes has to be given it: <c>$(</c> would name a variable, and <c>$$</c> stands for one <c>$</c>.</summary>
    internal static string Literal(string word) => Special().Replace(word, "$$$$");

    [GeneratedRegex(@"\$(?=[$(])")]
    private static partial Regex Special();
}
