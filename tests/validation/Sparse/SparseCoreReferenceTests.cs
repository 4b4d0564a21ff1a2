using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Mappings;
using HwSim.Core.Results;
using HwSim.Tests.Contract;
using HwSim.Tests.Validation.Npu;
using Xunit.Abstractions;

namespace HwSim.Tests.Validation.Sparse;

/// <summary>Cycles of the tensor cores in Sparseloop's artifact (MICRO 2022, fig. 15), and times of cuSPARSELt on an RTX 3090 (VENOM's artifact).</summary>
[Trait("Category", "Reference")]
public class SparseCoreReferenceTests(ITestOutputHelper output)
{
    private const string Sparseloop = "reference/sparse/sparseloop.csv";
    private const string Venom = "reference/sparse/venom.csv";

    [ReferenceTheory(Sparseloop)]
    [InlineData("TC-", "tensor-core", 0, 0)]
    [InlineData("STC-", "two-of-four-tensor-core", 0, 0)]
    [InlineData("STC_flexible-", "flexible-tensor-core", 0.001, 0.001)]
    [InlineData("STC_flexible_dualCompress-", "dual-compressed-tensor-core", 0.001, 0.001)]
    [InlineData("DSTC-", "dual-side-tensor-core", 0.04, 0.10)]
    public void Tensor_cores_take_the_cycles_of_the_artifact(string design, string preset, double mean, double max)
    {
        Agreement agreement = new();
        foreach (FigureRow row in FigureRow.Read(Sparseloop, "sparse-tensor-core (Sparseloop)").Where(r => r.Metric == "cycles" && r.Text("design").StartsWith(design, StringComparison.Ordinal)))
        {
            NmPattern pattern = PatternOf(row.Conditions.GetProperty("weight_density").GetDouble());
            bool isRun = row.Text("design").EndsWith("-RLE", StringComparison.Ordinal);
            IAccelerator machine = new ContractMachine(preset, [$"ifmap_density={row.Text("input_density")}", isRun ? "run_lengths=true" : "run_lengths=false"]).Build();
            Gemm product = ContractOperations.Gemm("product", row.Whole("n"), row.Whole("m"), row.Whole("k"), pattern);
            Plan plan = machine.PlanFor(product, new Residency(3, true), Fidelity.Analytic);
            agreement.Add($"{row.Text("design")} {product.Lowered} {pattern} {row.Text("input_density")}", machine.Execute(product, plan.Mapping, Fidelity.Analytic, NoTrace.Instance).Cycles.Value, row.Value);
        }

        Report(agreement, Sparseloop, mean, max);
    }

    /// <summary>The original authors' simulator of the dual-side core, relative to dense.</summary>
    [ReferenceFact(Sparseloop)]
    public void The_dual_side_core_gains_what_its_authors_simulate()
    {
        FigureRow[] rows = [.. FigureRow.Read(Sparseloop, "dual-side sparse tensor core").Where(r => r.Metric == "ground_truth_latency")];
        double dense = rows.Single(r => r.Text("a_density") == "1.0" && r.Text("b_density") == "1.0").Value;
        Agreement agreement = new();
        foreach (FigureRow row in rows)
        {
            NmPattern pattern = new((int)Math.Round(10 * row.Conditions.GetProperty("b_density").GetDouble()), 10);
            Cost cost = Cost(new ContractMachine("dual-side-tensor-core", [$"ifmap_density={row.Text("a_density")}"]).Build(), ContractOperations.Gemm("product", 1024, 1024, 1280, pattern));
            Cost all = Cost(new ContractMachine("dual-side-tensor-core", []).Build(), ContractOperations.Gemm("product", 1024, 1024, 1280));
            agreement.Add($"{row.Text("a_density")} by {row.Text("b_density")}", (double)cost.Cycles.Value / all.Cycles.Value, row.Value / dense);
        }

        Report(agreement, Sparseloop, 0.05, 0.11);
    }

    [ReferenceFact(Venom)]
    public void CuSparseLt_takes_the_measured_time()
    {
        IAccelerator machine = new ContractMachine("rtx-3090-cusparselt", []).Build();
        Agreement all = new();
        Agreement notFitted = new();
        (FigureRow Row, int Index)[] rows =
        [
            .. FigureRow.Read(Venom, "venom").Where(r => r.Metric == "sparse_gemm_time" && r.Conditions.TryGetProperty("library", out var library) && library.GetString() == "cuSPARSELt")
                .OrderBy(r => r.Whole("m")).ThenBy(r => r.Whole("n")).ThenBy(r => r.Whole("k")).ThenBy(r => r.Value).Select((r, i) => (r, i)),
        ];
        foreach ((FigureRow row, int index) in rows)
        {
            Gemm product = ContractOperations.Gemm("product", row.Whole("n"), row.Whole("m"), row.Whole("k"), new NmPattern(2, 4));
            Plan plan = machine.PlanFor(product, Residency.None, Fidelity.Analytic);
            double milliseconds = machine.Execute(product, plan.Mapping, Fidelity.Analytic, NoTrace.Instance).Time.Value * 1e3;
            all.Add($"{product.Lowered}", milliseconds, row.Value);
            if (index % 2 == 1)
            {
                notFitted.Add($"{product.Lowered}", milliseconds, row.Value);
            }
        }

        output.WriteLine($"not fitted on: {notFitted.Line(Venom, 0.02)}");
        Assert.InRange(notFitted.Median, 0, 0.01);
        Report(all, Venom, 0.01, 0.06);
    }

    private static Cost Cost(IAccelerator machine, Gemm product) =>
        machine.Execute(product, machine.PlanFor(product, new Residency(3, true), Fidelity.Analytic).Mapping, Fidelity.Analytic, NoTrace.Instance);

    private static NmPattern PatternOf(double density) => density switch
    {
        0.25 => new(2, 8),
        0.3333 => new(2, 6),
        0.5 => new(2, 4),
        1 => NmPattern.Dense,
        _ => throw new ArgumentOutOfRangeException(nameof(density), density, "no pattern of the artifact"),
    };

    private void Report(Agreement agreement, string file, double mean, double max)
    {
        output.WriteLine(agreement.Line(file, mean));
        foreach (string line in agreement.Lines())
        {
            output.WriteLine(line);
        }

        Assert.True(agreement.Count > 0);
        Assert.InRange(agreement.Mean, 0, mean);
        Assert.InRange(agreement.Max, 0, max);
    }
}
