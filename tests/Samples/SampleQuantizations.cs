using HwSim.Core.Config;
using HwSim.Core.Results;
using HwSim.Core.Results.Quantized;
using HwSim.Kernels.Quantization;
using HwSim.Kernels.Reference.Formats;

namespace HwSim.Tests.Samples;

/// <summary>Quantizations for tests of reports.</summary>
internal static class SampleQuantizations
{
    /// <summary>Formats by name.</summary>
    public static FormatChoice[] Choices(params string[] names)
    {
        Diagnostics problems = [];
        FormatChoice[] choices = [.. names.Select(n => FormatCatalogue.Read(new SourceText("--format", n), problems)).OfType<FormatChoice>()];
        Assert.True(problems.IsEmpty, string.Join('\n', problems));
        return choices;
    }

    /// <summary>Tensors of a few kinds in a few formats, with the figures of a model made up.</summary>
    public static QuantizationResult Small { get; } = Named("small model", ["first", "second", "third", "empty", "constant"]);

    /// <summary>The same with names that attack pages, tables and terminals.</summary>
    public static QuantizationResult Hostile { get; } = Named(SampleRuns.HostileNames[0], SampleRuns.HostileNames[1..6]) with
    {
        Command = SampleRuns.HostileNames[2],
        Findings = [.. SampleRuns.HostileNames.Select(n => new ResultFinding(n, "note", n))],
    };

    private static QuantizationResult Named(string subject, string[] names)
    {
        FloatTensor[] tensors =
        [
            new(names[0], "fp32", [4, 64], Wave(256, 1)), new(names[1], "fp16", [2, 3, 5, 5], Wave(150, 40)), new(names[2], "fp32", [64], [.. Wave(64, 3), .. Array.Empty<float>()]),
            new(names[3], "fp32", [0, 4], []), new(names[4], "fp32", [8, 8], [.. Enumerable.Repeat(0.25f, 64)]),
        ];
        QuantizationResult result = TensorQuantization.Run(subject, tensors, Choices("ovp-int4", "int4-asym-g32", "mxfp4", "int8", "dfloat11"), "0.0", "hwsim quantize sample", default);
        return result with
        {
            Samples = 2,
            Formats = [.. result.Formats.Select((f, i) => f with { ActivationBits = 4 + i, ActivationError = 0.01, WeightsOnly = new ModelEffect(1, 0, 0, 0), Both = new ModelEffect(0.5, double.NaN, 1e-3 * i, 0.01 * i) })],
            Tensors = [.. result.Tensors.Select((t, i) => t with { IsWeight = i != 1, Operator = i == 1 ? "Conv" : "MatMul" })],
        };
    }

    /// <summary>A wave with an outlier now and then; exact in any implementation.</summary>
    private static float[] Wave(int count, int outlier) =>
        [.. Enumerable.Range(0, count).Select(i => (((i * 37) % 64) - 31.5f) / 64 * (i % 50 == 7 ? outlier : 1))];
}
