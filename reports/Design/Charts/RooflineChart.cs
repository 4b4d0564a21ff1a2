using System.Text.Json.Nodes;
using HwSim.Core.Results;
using HwSim.Reports.Page;
using HwSim.Reports.Words;

namespace HwSim.Reports.Design.Charts;

/// <summary>The roofline with every operation that multiplies, sized by its time and coloured by what binds.</summary>
internal static class RooflineChart
{
    private const double SmallestArea = 24;

    private const double LargestArea = 900;

    public static Chart Of(RunResult run)
    {
        Roofline roofline = Roofline.Of(run);
        JsonObject spec = Spec.Sized(400);
        double seconds = run.Operations.Sum(o => o.Seconds ?? 0);
        spec["layer"] = Spec.List([.. Frame(roofline), Points(roofline, Share), .. Names(roofline, p => Area(Share(p)))]);
        spec["encoding"] = new JsonObject
        {
            ["x"] = Axis("intensity", "MAC per byte of DRAM traffic", roofline.Intensities),
            ["y"] = Axis("rate", "MAC/s", roofline.Rates),
        };
        return new("roofline", "Roofline", Lead(roofline), Description(run, roofline), Vocabulary.Ordered(roofline.Points.Select(p => Bound(p))), spec);

        double Share(Roofline.Point point) => seconds > 0 ? point.Group.Seconds / seconds : 0;
    }

    private static double Area(double share) => Math.Max(SmallestArea, LargestArea * Math.Sqrt(share));

    private static string Lead(Roofline roofline)
    {
        string ridge = roofline.Ridge is { } at
            ? $" Left of the ridge at {Figure.Plain(at)} MAC/B main memory limits, right of it the array does."
            : " Main memory is unlimited on this machine, so the roof is flat.";
        string untouched = roofline.Points.Any(p => p.Intensity is null) ? " Triangles at the right edge never touch main memory." : "";
        string without = roofline.Without > 0 ? $" {Summary.Few(roofline.Without, "operation")} without multiplications {(roofline.Without == 1 ? "has" : "have")} no place here." : "";
        return $"Each circle is an operation (or several on the same spot); the larger, the longer it takes; its colour is what binds. The distance to the roof is what is lost.{ridge}{untouched}{without}";
    }

    private static string Description(RunResult run, Roofline roofline) =>
        $"Log-log roofline: roof at {Figure.MacsPerSecond(roofline.Peak)}, slope {(run.Machine.MemoryBytesPerSecond is { } slope ? Figure.BytesPerSecond(slope) : "unlimited")}, {Summary.Few(roofline.Points.Length, "point")}.";

    private static string Bound(Roofline.Point point) => point.Group.Members[0].BoundBy ?? "unknown";

    private static JsonObject Axis(string field, string title, (double From, double To) range) => new()
    {
        ["field"] = field,
        ["type"] = "quantitative",
        ["title"] = title,
        ["scale"] = new JsonObject { ["type"] = "log", ["domain"] = Spec.List([range.From, range.To]), ["nice"] = false },
        ["axis"] = new JsonObject
        {
            ["labelExpr"] = "format(datum.value, datum.value < 1 ? '~g' : '~s')",
            ["values"] = Spec.List(Roofline.Ticks(range).Select(v => JsonValue.Create(v))),
        },
    };

    private static IEnumerable<JsonObject> Frame(Roofline roofline)
    {
        (double from, double to) = roofline.Intensities;
        double[] corners = [from, .. roofline.Ridge is { } r ? new[] { r } : [], to];
        yield return new JsonObject
        {
            ["data"] = Spec.Values(corners.Select(x => new JsonObject { ["intensity"] = x, ["rate"] = Math.Max(roofline.RoofAt(x), roofline.Rates.From) })),
            ["mark"] = new JsonObject { ["type"] = "line", ["color"] = "var(--ink)", ["strokeWidth"] = 1.8, ["clip"] = true },
        };
        yield return new JsonObject
        {
            ["data"] = Spec.Values([new JsonObject { ["intensity"] = to, ["rate"] = roofline.Peak, ["label"] = $"peak {Figure.MacsPerSecond(roofline.Peak)}" }]),
            ["mark"] = new JsonObject { ["type"] = "text", ["align"] = "right", ["dy"] = -9, ["color"] = "var(--ink)", ["fontWeight"] = 600 },
            ["encoding"] = new JsonObject { ["text"] = Spec.Channel("label", "nominal") },
        };
        if (roofline.Ridge is { } ridge)
        {
            bool late = ridge * ridge > from * to;
            JsonObject at = Spec.Values([new JsonObject { ["intensity"] = ridge, ["rate"] = roofline.Rates.From, ["label"] = $"ridge {Figure.Plain(ridge)} MAC/B" }]);
            yield return new JsonObject
            {
                ["data"] = at,
                ["mark"] = new JsonObject { ["type"] = "rule", ["strokeDash"] = Spec.List([3, 4]), ["color"] = "var(--rule)" },
                ["encoding"] = new JsonObject { ["y2"] = new JsonObject { ["datum"] = roofline.Peak } },
            };
            yield return new JsonObject
            {
                ["data"] = at.DeepClone(),
                ["mark"] = new JsonObject { ["type"] = "text", ["align"] = late ? "right" : "left", ["baseline"] = "bottom", ["dx"] = late ? -5 : 5, ["dy"] = -5 },
                ["encoding"] = new JsonObject { ["text"] = Spec.Channel("label", "nominal") },
            };
        }
    }

    private static JsonObject Points(Roofline roofline, Func<Roofline.Point, double> share) => new()
    {
        ["data"] = Spec.Values(roofline.Points.Select(p => Row(p, roofline, share(p)))),
        ["mark"] = new JsonObject { ["type"] = "point", ["filled"] = true, ["fillOpacity"] = 0.55, ["strokeWidth"] = 1, ["strokeOpacity"] = 1, ["clip"] = true },
        ["encoding"] = new JsonObject
        {
            ["color"] = Spec.OwnColour(),
            ["stroke"] = Spec.OwnColour(),
            ["size"] = new JsonObject { ["field"] = "area", ["type"] = "quantitative", ["scale"] = null },
            ["shape"] = new JsonObject { ["field"] = "shape", ["type"] = "nominal", ["scale"] = null },
            ["tooltip"] = Spec.Tooltip(
                ("name", "title"), ("what", "What"), ("time", "Time"), ("share", "Share of the time"), ("bound", "Bound by"), ("reached", "Reached"),
                ("below", "Of the roof here"), ("perByte", "Intensity"), ("utilization", "Utilization"), ("mapping", "Mapping efficiency"), ("energy", "Energy")),
        },
    };

    private static JsonObject Row(Roofline.Point point, Roofline roofline, double share)
    {
        OperationResult first = point.Group.Members[0];
        double x = point.Intensity ?? roofline.Intensities.To / 1.08;
        return new JsonObject
        {
            ["intensity"] = x,
            ["rate"] = point.Rate,
            ["area"] = Area(share),
            ["shape"] = point.Intensity is null ? "triangle-right" : "circle",
            ["colour"] = Vocabulary.Of(Bound(point)).Hue.Css,
            ["name"] = point.Group.Label,
            ["what"] = GroupWords.Detail(point.Group),
            ["time"] = point.Group.Members.Length > 1 ? $"{Figure.Seconds(point.Group.Seconds)} ({Figure.Seconds(first.Seconds)} each)" : Figure.Seconds(first.Seconds),
            ["share"] = Figure.Percent(share),
            ["bound"] = Vocabulary.Of(Bound(point)).Label,
            ["reached"] = Figure.MacsPerSecond(point.Rate),
            ["below"] = Figure.Percent(point.Rate / roofline.RoofAt(x)),
            ["perByte"] = point.Intensity is { } i ? $"{Figure.Plain(i)}\u00A0MAC/B" : "no DRAM traffic",
            ["utilization"] = Figure.Percent(first.Utilization),
            ["mapping"] = Figure.Percent(first.MappingEfficiency),
            ["energy"] = Figure.Joules(first.Energy),
        };
    }

    // Leaves out what would not be legible on a phone: the page's script drops the layer there.
    private static IEnumerable<JsonObject> Names(Roofline roofline, Func<Roofline.Point, double> area) =>
        RooflineNames.Choose(roofline, p => Math.Sqrt(area(p) / Math.PI)).Select((n, at) => new JsonObject
        {
            ["name"] = $"name-{at}",
            ["data"] = Spec.Values([new JsonObject { ["intensity"] = n.Intensity, ["rate"] = n.Rate, ["label"] = n.Text }]),
            ["mark"] = new JsonObject
            {
                ["type"] = "text",
                ["align"] = n.Right ? "left" : "right",
                ["baseline"] = "middle",
                ["dx"] = Math.Round(n.Right ? n.Aside : -n.Aside, 1),
                ["dy"] = n.Down,
                ["fontSize"] = 10,
                ["color"] = "var(--ink)",
            },
            ["encoding"] = new JsonObject { ["text"] = Spec.Channel("label", "nominal") },
        });
}
