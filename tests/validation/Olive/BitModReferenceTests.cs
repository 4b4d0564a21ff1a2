using System.Globalization;
using CsvHelper;
using HwSim.Accelerators.BitMod;
using Xunit.Abstractions;

namespace HwSim.Tests.Validation.Olive;

/// <summary>The compatibility mode against bitmod_sim's published cycles: all equal.</summary>
[Trait("Category", "Reference")]
public class BitModReferenceTests(ITestOutputHelper output)
{
    private const string File = "reference/olive/bitmod_sim.csv";

    [ReferenceFact(File)]
    public void Published_cycles_are_equal()
    {
        using StreamReader text = new(ReferenceData.PathOf(File));
        using CsvReader csv = CsvReader.Create(text);
        int rows = 0;
        while (csv.Read())
        {
            string word = csv.GetString("design").ToLowerInvariant();
            BitModDesign design = BitModSimulator.Designs.Single(d => word.StartsWith(d.Name, StringComparison.Ordinal));
            BitModModel model = BitModSimulator.Models.Single(m => m.Name == csv.GetString("model"));
            bool isDecode = csv.GetString("task") == "generative";
            double bits = double.Parse(csv.GetString("w_bits"), CultureInfo.InvariantCulture);
            (long tiles, long compute, long total) = (0, 0, 0);
            foreach (BitModGemm gemm in BitModSimulator.Products(model, isDecode ? 1 : BitModSimulator.Context, bits))
            {
                BitModFigures figures = BitModSimulator.Run(design, gemm, bits, isDecode);
                tiles += gemm.Count * figures.Tiles;
                compute += gemm.Count * figures.Compute;
                total += gemm.Count * figures.Total.Value;
            }

            rows++;
            Assert.Equal(
                (csv.GetString("pe_tiles"), csv.GetString("compute_cycles_run"), csv.GetString("total_cycles_published")),
                (Text(tiles), Text(compute), Text(total)));
        }

        output.WriteLine($"{File}: {rows} rows equal");
        Assert.True(rows >= 40);
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
