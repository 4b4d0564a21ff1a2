using HwSim.Core.Config;
using HwSim.Kernels.Runtime;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace HwSim.Tests.Unit.Runtime;

/// <summary>Kernels really run: every family, element type and form, at sizes of a few elements.</summary>
public class KernelRunTests
{
    private const string Small = """
        hwsim: 1
        suite: small
        cases:
          - { kernel: "null" }
          - { kernel: gemm, dtype: [fp32, int8], m: [1, 3], n: 5, k: 7, form: [qlinear, qdq] }
          - { kernel: bmm, b: 2, m: 3, n: 4, k: 5 }
          - { kernel: conv2d, dtype: [fp32, int8], n: 2, c: 4, h: 9, w: 7, k: 8, r: 3, s: 2, stride: 2, pad: 1, groups: [1, 4], form: [qlinear, qdq] }
          - { kernel: attention, batch: 2, heads: 3, head_dim: 8, q_len: [1, 5], kv_len: 6, impl: [fused, unfused] }
          - { kernel: [softmax], rows: 3, cols: 5 }
          - { kernel: layernorm, rows: 3, cols: 5 }
          - { kernel: rmsnorm, rows: 3, cols: 5 }
          - { kernel: elementwise, rows: 3, cols: 5, op: [add, mul, relu, gelu, tanh, sigmoid] }

        """;

    private static readonly RunSettings Once = new(1, "cpu", 1, TimeSpan.Zero, TimeSpan.Zero);

    public static Suite Suite => Read(Small.Replace("[softmax]", "softmax", StringComparison.Ordinal));

    [Fact]
    public void Every_family_type_and_form_runs()
    {
        KernelMeasurement[] measured = [.. KernelRuns.Run(Suite.Cases, Once, TimeProvider.System, CancellationToken.None)];

        Assert.Equal(Suite.Cases.Length, measured.Length);
        Assert.Equal(KernelFamilies.Names, measured.Select(m => m.Case.Kernel).Distinct().Order(StringComparer.Ordinal));
        Assert.All(measured, m => Assert.True(m.Times is { Calls: >= 3, Median: > 0 }, $"{m.Case}: {m.Fault}"));
    }

    [Fact]
    public void Lists_combine_and_forms_belong_to_int8_alone()
    {
        string[] gemms = [.. Suite.Cases.Where(c => c.Kernel == "gemm").Select(c => c.ToString()).Distinct()];

        Assert.Equal(
            [
                "gemm fp32 m=1 n=5 k=7", "gemm fp32 m=3 n=5 k=7",
                "gemm int8 m=1 n=5 k=7 form=qlinear", "gemm int8 m=1 n=5 k=7 form=qdq", "gemm int8 m=3 n=5 k=7 form=qlinear", "gemm int8 m=3 n=5 k=7 form=qdq",
            ],
            gemms);
    }

    [Fact]
    public void A_case_is_counted_once()
    {
        Assert.Equal(Suite.Cases.Length, Suite.Cases.Select(c => c.ToString()).Distinct().Count());
    }

    [Fact]
    public void The_product_that_runs_is_the_product_asked_for()
    {
        KernelCase gemm = Suite.Cases.First(c => c is { Kernel: "gemm", DataType: "fp32" } && c["m"] == 3);
        float[] identity = [.. Enumerable.Range(0, 21).Select(i => i / 7 == i % 7 ? 1f : 0)];
        using InferenceSession session = new(KernelFamilies.ModelOf(gemm));
        using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> outputs = session.Run([NamedOnnxValue.CreateFromTensor("a", new DenseTensor<float>(identity, [3, 7]))]);
        float[] rows = outputs[0].AsTensor<float>().ToArray();

        Assert.Equal(3 * 5, rows.Length);
        Assert.All(rows, value => Assert.InRange(value, -1f, 1f));
        Assert.Equal(rows.Length, rows.Distinct().Count());
        Assert.Equal(2.0 * 3 * 5 * 7, KernelFamilies.All["gemm"].Flops(gemm));
    }

    [Fact]
    public void A_case_is_the_same_model_on_every_host() =>
        Assert.All(Suite.Cases, c => Assert.Equal(KernelFamilies.ModelOf(c), KernelFamilies.ModelOf(c)));

    [Theory]
    [InlineData("softmax, rows: 3, cols: 5", "softmax, rows: 3", "HW021", "cols")]
    [InlineData("rmsnorm, rows: 3", "rmsnrm, rows: 3", "HW025", "did you mean 'rmsnorm'?")]
    [InlineData("rmsnorm, rows: 3", "rmsnorm, rows: -3", "HW043", "-3")]
    [InlineData("rmsnorm, rows: 3", "rmsnorm, rosw: 3, rows: 3", "HW020", "did you mean 'rows'?")]
    [InlineData("rmsnorm, rows: 3", "rmsnorm, dtype: int8, rows: 3", "HW044", "int8")]
    [InlineData("groups: [1, 4]", "groups: [1, 3]", "HW045", "the groups do not divide")]
    [InlineData("h: 9, w: 7", "h: 0, w: 7", "HW045", "larger than the padded image")]
    [InlineData("cases:", "case:", "HW020", "did you mean 'cases'?")]
    public void Mistakes_in_a_suite_are_named(string line, string by, string code, string says)
    {
        string text = Small.Replace("[softmax]", "softmax", StringComparison.Ordinal);
        Assert.Contains(line, text, StringComparison.Ordinal);
        Diagnostics problems = [];

        Assert.Null(SuiteFile.Read(new SourceText("suite.yaml", text.Replace(line, by, StringComparison.Ordinal)), problems));
        Assert.Contains(problems, p => p.ToString().Contains(code, StringComparison.Ordinal) && p.ToString().Contains(says, StringComparison.Ordinal));
    }

    [Fact]
    public void Suites_that_ship_are_sound() => Assert.All(SuiteFile.Presets, name =>
    {
        Diagnostics problems = [];
        Suite? suite = SuiteFile.Read(SuiteFile.Preset(name)!, problems);
        Assert.Empty(problems);
        Assert.Equal(name, suite!.Name);
        Assert.Equal(suite.Cases.Length, suite.Cases.Select(c => c.ToString()).Distinct().Count());
    });

    [Fact]
    public void Quantiles_lie_between_neighbours()
    {
        MeasuredTimes times = MeasuredTimes.Of([30, 10, 20, 50, 40]);

        Assert.Equal(new MeasuredTimes(5, 10, 14, 30, 46), times);
        Assert.Equal(32.0 / 30, times.Spread, 12);
    }

    private static Suite Read(string text)
    {
        Diagnostics problems = [];
        Suite? suite = SuiteFile.Read(new SourceText("suite.yaml", text), problems);
        Assert.Empty(problems);
        return suite!;
    }
}
