using HwSim.Core.Results;
using HwSim.Reports.Page;
using HwSim.Reports.Words;

namespace HwSim.Reports.Design.Sections;

/// <summary>Energy by component, and what is missing from it.</summary>
internal static class EnergySection
{
    public static Html Of(RunResult run, Chart? perOperation)
    {
        RunTotals totals = run.Totals;
        string table = totals.EnergyTable is { } name ? $"Figures from the energy table {Printable.Text(name)}." : "The machine names no energy table.";
        return Html.Of($"""
            <p class="lead">{table}</p>
            {Html.When(totals.Energy is null, () => Html.Of($"""
                <p class="caveat">There is no total energy: {Reason(run)}.{(totals.EnergyByComponent.IsEmpty ? "" : " What follows is only what has figures, and no total.")}</p>

                """))}{WholeBar.Of(totals.Energy is null ? "Energy of the components that have a figure" : "The energy, by component", totals.EnergyByComponent, Figure.Joules)}{perOperation?.Figure ?? Html.Empty}
            """);
    }

    /// <summary>Why there is no total.</summary>
    public static string Reason(RunResult run)
    {
        int infeasible = run.Operations.Count(o => o.Infeasible is not null);
        return infeasible > 0 ? $"{Summary.Few(infeasible, "operation")} cannot be mapped"
            : run.Totals.EnergyTable is null ? "no table has figures for this machine"
            : Summary.Missing(run.Totals);
    }
}
