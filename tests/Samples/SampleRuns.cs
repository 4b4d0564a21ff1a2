using System.Collections.Immutable;
using HwSim.Core.Results;

namespace HwSim.Tests.Samples;

/// <summary>Whole results for tests of reports: a small one, a network, a large language model, one that does not run, and one whose names attack the reader.</summary>
internal static class SampleRuns
{
    /// <summary>Names that try to leave the place they are put in.</summary>
    public static readonly string[] HostileNames =
    [
        "</script><script>alert(1)</script>", "<img src=x onerror=alert(2)>", "\"><svg onload=alert(3)>", "' onmouseover='alert(4)", "=HYPERLINK(\"http://x\")", "+1+1", "-2", "@SUM(A1)",
        "a|b`c`*d*_e_[f](javascript:alert(5))", "\u202Etxt.exe\u2066", "null\0bell\a tab\t newline\n end", "{{constructor}} ${x} <!-- ]]> -->", "half \uD800 pair", "&lt;b&gt; &amp;", new('w', 400),
    ];

    public static RunResult Small { get; } = Run("lenet-5", 61_706, [
        SampleMachine.Product("conv1", "convolution", 784, 6, 25), SampleMachine.Vector("relu1", "activation", "Relu", 4704),
        SampleMachine.Product("conv2", "convolution", 100, 16, 150), SampleMachine.Vector("pool2", "pooling", "MaxPool", 1600),
        SampleMachine.Product("fc1", "gemm", 1, 120, 400), SampleMachine.Product("fc2", "gemm", 1, 84, 120), SampleMachine.Product("fc3", "gemm", 1, 10, 84),
    ]);

    public static RunResult ResNet50 { get; } = Run("ResNet-50", 25_557_032, [.. ResNet50Operations()]) with
    {
        Findings =
        [
            new("vector-exposed", "note", "3.1 % of the time is vector work that nothing hides."),
            new("fill-drain", "advice", "38 % of the time is fill and drain, most of it in the 1×1 convolutions of stages 3 and 4, where only 49 to 196 rows stream through each fold: try a batch of 4 or more, or a 64×64 array."),
            new("assumed-constants", "warning", "Leakage rests on an assumption without a source; it is 2 % of the energy."),
        ],
    };

    public static RunResult Language { get; } = Run("a language model of 48 layers, prefill 2048", 1_557_611_200, [.. LanguageOperations()]);

    public static RunResult Infeasible { get; } = Unsummed(Run("LeNet-5 with a layer that does not fit", 61_706, [
        .. Small.Operations,
        new OperationResult { Name = "huge_fc", Kind = "gemm", M = 1, N = 1_000_000, K = 4_000_000, Macs = 4_000_000_000_000, Infeasible = "the filter tile of 4 MiB is larger than half of the filter scratchpad (2 MiB), and this machine cannot split K" },
    ]));

    public static RunResult WithoutEnergy { get; } = ResNet50 with
    {
        Totals = ResNet50.Totals with { Energy = null, Missing = ["DRAM", "vector unit"], EnergyByComponent = ResNet50.Totals.EnergyByComponent.Remove("dram").Remove("vector_unit"), AreaMm2 = null, AreaByPart = [.. SampleMachine.Area, new("DRAM controller", 1, null, "")] },
        Operations = [.. ResNet50.Operations.Select(o => o with { Energy = null, EnergyByComponent = o.EnergyByComponent.Remove("dram").Remove("vector_unit") })],
    };

    public static RunResult Hostile { get; } = Run(HostileNames[0], 1, [.. HostileNames.Select((n, i) => SampleMachine.Product(n, i == 0 ? HostileNames[1] : "gemm", 100 + i, 64, 64) with { Mapping = n, SourceType = n })]) with
    {
        Machine = SampleMachine.Summary with { Name = HostileNames[1], Description = HostileNames[2], Parameters = [.. HostileNames.Select(n => new Parameter(n, n))] },
        Findings = [.. HostileNames.Select(n => new ResultFinding(n, "note", n))],
        Constants = [.. HostileNames.Select(n => new ResultConstant(n, n, n, n))],
        Provenance = new(HostileNames[3], HostileNames[4], HostileNames[0]),
    };

    /// <summary>Every sample by name.</summary>
    public static ImmutableSortedDictionary<string, RunResult> All { get; } = new Dictionary<string, RunResult>
    {
        ["small"] = Small,
        ["resnet50"] = ResNet50,
        ["language"] = Language,
        ["infeasible"] = Infeasible,
        ["without-energy"] = WithoutEnergy,
        ["hostile"] = Hostile,
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    public static RunResult Run(string workload, long parameters, ImmutableArray<OperationResult> operations) => new()
    {
        Machine = SampleMachine.Summary,
        Workload = new(workload, "9a0b1c2d3e4f5061728394a5b6c7d8e9fa0b1c2d3e4f5061728394a5b6c7d8e9", operations.Length, operations.Sum(o => o.Macs), parameters, []),
        Fidelity = "event",
        Totals = new()
        {
            Seconds = operations.Sum(o => o.Seconds),
            Cycles = operations.Sum(o => o.Cycles),
            Energy = operations.Sum(o => o.Energy),
            EnergyTable = "horowitz-45nm",
            EnergyByComponent = Sum(operations, o => o.EnergyByComponent),
            TimeShares = Sum(operations, o => o.TimeShares),
            Busy = Sum(operations, o => o.Busy),
            BytesByLevel = operations.SelectMany(o => o.BytesByLevel).GroupBy(p => p.Key).ToImmutableSortedDictionary(g => g.Key, g => new LevelTraffic(g.Sum(p => p.Value.Read), g.Sum(p => p.Value.Written)), StringComparer.Ordinal),
            AreaMm2 = SampleMachine.Area.Sum(a => a.Mm2),
            AreaByPart = SampleMachine.Area,
            BoundBy = operations.GroupBy(o => o.BoundBy).MaxBy(g => g.Sum(o => o.Seconds))?.Key,
            Macs = operations.Sum(o => o.Macs),
            Utilization = operations.Sum(o => o.Macs) / (operations.Sum(o => o.Seconds) * SampleMachine.Summary.PeakMacsPerSecond),
        },
        Operations = operations,
        Findings = [],
        Constants = SampleMachine.Constants,
        Provenance = new("c0ffee1d2b3a495867768594a3b2c1d0e9f8a7b6c5d4e3f201122334455667788", "0.1.0", $"hwsim run systolic-128x128 {workload}"),
    };

    private static RunResult Unsummed(RunResult run) => run with
    {
        Totals = run.Totals with { Seconds = null, Cycles = null, Energy = null, Utilization = null, TimeShares = ImmutableSortedDictionary<string, double>.Empty, Busy = ImmutableSortedDictionary<string, double>.Empty, BoundBy = null },
        Findings = [new("infeasible", "warning", "1 operation cannot run on this machine, so there are no totals.")],
    };

    private static IEnumerable<OperationResult> ResNet50Operations()
    {
        yield return SampleMachine.Product("conv1", "convolution", 112 * 112, 64, 147);
        yield return SampleMachine.Vector("maxpool", "pooling", "MaxPool", 112 * 112 * 64);
        (int Blocks, int Side, int Width)[] stages = [(3, 56, 64), (4, 28, 128), (6, 14, 256), (3, 7, 512)];
        int input = 64;
        for (int s = 0; s < stages.Length; s++)
        {
            (int blocks, int side, int width) = stages[s];
            for (int b = 0; b < blocks; b++)
            {
                string at = $"layer{s + 1}.{b}";
                yield return SampleMachine.Product($"{at}.conv1", "convolution", side * side, width, input);
                yield return SampleMachine.Product($"{at}.conv2", "convolution", side * side, width, 9 * width);
                yield return SampleMachine.Product($"{at}.conv3", "convolution", side * side, 4 * width, width);
                if (b == 0)
                {
                    yield return SampleMachine.Product($"{at}.downsample", "convolution", side * side, 4 * width, input);
                }

                yield return SampleMachine.Vector($"{at}.add", "elementwise", "Add", side * side * 4.0 * width);
                input = 4 * width;
            }
        }

        yield return SampleMachine.Vector("avgpool", "reduction", "GlobalAveragePool", 49 * 2048);
        yield return SampleMachine.Product("fc", "gemm", 1, 1000, 2048);
    }

    private static IEnumerable<OperationResult> LanguageOperations()
    {
        const int Tokens = 2048, Width = 1600, Heads = 25;
        yield return SampleMachine.Vector("wte", "embedding", "Gather", Tokens * Width);
        for (int layer = 0; layer < 48; layer++)
        {
            string at = $"h.{layer}";
            foreach (string part in new[] { "ln_1", "ln_2" })
            {
                for (int step = 0; step < 10; step++)
                {
                    yield return SampleMachine.Vector($"{at}.{part}.{step}", "normalization", "LayerNorm", Tokens * Width / 10);
                }
            }

            yield return SampleMachine.Product($"{at}.attn.c_attn", "gemm", Tokens, 3 * Width, Width);
            yield return SampleMachine.Product($"{at}.attn.scores", "gemm", Tokens, Tokens, Width / Heads, Heads);
            yield return SampleMachine.Vector($"{at}.attn.softmax", "softmax", "Softmax", (double)Tokens * Tokens * Heads);
            yield return SampleMachine.Product($"{at}.attn.context", "gemm", Tokens, Width / Heads, Tokens, Heads);
            yield return SampleMachine.Product($"{at}.attn.c_proj", "gemm", Tokens, Width, Width);
            yield return SampleMachine.Vector($"{at}.attn.residual", "elementwise", "Add", Tokens * Width);
            yield return SampleMachine.Product($"{at}.mlp.c_fc", "gemm", Tokens, 4 * Width, Width);
            yield return SampleMachine.Vector($"{at}.mlp.gelu", "activation", "Gelu", Tokens * 4.0 * Width);
            yield return SampleMachine.Product($"{at}.mlp.c_proj", "gemm", Tokens, Width, 4 * Width);
            yield return SampleMachine.Vector($"{at}.mlp.residual", "elementwise", "Add", Tokens * Width);
            yield return SampleMachine.Product($"{at}.cache.append", "gemm", 1, 2 * Width, Width);
            yield return SampleMachine.Vector($"{at}.mask", "elementwise", "Where", Tokens * 64);
            yield return SampleMachine.Vector($"{at}.scale", "elementwise", "Mul", Tokens * 32);
        }

        yield return SampleMachine.Product("lm_head", "gemm", Tokens, 50257, Width);
    }

    private static ImmutableSortedDictionary<string, double> Sum(IEnumerable<OperationResult> operations, Func<OperationResult, ImmutableSortedDictionary<string, double>> table) =>
        operations.SelectMany(table).GroupBy(p => p.Key, p => p.Value).ToImmutableSortedDictionary(g => g.Key, g => g.Sum(), StringComparer.Ordinal);
}
