using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Mappings;
using HwSim.Core.Results;
using HwSim.Tests.Contract;
using Xunit.Abstractions;

namespace HwSim.Tests.Validation.Npu;

/// <summary>Achieved operations a second of TPU v1's applications (Jouppi et al., ISCA 2017, table 3).</summary>
[Trait("Category", "Reference")]
public class TpuReferenceTests(ITestOutputHelper output)
{
    private const string File = "reference/golden/golden.csv";

    /// <summary>
    /// Rows that each tile of weights serves: the batch, or half of the operations a byte of weights (table 1). Layer widths are not in the
    /// paper: whole tiles are assumed, but for LSTM1, which is 600 wide. CNN1's shapes are not public and its own figures disagree.
    /// </summary>
    private static readonly Dictionary<string, (long Rows, long Width)> Applications = new()
    {
        ["MLP0"] = (200, 2048),
        ["MLP1"] = (168, 2048),
        ["LSTM0"] = (64, 2048),
        ["LSTM1"] = (96, 600),
        ["CNN0"] = (1444, 2048),
    };

    [ReferenceFact(File)]
    public void Applications_reach_what_they_reached()
    {
        IAccelerator machine = new ContractMachine("tpu-v1", []).Build();
        Agreement agreement = new();
        foreach (FigureRow row in FigureRow.Read(File, "tpu_v1").Where(r => r.Metric == "achieved_tops"))
        {
            if (!Applications.TryGetValue(row.Text("app"), out (long Rows, long Width) shape))
            {
                output.WriteLine($"{row.Experiment}: not modelled, its shapes are not public");
                continue;
            }

            Gemm layer = ContractOperations.Gemm(row.Experiment, shape.Rows, shape.Width, shape.Width);
            Plan plan = machine.PlanFor(layer, new Residency(1, true), Fidelity.Analytic);
            Cost cost = machine.Execute(layer, plan.Mapping, Fidelity.Analytic, NoTrace.Instance);
            agreement.Add(row.Experiment, 2 * cost.Macs / cost.Time.Value / 1e12, row.Value);
        }

        output.WriteLine(agreement.Line($"{File}, tpu_v1", 0.08));
        foreach (string line in agreement.Lines())
        {
            output.WriteLine(line);
        }

        Assert.True(agreement.Count > 0);
        Assert.InRange(agreement.Mean, 0, 0.09);
    }
}
