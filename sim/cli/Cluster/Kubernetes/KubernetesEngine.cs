using System.Collections.Immutable;
using HwSim.Core.Config;

namespace HwSim.Cli.Cluster.Kubernetes;

/// <summary>An Indexed Job of Kubernetes and a Job that merges. Manifests are written; applying and watching them is left to kubectl.</summary>
internal sealed class KubernetesEngine : IClusterEngine
{
    public string Name => "kubernetes";

    public ImmutableArray<string> Program => ["hwsim"];

    public IEnumerable<string> ByHand(Submission submission) =>
    [
        $"kubectl apply -f {KubernetesManifests.ShardsFile}",
        $"kubectl wait --for=condition=complete --timeout=-1s job/{submission.JobName}",
        $"kubectl apply -f {KubernetesManifests.MergeFile}",
    ];

    public void Check(Submission submission, SubmissionFolder folder, StudySnapshot snapshot, Diagnostics into)
    {
        if (submission.Jobs.Image is null)
        {
            into.Add(DiagnosticCode.BadCommandLine, new SourceText("--engine", Name).Start, "kubernetes needs an image that hwsim is in", "give --image NAME:TAG");
        }

        if (submission.Jobs.Partition is not null || !submission.Jobs.Options.IsEmpty)
        {
            into.Add(DiagnosticCode.BadCommandLine, new SourceText("--engine", Name).Start, "--partition and --option are for slurm", "edit the manifests");
        }

        if (snapshot.Length > StudyConfigMap.MostBytes)
        {
            into.Add(
                DiagnosticCode.FileTooLarge, new SourceText(snapshot.Study, "").Start,
                $"the study and the files that it names have {new Core.Units.Bytes(snapshot.Length)}, and a ConfigMap takes {new Core.Units.Bytes(StudyConfigMap.MostBytes)}",
                "put large files into the image and name them by absolute paths");
        }
    }

    public IEnumerable<(string Name, string Text)> Files(Submission submission, StudySnapshot snapshot) =>
        [(KubernetesManifests.ShardsFile, KubernetesManifests.Shards(submission, snapshot)), (KubernetesManifests.MergeFile, KubernetesManifests.Merge(submission))];

    public IScheduler? Scheduler(SubmissionFolder folder, Submission submission) => null;
}
