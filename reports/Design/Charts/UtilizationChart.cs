using System.Text.Json.Nodes;
using HwSim.Core.Results;
using HwSim.Reports.Page;
using HwSim.Reports.Words;

namespace HwSim.Reports.Design.Charts;

/// <summary>Utilization and mapping efficiency over the time of the run.</summary>
internal static class UtilizationChart
{
    private const int FewBlocks = 150;

    private const double StripBottom = -0.05;

    public static Chart Of(RunResult run)
    {
        Skyline.Block[] blocks = [.. Skyline.Of(run.Operations)];
        (double factor, string unit) = Figure.Step(blocks.Sum(b => b.Seconds), "s");
        double end = blocks.Length > 0 ? (blocks[^1].Start + blocks[^1].Seconds) / factor : 1;
        JsonObject spec = Spec.Sized(280);
        spec["data"] = Spec.Values(blocks.Select(b => Row(b, factor)));
        spec["encoding"] = new JsonObject
        {
            ["x"] = new JsonObject
            {
                ["field"] = "start",
                ["type"] = "quantitative",
                ["title"] = $"Time since the start ({unit})",
                ["scale"] = new JsonObject { ["domain"] = Spec.List([0, end]), ["nice"] = false },
                ["axis"] = new JsonObject { ["grid"] = false, ["tickCount"] = 8 },
            },
            ["x2"] = new JsonObject { ["field"] = "end" },
            ["tooltip"] = Spec.Tooltip(("name", "title"), ("what", "What"), ("time", "Time"), ("used", "Utilization"), ("mapped", "Mapping efficiency"), ("folds", "Folds"), ("bound", "Bound by")),
        };
        spec["layer"] = Spec.List([
            Layer(Rect("var(--line)"), Level("mapping"), Floor(0)),
            Layer(Rect(null, blocks.Length < FewBlocks), Level("utilization"), Floor(0)),
            Layer(new JsonObject { ["type"] = "rule", ["color"] = "var(--ink)", ["strokeWidth"] = 1 }, Level("mapping"), null),
            Layer(Rect(null), new JsonObject { ["datum"] = -0.015 }, Floor(StripBottom)),
        ]);
        return new(
            "utilization",
            "Utilization over the run",
            "Each block is an operation: its width is its time, its height the share of peak that it reaches, so colour is work done. The line is its mapping efficiency, the share of PEs that its folds use: grey below the line is lost to fill, drain and waiting; empty above it is PEs without work. The strip at the bottom is what binds.",
            $"Utilization over time: {Figure.Percent(run.Totals.Utilization)} over the whole run.",
            Vocabulary.Ordered(blocks.Select(b => b.BoundBy)),
            spec);
    }

    private static JsonObject Layer(JsonObject mark, JsonObject y, JsonObject? floor)
    {
        JsonObject encoding = new() { ["y"] = y };
        if (floor is not null)
        {
            encoding["y2"] = floor;
        }

        if (mark["color"] is null)
        {
            encoding["color"] = Spec.OwnColour();
        }

        return new JsonObject { ["mark"] = mark, ["encoding"] = encoding };
    }

    private static JsonObject Rect(string? colour, bool parted = false) => new()
    {
        ["type"] = "rect",
        ["color"] = colour,
        ["stroke"] = parted ? "var(--paper)" : null,
        ["strokeWidth"] = parted ? 0.5 : 0,
    };

    private static JsonObject Floor(double at) => new() { ["datum"] = at };

    private static JsonObject Level(string field) => new()
    {
        ["field"] = field,
        ["type"] = "quantitative",
        ["title"] = "Share of peak",
        ["scale"] = new JsonObject { ["domain"] = Spec.List([StripBottom, 1]), ["nice"] = false },
        ["axis"] = new JsonObject { ["format"] = ".0%", ["values"] = Spec.List([0, 0.25, 0.5, 0.75, 1]) },
    };

    private static JsonObject Row(Skyline.Block block, double factor)
    {
        OperationResult first = block.Operations[0];
        bool single = block.Operations.Length == 1;
        return new JsonObject
        {
            ["start"] = block.Start / factor,
            ["end"] = (block.Start + block.Seconds) / factor,
            ["utilization"] = block.Utilization,
            ["mapping"] = block.MappingEfficiency,
            ["colour"] = Vocabulary.Of(block.BoundBy).Hue.Css,
            ["name"] = single ? Printable.Cut(first.Name, 60) : $"{Figure.Whole(block.Operations.Length)} operations from {Printable.Cut(first.Name, 48)}",
            ["what"] = GroupWords.Detail(single ? OperationGroup.Single(first) : new OperationGroup("", "", block.Operations)),
            ["time"] = Figure.Seconds(block.Seconds),
            ["used"] = Figure.Percent(block.Utilization),
            ["mapped"] = Figure.Percent(block.MappingEfficiency),
            ["folds"] = Figure.Whole(block.Operations.Any(o => o.Folds is not null) ? block.Operations.Sum(o => o.Folds ?? 0) : null),
            ["bound"] = Vocabulary.Of(block.BoundBy).Label,
        };
    }
}
