using System.Text.Json.Nodes;
using HwSim.Core.Engine.Validation;

namespace HwSim.Cli.Output;

/// <summary>A validation as a JSON document. Errors are fractions; the bias is predicted over measured.</summary>
internal static class ValidationDocument
{
    public const string SchemaName = "hwsim.validate/1";

    public static JsonObject Of(ModelScores result) => new()
    {
        ["schema"] = SchemaName,
        ["rows"] = new JsonArray([.. result.Cells.Select(c => (JsonNode)Row(c))]),
        ["constants_fitted"] = result.ConstantsFitted,
        ["n"] = result.Rows,
        ["skipped"] = result.Skipped,
        ["rankings"] = new JsonArray([.. result.Rankings.Select(r => (JsonNode)new JsonObject
        {
            ["kernel"] = r.Kernel, ["dtype"] = r.DataType, ["shapes"] = r.Shapes, ["pairs"] = r.Pairs, ["pairs_right"] = r.PairsRight, ["winners_right"] = r.WinnersRight,
        })]),
        ["speedups"] = new JsonArray([.. result.Speedups.Select(s => (JsonNode)new JsonObject
        {
            ["device"] = s.Device, ["dtype"] = s.DataType, ["shapes"] = s.Shapes, ["measured"] = s.Measured, ["predicted"] = s.Predicted, ["median_error"] = s.MedianError,
        })]),
        ["worst"] = new JsonArray([.. result.Worst.Select(w => (JsonNode)new JsonObject
        {
            ["device"] = w.Row.Device, ["kernel"] = w.Row.Kernel, ["dtype"] = w.Row.DataType, ["file"] = w.Row.File, ["line"] = w.Row.Line,
            ["measured_seconds"] = w.Row.Microseconds * 1e-6, ["predicted_seconds"] = w.PredictedSeconds, ["breakdown"] = w.Breakdown,
        })]),
    };

    private static JsonObject Row(CellScore cell) => new()
    {
        ["device"] = cell.Device,
        ["kernel"] = cell.Kernel,
        ["dtype"] = cell.DataType,
        ["n"] = cell.Rows,
        ["skipped"] = cell.Skipped,
        ["mape"] = cell.Model?.Mape,
        ["median_ape"] = cell.Model?.MedianApe,
        ["bias"] = cell.Model?.Bias,
        ["p90"] = cell.Model?.P90,
        ["spearman"] = cell.Model?.Spearman,
        ["roofline_mape"] = cell.Roofline?.Mape,
        ["three_constant_mape"] = cell.ThreeConstants?.Mape,
        ["calibrated_mape"] = cell.Calibrated?.Mape,
        ["calibrated_median_ape"] = cell.Calibrated?.MedianApe,
        ["calibrated_on"] = cell.CalibratedOn,
        ["roofline_median_ape"] = cell.Roofline?.MedianApe,
        ["three_constant_median_ape"] = cell.ThreeConstants?.MedianApe,
        ["three_constant_calibrated_mape"] = cell.CalibratedThreeConstants?.Mape,
        ["three_constant_calibrated_median_ape"] = cell.CalibratedThreeConstants?.MedianApe,
        ["reason"] = cell.Reason.Length > 0 ? cell.Reason : null,
    };
}
