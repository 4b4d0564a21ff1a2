using HwSim.Cli.Cluster;
using HwSim.Core.Config;
using HwSim.Tests.Unit.Onnx;

namespace HwSim.Tests.Cluster;

/// <summary>A copy of a study is the same study, wherever it and its files are.</summary>
public sealed class StudySnapshotTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("hwsim-snapshot-").FullName;

    public StudySnapshotTests()
    {
        Write("models/product.yaml", "hwsim: 1\nworkload: product\noperations:\n  - { name: one, gemm: { m: 8, n: 8, k: 8 } }\n");
        Write("machines/deep/mine.yaml", "hwsim: 1\nmachine: mine\nbase: systolic-32x32\n");
    }

    [Theory]
    [InlineData("studies/s.yaml", "mine.yaml", "../models/product.yaml", "studies/s.yaml models/product.yaml studies/mine.yaml")]
    [InlineData("s.yaml", "machines/deep/mine.yaml", "./models//product.yaml", "*/s.yaml */machines/deep/mine.yaml */models/product.yaml")]
    [InlineData("a/b/c/s.yaml", "../../../machines/deep/mine.yaml", "../../../models/x/../product.yaml", "a/b/c/s.yaml machines/deep/mine.yaml models/product.yaml")]
    [InlineData("a/s.yaml", "systolic-32x32", "resnet18", "a/s.yaml")]
    public void Files_keep_their_places_to_each_other(string study, string machine, string workload, string expected)
    {
        Write("studies/mine.yaml", "hwsim: 1\nmachine: mine\nbase: systolic-32x32\n");
        Directory.CreateDirectory(Path.Combine(folder, "models", "x"));
        Write(study, $"hwsim: 1\nstudy: s\nmachine: {machine}\nworkload: {workload}\naxes:\n  array.rows: [8, 16]\n");

        string copy = Copied(study);

        Assert.Equal(
            expected.Split(' ').Select(e => e.Replace("*", Path.GetFileName(folder), StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(copy, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(copy, f)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Files_named_by_absolute_paths_stay_where_they_are()
    {
        Write("s.yaml", $"hwsim: 1\nstudy: s\nmachine: systolic-32x32\nworkload: {Path.Combine(folder, "models", "product.yaml")}\naxes:\n  array.rows: [8, 16]\n");

        Assert.Single(Directory.EnumerateFiles(Copied("s.yaml"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Weights_of_a_model_are_kept_as_their_length_alone()
    {
        ModelBuilder model = new ModelBuilder().Input("x", [1, 4]).Node("MatMul", "x w", "y").Output("y");
        model.Graph.Initializer.Add(OnnxReaderTests.External("w", "weights.bin", 4, 2));
        File.WriteAllBytes(Path.Combine(folder, "models", "net.onnx"), model.Build());
        File.WriteAllBytes(Path.Combine(folder, "models", "weights.bin"), [.. Enumerable.Repeat((byte)7, 32)]);
        Write("studies/s.yaml", "hwsim: 1\nstudy: s\nmachine: systolic-32x32\nworkload: ../models/net.onnx\naxes:\n  array.rows: [8, 16]\n");

        string copy = Copied("studies/s.yaml");

        Assert.Equal(new byte[32], File.ReadAllBytes(Path.Combine(copy, "models", "weights.bin")));
    }

    [Fact]
    public void A_snapshot_that_was_interrupted_begins_again()
    {
        Write("s.yaml", "hwsim: 1\nstudy: s\nmachine: systolic-32x32\nworkload: models/product.yaml\naxes:\n  array.rows: [8, 16]\n");
        Write("copy.partial/left", "over");

        Assert.Equal(2, Directory.EnumerateFiles(Copied("s.yaml"), "*", SearchOption.AllDirectories).Count());
        Assert.False(Directory.Exists(Path.Combine(folder, "copy.partial")));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Copies a study, sees that it is the same, and returns the folder of the copy.</summary>
    private string Copied(string study)
    {
        string copy = Path.Combine(folder, "copy");
        SubmittedStudy first = Load(Path.Combine(folder, study));
        first.Snapshot.Write(copy);
        SubmittedStudy second = Load(Path.Combine(copy, first.Snapshot.Study));

        Assert.Equal(first.Record, second.Record);
        Assert.Equal(first.Snapshot.Study, second.Snapshot.Study);
        Assert.Equal(first.Snapshot.Files.Select(f => f.Place), second.Snapshot.Files.Select(f => f.Place));
        return copy;
    }

    private static SubmittedStudy Load(string path)
    {
        Diagnostics problems = [];
        SubmittedStudy? study = SubmittedStudy.Load(path, problems);
        Assert.True(problems.IsEmpty, string.Join('\n', problems));
        return study!;
    }

    private void Write(string file, string text)
    {
        string path = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
