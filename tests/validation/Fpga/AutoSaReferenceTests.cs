using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Mappings;
using HwSim.Tests.Contract;
using HwSim.Tests.Validation.Npu;
using Xunit.Abstractions;

namespace HwSim.Tests.Validation.Fpga;

/// <summary>Kernel times of AutoSA's arrays on a U250: each build's array, tile and clock on the machine of its type.</summary>
[Trait("Category", "Reference")]
public class AutoSaReferenceTests(ITestOutputHelper output)
{
    private const string File = "reference/sparse/autosa_u250.csv";

    [ReferenceFact(File)]
    public void Products_and_convolutions_take_the_measured_time()
    {
        Agreement pipelined = new();
        Agreement unpipelined = new();
        foreach (FigureRow row in FigureRow.Read(File, "autosa-u250").Where(r => r.Metric == "kernel_time" && r.Text("op") is "GEMM" or "CONV"))
        {
            long[] part = [.. row.Conditions.GetProperty("array_part").EnumerateArray().Select(p => p.GetInt64())];
            bool isProduct = row.Text("op") == "GEMM";
            (long tileRows, long tileColumns) = isProduct ? (part[0], part[1]) : (part[1] * part[2], part[0]);

            // A convolution's filters lie along the rows of PEs, its pixels along the columns.
            (long peRows, long peColumns) = isProduct ? (row.Whole("pe_rows"), row.Whole("pe_cols")) : (row.Whole("pe_cols"), row.Whole("pe_rows"));
            string preset = $"autosa-u250-{row.Text("dtype")}";
            IAccelerator machine = new ContractMachine(preset,
            [
                $"clock={row.Text("clock_mhz")} MHz", $"array={{ rows: {peRows}, columns: {peColumns}, simd: {row.Text("simd")} }}",
                $"tile={{ rows: {Round(tileRows, peRows)}, columns: {Round(tileColumns, peColumns)} }}",
            ]).Build();
            Gemm product = isProduct
                ? ContractOperations.Gemm(row.Experiment, row.Whole("m"), row.Whole("n"), row.Whole("k"))
                : ContractOperations.Gemm(row.Experiment, row.Whole("out_h") * row.Whole("out_w"), row.Whole("out_ch"), row.Whole("in_ch") * row.Whole("kh") * row.Whole("kw"));
            Plan plan = machine.PlanFor(product, new Residency(3, true), Fidelity.Analytic);
            Assert.True(plan.IsFeasible, plan.Reason);
            double seconds = machine.Execute(product, plan.Mapping, Fidelity.Analytic, NoTrace.Instance).Time.Value;
            (row.Text("design") == "autobridge" ? pipelined : unpipelined).Add($"{row.Experiment} {row.Text("design")}", seconds, row.Value);
        }

        Report(pipelined);
        Report(unpipelined);
        Assert.True(pipelined.Count > 0);
        Assert.InRange(pipelined.Mean, 0, 0.03);
        Assert.InRange(unpipelined.Max, 0, 0.15);
    }

    private static long Round(long tile, long side) => ((tile + side - 1) / side) * side;

    private void Report(Agreement agreement)
    {
        output.WriteLine(agreement.Line(File, 0.06));
        foreach (string line in agreement.Lines())
        {
            output.WriteLine(line);
        }
    }
}
