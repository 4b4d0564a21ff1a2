using HwSim.Core.Results;

namespace HwSim.Reports.Words;

/// <summary>Figures that follow from an operation's result.</summary>
public static class OperationFigures
{
    private const string Dram = "dram";

    /// <summary>True where the operation runs on the machine, so that its figures hold.</summary>
    public static bool IsFeasible(this OperationResult operation) => operation is { Infeasible: null, Seconds: not null };

    /// <summary>Bytes read from and written to main memory.</summary>
    public static double DramBytes(this OperationResult operation) =>
        operation.BytesByLevel.TryGetValue(Dram, out LevelTraffic? dram) ? dram.Read + dram.Written : 0;

    /// <summary>Multiply-accumulates that the machine does: with N:M weights fewer than the dense product has.</summary>
    public static long Performed(this OperationResult operation) => operation.PerformedMacs ?? operation.Macs;

    /// <summary>The same of a whole run.</summary>
    public static long Performed(this RunTotals totals) => totals.PerformedMacs ?? totals.Macs;

    /// <summary>Multiply-accumulates done per byte of main memory traffic; null where there are none of either.</summary>
    /// <remarks>Source: Williams, Waterman, Patterson, "Roofline", CACM 52(4), 2009 (operational intensity).</remarks>
    public static double? Intensity(this OperationResult operation) =>
        operation.Performed() > 0 && operation.DramBytes() > 0 ? operation.Performed() / operation.DramBytes() : null;

    /// <summary>Multiply-accumulates done a second; null where nothing is multiplied or no time is known.</summary>
    public static double? MacsPerSecond(this OperationResult operation) =>
        operation.Performed() > 0 && operation.Seconds > 0 ? operation.Performed() / operation.Seconds : null;

    /// <summary>The product's shape, m × n × k, with its repetitions; empty for what is not a product.</summary>
    public static string Shape(this OperationResult operation) => operation.M == 0 ? "" : string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{operation.M} × {operation.N} × {operation.K}{(operation.Count > 1 ? $", {operation.Count} times" : "")}");
}
