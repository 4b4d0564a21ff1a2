using System.Text.Json.Nodes;
using HwSim.Core.Results;
using HwSim.Reports.Page;
using HwSim.Reports.Words;

namespace HwSim.Reports.Design.Charts;

/// <summary>Utilization and mapping efficiency over the time of the run.</summary>
internal static class UtilizationChart
{
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
                ["field"] = "start", ["type"] = "quantitative", ["title"] = $"Time since the start ({unit})",
                ["scale"] = new JsonObject { ["domain"] = Spec.List([0, end]), ["nice"] = false },
                ["axis"] = new JsonObject { ["grid"] = false, ["tickCount"] = 8 },
            },
            ["x2"] = new JsonObject { ["field"] = "end" },
            ["tooltip"] = Spec.Tooltip(("name", "title"), ("what", "What"), ("time", "Time"), ("used", "Utilization"), ("mapped", "Mapping efficiency"), ("folds", "Folds"), ("bound", "Bound by")),
        };
        spec["layer"] = Spec.List([Mark("mapping", "rect", "var(--line)", null), Mark("utilization", "rect", null, null), Mark("mapping", "rule", "var(--ink)", 1)]);
        return new(
            "utilization",
            "Utilization over the run",
            "Each block is an operation: its width is its time, its height the share of peak that it reaches, so colour is work done. The line is its mapping efficiency, the share of PEs that its folds use: grey below the line is lost to fill, drain and waiting; white above it is PEs without work.",
            $"Utilization over time: {Figure.Percent(run.Totals.Utilization)} over the whole run.",
            Vocabulary.Ordered(blocks.Select(b => b.BoundBy)),
            spec);
    }

    private static JsonObject Mark(string field, string type, string? colour, int? strokeWidth)
    {
        JsonObject mark = new() { ["type"] = type, ["clip"] = true };
        JsonObject encoding = new()
        {
            ["y"] = new JsonObject
            {
                ["field"] = field, ["type"] = "quantitative", ["title"] = "Share of peak",
                ["scale"] = new JsonObject { ["domain"] = Spec.List([0, 1]) },
                ["axis"] = new JsonObject { ["format"] = ".0%", ["values"] = Spec.List([0, 0.25, 0.5, 0.75, 1]) },
            },
        };
        if (type == "rect")
        {
            encoding["y2"] = new JsonObject { ["datum"] = 0 };
        }

        if (colour is null)
        {
            encoding["color"] = Spec.OwnColour();
            mark["stroke"] = "var(--paper)";
            mark["strokeWidth"] = 0.4;
        }
        else
        {
            mark["color"] = colour;
        }

        if (strokeWidth is { } width)
        {
            mark["strokeWidth"] = width;
        }

        return new JsonObject { ["mark"] = mark, ["encoding"] = encoding };
    }

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
