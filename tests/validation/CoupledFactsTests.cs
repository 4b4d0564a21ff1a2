using System.Globalization;
using HwSim.Accelerators.Coupled.Memory;
using HwSim.Tests.Coupled;
using Xunit.Abstractions;

namespace HwSim.Tests.Validation;

/// <summary>Streams, copies, remote accesses and pages against measured figures.</summary>
[Trait("Category", "Reference")]
public class CoupledFactsTests(ITestOutputHelper output)
{
    private const string File = "measured/facts.csv";
    private const double Tolerance = 0.1;

    [ReferenceFact(File)]
    public void Memory_and_link_figures_are_within_a_tenth()
    {
        Dictionary<string, (double Value, string Unit)> measured = Facts();
        int checkedRows = 0;
        List<string> wrong = [];
        foreach (MemoryFact fact in MemoryFacts.All)
        {
            if (!measured.TryGetValue(fact.Id, out (double Value, string Unit) row))
            {
                continue;
            }

            double said = fact.Predict(CoupledMachines.Load(fact.Machine, fact.Overrides));
            double error = (said / row.Value) - 1;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{fact.Id}: {said:G4}, measured {row.Value:G4} {fact.Unit}, {error:P1}{(fact.IsInput ? ", an input" : "")}"));
            Assert.Equal(row.Unit, fact.Unit);
            checkedRows++;
            if (!fact.IsInput && Math.Abs(error) > Tolerance)
            {
                wrong.Add(fact.Id);
            }
        }

        output.WriteLine($"{checkedRows} rows checked, {wrong.Count} beyond a tenth");
        Assert.True(checkedRows > 0);
        Assert.Empty(wrong);
    }

    private static Dictionary<string, (double Value, string Unit)> Facts()
    {
        Dictionary<string, (double, string)> facts = [];
        foreach (string line in System.IO.File.ReadLines(ReferenceData.PathOf(File)).Skip(1))
        {
            string[] cells = CsvLine.Cells(line);
            if (cells.Length > 3 && double.TryParse(cells[2], NumberStyles.Float, CultureInfo.InvariantCulture, out double value))
            {
                facts[cells[0]] = (value, cells[3]);
            }
        }

        return facts;
    }
}
