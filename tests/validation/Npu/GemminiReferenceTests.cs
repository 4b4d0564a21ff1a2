using System.Globalization;
using HwSim.Accelerators.Npu;
using HwSim.Accelerators.Npu.Gemmini;
using HwSim.Tests.Contract;
using Xunit.Abstractions;

namespace HwSim.Tests.Validation.Npu;

/// <summary>Gemmini's RTL: matrix products in Verilator, and the layers of the DOSA data set on FireSim (Hong et al., MICRO 2023).</summary>
[Trait("Category", "Reference")]
public class GemminiReferenceTests(ITestOutputHelper output)
{
    private const string File = "reference/golden/golden.csv";

    private static readonly GemminiSpec Spec = (GemminiSpec)new ContractMachine("gemmini", []).Build().Spec;

    [ReferenceFact(File)]
    public void Matrix_products_take_what_the_RTL_takes()
    {
        Agreement agreement = new();
        foreach (FigureRow row in FigureRow.Read(File, "gemmini_rtl").Where(r => r.Metric == "cycles"))
        {
            NpuLayer layer = Matrix(row.Whole("M"), row.Whole("N"), row.Whole("K"));
            agreement.Add(row.Experiment, TiledMatrix.Of(layer, MatrixTile.Of(layer, Spec), Spec).Cycles, row.Value);
        }

        Report(agreement, $"{File}, gemmini_rtl", 0.08);
        Assert.InRange(agreement.Mean, 0, 0.06);
        Assert.InRange(agreement.Max, 0, 0.08);
    }

    /// <summary>Each row says its tiles: those of a mapper, not of the library.</summary>
    [ReferenceFact(File)]
    public void Mapped_layers_take_what_they_took_on_FireSim()
    {
        Agreement agreement = new();
        foreach (FigureRow row in FigureRow.Read(File, "gemmini_firesim").Where(r => r.Metric == "rtl_cycles"))
        {
            NpuLayer layer = Layer(row);
            agreement.Add(row.Experiment, TiledConvolution.Of(layer, Tile(row), Spec).Cycles, row.Value);
        }

        Report(agreement, $"{File}, gemmini_firesim", 0.12);
        Assert.InRange(agreement.Mean, 0, 0.12);
    }

    [ReferenceFact(File)]
    public void The_planner_finds_the_tiles_of_the_library()
    {
        List<string> wrong = [];
        int rows = 0;
        foreach (FigureRow row in Automatic())
        {
            string tile = AutomaticTile(row, Layer(row));
            string expected = row.Text("auto_tiling");
            rows++;
            wrong.AddRange(tile == expected ? [] : [$"{row.Experiment}: {tile}, the library has {expected}"]);
        }

        output.WriteLine($"{File}, auto_tiling: {rows} rows checked, {rows - wrong.Count} equal; worst row: {wrong.FirstOrDefault("none")}");
        Assert.True(rows > 0);
        Assert.Empty(wrong);
    }

    /// <summary>The library's own tiles. Small tiles of 1x1 layers are slower on the RTL than here, see the machine's README: the mean is a guard, not the goal of 15 %.</summary>
    [ReferenceFact(File)]
    public void Layers_in_the_tiles_of_the_library_come_near_FireSim()
    {
        Agreement agreement = new();
        foreach (FigureRow row in Automatic())
        {
            NpuLayer layer = Layer(row);
            agreement.Add($"{row.Experiment} {row.Text("auto_tiling")}", TiledConvolution.Of(layer, Given(row.Text("auto_tiling"), layer), Spec).Cycles, row.Value);
        }

        Report(agreement, $"{File}, gemmini_firesim auto_tiling", 0.15);
        Assert.InRange(agreement.Mean, 0, 0.20);
    }

    private static IEnumerable<FigureRow> Automatic() => FigureRow.Read(File, "gemmini_firesim").Where(r => r.Metric == "rtl_cycles_auto_tiling");

    private static NpuLayer Matrix(long m, long n, long k) => new(1, m, 1, 1, k, n, 1, 1, 1, 1, 1, 1);

    /// <summary>P are columns, Q rows, as the C library has them inside and outside.</summary>
    private static NpuLayer Layer(FigureRow row) => new(
        1, row.Whole("N"), row.Whole("Q"), row.Whole("P"), row.Whole("C"), row.Whole("K"), row.Whole("S"), row.Whole("R"), row.Whole("Hstride"), row.Whole("Wstride"), row.Whole("Q"), row.Whole("P"));

    private static string AutomaticTile(FigureRow row, in NpuLayer layer)
    {
        if (layer is { OutputHeight: 1, KernelHeight: 1, KernelWidth: 1 })
        {
            MatrixTile blocks = MatrixTile.Of(Matrix(row.Whole("P"), row.Whole("K"), row.Whole("C")), Spec);
            return string.Create(CultureInfo.InvariantCulture, $"1_1_{blocks.Rows * Spec.Dimension}_1_{blocks.Depth * Spec.Dimension}_{blocks.Columns * Spec.Dimension}_1");
        }

        ConvolutionTile tile = ConvolutionTile.Of(layer, Spec);
        return string.Create(CultureInfo.InvariantCulture, $"{tile.KernelWidth}_{tile.KernelHeight}_{tile.Columns}_{tile.Rows}_{tile.Channels}_{tile.Filters}_{tile.Images}");
    }

    /// <summary>R, S, P, Q, C, K, N.</summary>
    private static ConvolutionTile Given(string text, in NpuLayer layer)
    {
        long[] extents = [.. text.Split('_').Select(e => long.Parse(e, CultureInfo.InvariantCulture))];
        return new ConvolutionTile(
            extents[6], Math.Min(extents[3], layer.OutputHeight), Math.Min(extents[2], layer.OutputWidth), Math.Min(extents[5], layer.Filters), extents[1], extents[0], Math.Min(extents[4], layer.Channels));
    }

    /// <summary>The factors of a mapping in Timeloop's compact form; those of L3 are loops in software, all others are within a tile.</summary>
    private static ConvolutionTile Tile(FigureRow row)
    {
        Dictionary<char, long> factors = "NQPKSRC".ToDictionary(c => c, _ => 1L);
        foreach (string level in row.Text("mapping").Split(" - ").Where(l => !l.StartsWith("L3", StringComparison.Ordinal)))
        {
            foreach (string factor in level.Split(' ')[1..])
            {
                factors[factor[0]] *= long.Parse(factor[1..].TrimEnd('X'), CultureInfo.InvariantCulture);
            }
        }

        return new ConvolutionTile(factors['N'], factors['Q'], factors['P'], factors['K'], factors['S'], factors['R'], factors['C']);
    }

    private void Report(Agreement agreement, string what, double tolerance)
    {
        output.WriteLine(agreement.Line(what, tolerance));
        foreach (string line in agreement.Lines().Take(20))
        {
            output.WriteLine(line);
        }

        Assert.True(agreement.Count > 0);
    }
}
