using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using HwSim.Accelerators.BitMod;
using HwSim.Cli.Input;
using HwSim.Cli.Output;
using HwSim.Core.Config;

namespace HwSim.Cli.Verbs;

/// <summary><c>hwsim bitmod MODEL</c>: the cycles that BitMoD's simulator gives a language model on one of its accelerators.</summary>
internal static class BitModVerb
{
    private const string SchemaName = "hwsim.bitmod/1";

    public static Command Command()
    {
        Argument<string> model = new("MODEL") { Description = $"One of {string.Join(", ", BitModSimulator.Models.Select(m => m.Name))}." };
        Option<string> design = new("--design") { Description = $"One of {string.Join(", ", BitModSimulator.Designs.Select(d => d.Name))}.", HelpName = "NAME", DefaultValueFactory = _ => "olive" };
        Option<string> bits = new("--weight-bits") { Description = "Bits of a weight, scales included, such as 4.5; 2 to 16.", HelpName = "BITS", DefaultValueFactory = _ => "4" };
        Option<bool> decode = new("--decode") { Description = "One token instead of a prompt of 256." };
        Option<string?> json = CommonOptions.Json();
        Command command = new("bitmod", "Run BitMoD's model of FP16, ANT, OliVe and BitMoD accelerators: the same cycles, exactly") { model, design, bits, decode, json };
        command.SetAction(parsed =>
        {
            Diagnostics problems = [];
            string name = OptionText.Word(model.Name, parsed.GetValue(model)!, "models", [.. BitModSimulator.Models.Select(m => m.Name)], problems);
            string chosen = OptionText.Word(design.Name, parsed.GetValue(design)!, "designs", [.. BitModSimulator.Designs.Select(d => d.Name)], problems);
            double? width = OptionText.Read(bits.Name, parsed.GetValue(bits), ConfigTypes.Number(2, 16), problems);
            InputException.ThrowIfAny(problems);
            return Run(BitModSimulator.Models.Single(m => m.Name == name), BitModSimulator.Designs.Single(d => d.Name == chosen), width!.Value, parsed.GetValue(decode), parsed.GetValue(json));
        });
        return command;
    }

    private static int Run(BitModModel model, BitModDesign design, double bits, bool isDecode, string? json)
    {
        (BitModGemm Gemm, BitModFigures Figures)[] rows =
            [.. BitModSimulator.Products(model, isDecode ? 1 : BitModSimulator.Context, bits).Select(g => (g, BitModSimulator.Run(design, g, bits, isDecode)))];
        if (json is not null)
        {
            JsonTarget.Write(json, Document(model, design, bits, isDecode, rows).ToJsonString(JsonText.Indented) + "\n");
        }

        if (json != "-")
        {
            StringBuilder text = new();
            text.AppendLine(CultureInfo.InvariantCulture, $"{model.Name} on {design.Name}, {(isDecode ? "one token" : "256 tokens")}, weights of {bits} bits");
            text.AppendLine(CultureInfo.InvariantCulture, $"{"product",-20} {"times",6} {"compute",16} {"DRAM",16} {"cycles",16}");
            foreach ((BitModGemm gemm, BitModFigures figures) in rows)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"{gemm.Name,-20} {gemm.Count,6} {gemm.Count * figures.Compute,16:N0} {gemm.Count * figures.Dram,16:N0} {gemm.Count * figures.Total.Value,16:N0}");
            }

            text.AppendLine(CultureInfo.InvariantCulture, $"{"total",-20} {"",6} {rows.Sum(r => r.Gemm.Count * r.Figures.Compute),16:N0} {"",16} {rows.Sum(r => r.Gemm.Count * r.Figures.Total.Value),16:N0}");
            Terminal.Write(text.ToString());
        }

        return ExitCode.Fine;
    }

    private static JsonObject Document(BitModModel model, BitModDesign design, double bits, bool isDecode, (BitModGemm Gemm, BitModFigures Figures)[] rows) => new()
    {
        ["schema"] = SchemaName,
        ["model"] = model.Name,
        ["design"] = design.Name,
        ["weight_bits"] = bits,
        ["decode"] = isDecode,
        ["cycles"] = rows.Sum(r => r.Gemm.Count * r.Figures.Total.Value),
        ["products"] = new JsonArray([.. rows.Select(r => (JsonNode)new JsonObject
        {
            ["name"] = r.Gemm.Name,
            ["times"] = r.Gemm.Count,
            ["tiles"] = r.Figures.Tiles,
            ["compute_cycles"] = r.Figures.Compute,
            ["dram_cycles"] = r.Figures.Dram,
            ["cycles"] = r.Figures.Total.Value,
        })]),
    };
}
