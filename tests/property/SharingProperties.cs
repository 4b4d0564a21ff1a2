using HwSim.Core.Engine.Exploration;
using HwSim.Core.Machine;
using HwSim.Tests.Unit.Exploration;

namespace HwSim.Tests.Properties;

/// <summary>What an evaluator keeps from point to point shows in no result: neighbours, far points, or a new evaluator for each give the same.</summary>
public class SharingProperties
{
    private static readonly string Million = File.ReadAllText(Repository.PathOf("reports", "studies", "million-points.yaml"));

    /// <summary>Every kind of axis at once, several of them in one section of the machine file, one dependent, two that are no keys of the machine.</summary>
    private const string Mixed = """
        hwsim: 1
        study: mixed
        workload: resnet18
        axes:
          machine: [systolic-32x32, systolic-64x64-best]
          clock: [500 MHz, 1 GHz]
          array.rows: [8, 32]
          array.overlap_folds: ["false", "true"]
          scratchpads.ifmap: [16 KiB, 128 KiB]
          scratchpads.filter: = 192 KiB - scratchpads.ifmap
          keep_ofmaps: ["true", "false"]
          vector.lanes: [0, 16]
          dram.bandwidth: [1 GB/s, 64 GB/s]
          technique: [none, "nm(2:4)"]
          batch: [1, 3]

        """;

    public static TheoryData<string, int> Spaces => new() { { Million, 100 }, { Mixed, 100 } };

    [Theory, MemberData(nameof(Spaces))]
    public void A_point_costs_the_same_whatever_was_costed_before(string study, int some)
    {
        DesignSpace space = Studies.Space(study);
        Random random = new(7);
        long first = random.NextInt64(space.Points - some);
        long[] neighbours = [.. Enumerable.Range(0, some).Select(i => first + i)];
        long[] far = [.. Enumerable.Range(0, some).Select(_ => random.NextInt64(space.Points))];
        PointEvaluator one = Evaluator(space);

        string[] together = [.. Texts(one, [.. neighbours, .. far, .. neighbours.Reverse()])];

        string[] alone = [.. neighbours.Concat(far).Select(n => Texts(Evaluator(space), [n]).Single())];
        Assert.Equal(alone, together[..(2 * some)]);
        Assert.Equal(alone[..some], together[(2 * some)..].Reverse());
    }

    /// <summary>57 operations a point, of which neighbours that differ in bandwidth alone have all but the choice of a layout in common.</summary>
    [Fact]
    public void Neighbours_in_bandwidth_share_their_work()
    {
        DesignSpace space = Studies.Space(Million);
        PointEvaluator evaluator = Evaluator(space);
        _ = Texts(evaluator, [.. Enumerable.Range(0, 7)]);
        long one = evaluator.WorkedOut;
        _ = Texts(evaluator, [.. Enumerable.Range(7, 14)]);

        Assert.InRange(one, 1, evaluator.Operations / (7 + 14));
        Assert.InRange(evaluator.WorkedOut, 2 * one, 4 * one);
    }

    private static PointEvaluator Evaluator(DesignSpace space) => new(space, Studies.Parts, "digest", keepOperations: true);

    private static IEnumerable<string> Texts(PointEvaluator evaluator, long[] numbers)
    {
        PointResult?[] results = new PointResult?[numbers.Length];
        evaluator.Evaluate(numbers, Fidelity.Analytic, results, CancellationToken.None);
        return results.Select(r => $"{r!.ToCanonicalText()}\n{r.Configuration}{string.Join('\n', r.Operations)}");
    }
}
