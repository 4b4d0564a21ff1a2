using System.Collections.Concurrent;
using System.Globalization;
using CsvHelper;
using HwSim.Accelerators.AntSim;
using Xunit.Abstractions;

namespace HwSim.Tests.Validation.Olive;

/// <summary>The compatibility mode against ant_simulator's rows: cycles and traffic equal, energy to a millionth; and the cells that it publishes.</summary>
[Trait("Category", "Reference")]
public class AntSimReferenceTests(ITestOutputHelper output)
{
    private const string Layers = "reference/olive/antsim_layers.csv";
    private const string Totals = "reference/olive/antsim_totals.csv";
    private const string Published = "reference/olive/ant_res_published.csv";

    private static readonly ConcurrentDictionary<(AntSimDesign Design, AntSimLayer Layer), AntSimFigures> Known = [];

    [ReferenceFact(Layers)]
    public void Every_layer_has_its_cycles_traffic_and_energy()
    {
        List<string> wrong = [];
        int rows = 0;
        foreach (CsvReader row in Rows(Layers))
        {
            AntSimDesign design = AntSimDesigns.Find(row.GetString("design").ToLowerInvariant())!;
            AntSimLayer layer = new(Long(row, "K"), Long(row, "O"), Long(row, "IC"), Long(row, "OC"), Long(row, "B"), (int)Long(row, "act_bits"), (int)Long(row, "wgt_bits"));
            AntSimFigures got = Simulated(design, layer);
            rows++;
            bool isEqual = got.Cycles == Long(row, "cycles") && got.StallCycles == Long(row, "mem_stall_cycles")
                && got.WeightReads == Long(row, "wbuf_read_bits") && got.WeightWrites == Long(row, "wbuf_write_bits")
                && got.ActivationReads == Long(row, "ibuf_read_bits") && got.ActivationWrites == Long(row, "ibuf_write_bits")
                && got.OutputReads == Long(row, "obuf_read_bits") && got.OutputWrites == Long(row, "obuf_write_bits")
                && got.DramReads == Long(row, "dram_read_bits") && got.DramWrites == Long(row, "dram_write_bits")
                && Near(got.Static.Value, row, "static_nJ") && Near(got.Dram.Value, row, "dram_nJ")
                && Near(got.Buffer.Value, row, "buffer_nJ") && Near(got.Core(design).Value, row, "core_nJ");
            if (!isEqual)
            {
                wrong.Add($"{design.Name} {layer}: {got}");
            }
        }

        output.WriteLine($"{Layers}: {rows} rows, {wrong.Count} differ");
        Assert.True(rows > 400);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(5)));
    }

    /// <summary>Cells of networks whose rows are all at hand; the means over networks are not among them, since some networks are not.</summary>
    [ReferenceFact(Published)]
    public void Published_cells_follow_at_two_decimals()
    {
        Dictionary<(string Design, string Network), NetworkSum> sums = [];
        foreach (CsvReader row in Rows(Layers))
        {
            AntSimDesign design = AntSimDesigns.Find(row.GetString("design").ToLowerInvariant())!;
            AntSimLayer layer = new(Long(row, "K"), Long(row, "O"), Long(row, "IC"), Long(row, "OC"), Long(row, "B"), (int)Long(row, "act_bits"), (int)Long(row, "wgt_bits"));
            (string, string) key = (row.GetString("design"), row.GetString("network"));
            sums[key] = sums.GetValueOrDefault(key).Plus(design, Simulated(design, layer), Long(row, "count"));
        }

        Dictionary<(string, string), long> layersOf = Rows(Totals).ToDictionary(r => (r.GetString("design"), r.GetString("network")), r => Long(r, "layers"));
        int checkedCells = 0;
        foreach (CsvReader row in Rows(Published))
        {
            (string design, string network, string metric) = (row.GetString("design"), row.GetString("network"), row.GetString("metric"));
            if (!IsWhole((design, network)) || !IsWhole(("AdaFloat", network)))
            {
                continue;
            }

            double cell = sums[(design, network)].Metric(metric, sums[("AdaFloat", network)]);
            Assert.Equal(row.GetString("value_2dp"), cell.ToString("F2", CultureInfo.InvariantCulture));
            checkedCells++;
        }

        output.WriteLine($"{Published}: {checkedCells} cells equal");
        Assert.True(checkedCells > 0);

        bool IsWhole((string, string) key) => layersOf.TryGetValue(key, out long layers) && sums.TryGetValue(key, out NetworkSum sum) && sum.Layers == layers;
    }

    private static AntSimFigures Simulated(AntSimDesign design, AntSimLayer layer) => Known.GetOrAdd((design, layer), static key => AntSimulator.Run(key.Design, key.Layer));

    private static bool Near(double joules, CsvReader row, string column)
    {
        double expected = double.Parse(row.GetString(column), CultureInfo.InvariantCulture) * 1e-9;
        return Math.Abs(joules - expected) <= 1e-6 * expected;
    }

    private static long Long(CsvReader row, string column) => long.Parse(row.GetString(column), CultureInfo.InvariantCulture);

    private static IEnumerable<CsvReader> Rows(string file)
    {
        using StreamReader text = new(ReferenceData.PathOf(file));
        using CsvReader csv = CsvReader.Create(text);
        while (csv.Read())
        {
            yield return csv;
        }
    }

    private readonly record struct NetworkSum(long Layers, double Cycles, double Static, double Dram, double Buffer, double Core)
    {
        private double Total => Static + Dram + Buffer + Core;

        public NetworkSum Plus(AntSimDesign design, in AntSimFigures f, long count) => new(
            Layers + count, Cycles + (count * f.Cycles), Static + (count * f.Static.Value), Dram + (count * f.Dram.Value),
            Buffer + (count * f.Buffer.Value), Core + (count * f.Core(design).Value));

        public double Metric(string name, NetworkSum baseline) => name switch
        {
            "cycles_over_adafloat" => Cycles / baseline.Cycles,
            "static_energy_over_adafloat_total" => Static / baseline.Total,
            "dram_energy_over_adafloat_total" => Dram / baseline.Total,
            "buffer_energy_over_adafloat_total" => Buffer / baseline.Total,
            _ => Core / baseline.Total,
        };
    }
}
