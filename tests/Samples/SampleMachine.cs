using System.Collections.Immutable;
using HwSim.Core.Results;

namespace HwSim.Tests.Samples;

/// <summary>
/// Made-up results that look like real ones, for tests of reports. The figures follow the usual closed forms closely enough to
/// be plausible; no test compares them with anything.
/// </summary>
internal static class SampleMachine
{
    private const int Array = 128;

    private const double Clock = 700e6;

    private const double Bandwidth = 30e9;

    private const double VectorLanes = 128;

    public static MachineSummary Summary { get; } = new(
        "systolic-128x128", "systolic", "A weight-stationary array of 128 by 128 PEs with three double-buffered scratchpads.",
        "3f1c0a9be2d44b6f8a70c5d9e6b1f2a3c4d5e6f708192a3b4c5d6e7f80912a3b", Clock, Array * Array * Clock, Bandwidth,
        [
            new("machine", "systolic-128x128"), new("model", "systolic"), new("clock", "700 MHz"), new("array.rows", "128"), new("array.columns", "128"),
            new("array.dataflow", "weight-stationary"), new("scratchpads.ifmap", "8 MiB"), new("scratchpads.filter", "4 MiB"), new("scratchpads.ofmap", "4 MiB"),
            new("dram.bandwidth", "30 GB/s"), new("vector.lanes", "128"), new("energy_table", "horowitz-45nm"),
        ]);

    public static ImmutableArray<PartArea> Area { get; } =
    [
        new("PE, 8-bit MAC with registers", Array * Array, 12.9, "derived from the MAC area of the table, 45 nm"),
        new("Ifmap scratchpad, 8 MiB", 1, 21.4, "published SRAM macro, 45 nm"), new("Filter scratchpad, 4 MiB", 1, 10.7, "published SRAM macro, 45 nm"),
        new("Ofmap scratchpad, 4 MiB", 1, 10.7, "published SRAM macro, 45 nm"), new("Vector unit", 1, 1.6, "assumed: 2 PEs per lane"),
    ];

    public static ImmutableArray<ResultConstant> Constants { get; } =
    [
        new("energy.mac.int8", "0.23 pJ", "Horowitz, ISSCC 2014, figure 1.1.9: 8-bit add and multiply, 45 nm", "published"),
        new("energy.sram.read", "1.28 pJ/B", "Interpolated between the 8 KiB and the 1 MiB figure of the same table by the square root of capacity", "derived"),
        new("energy.dram.read", "20 pJ/bit", "Horowitz, ISSCC 2014: 1.3 to 2.6 nJ for 64 bit", "published"),
        new("vector.lanes", "128", "as many as array columns", "chosen"), new("leakage", "12 mW/MiB", "no source", "assumed"),
        new("dram.efficiency", "0.92", "fitted on stream_copy of the sample device, 6 rows", "fitted"),
    ];

    /// <summary>A product on the array, weight-stationary: folds over K and N, M rows stream through each.</summary>
    public static OperationResult Product(string name, string kind, long m, long n, long k, long count = 1)
    {
        long folds = count * Ceiling(k) * Ceiling(n);
        long stream = folds * m;
        long fill = folds * ((2 * Array) + Array - 2);
        double read = count * ((m * k) + (k * n));
        double written = count * m * n;
        long transfer = (long)((read + written) / Bandwidth * Clock);
        long stall = Math.Max(0, transfer - stream - fill);
        long cycles = stream + fill + stall;
        long macs = count * m * n * k;
        return new OperationResult
        {
            Name = name,
            Kind = kind,
            SourceType = kind == "gemm" ? "MatMul" : "Conv",
            M = m,
            N = n,
            K = k,
            Count = count,
            Macs = macs,
            Cycles = cycles,
            Seconds = cycles / Clock,
            Folds = folds,
            Utilization = (double)macs / ((double)cycles * Array * Array),
            MappingEfficiency = (double)count * k * n / ((double)folds * Array * Array),
            BoundBy = stall > 0 ? "dram" : "compute",
            TimeShares = Table(("stream", stream / Clock), ("fill_drain", fill / Clock), ("memory_stall", stall / Clock)),
            Busy = Table(("compute", stream / Clock), ("dram", transfer / Clock), ("scratchpad", (stream + (0.4 * fill)) / Clock)),
            BytesByLevel = Traffic(("ifmap_scratchpad", stream * (double)Math.Min(k, Array), read * 0.6), ("filter_scratchpad", count * k * n, count * k * n), ("ofmap_scratchpad", stream * 0.5 * Math.Min(n, Array), stream * (double)Math.Min(n, Array)), ("dram", read, written)),
            Energy = Energy(macs, stream, read + written).Values.Sum(),
            EnergyByComponent = Energy(macs, stream, read + written),
            Mapping = $"weight-stationary: K on rows ({Ceiling(k)} folds), N on columns ({Ceiling(n)} folds), M streams",
        };
    }

    /// <summary>Something for the vector unit.</summary>
    public static OperationResult Vector(string name, string kind, string source, double elements)
    {
        double seconds = Math.Max(elements / VectorLanes / Clock, elements * 2 / Bandwidth * 0.2);
        return new OperationResult
        {
            Name = name,
            Kind = kind,
            SourceType = source,
            Cycles = (long)(seconds * Clock),
            Seconds = seconds,
            BoundBy = "vector",
            Utilization = 0,
            TimeShares = Table(("vector", seconds)),
            Busy = Table(("vector", seconds), ("scratchpad", seconds * 0.7)),
            BytesByLevel = Traffic(("ofmap_scratchpad", elements, elements), ("dram", 0, 0)),
            Energy = elements * 3e-12,
            EnergyByComponent = Table(("vector_unit", elements * 1e-12), ("ofmap_scratchpad", elements * 2e-12)),
            Mapping = "vector unit, 128 lanes",
        };
    }

    private static long Ceiling(long size) => (size + Array - 1) / Array;

    private static ImmutableSortedDictionary<string, double> Energy(long macs, long stream, double dram) => Table(
        ("macs", macs * 0.23e-12), ("pe_registers", macs * 0.11e-12), ("ifmap_scratchpad", stream * 128 * 1.28e-12), ("filter_scratchpad", stream * 6e-12),
        ("ofmap_scratchpad", stream * 128 * 1.1e-12), ("dram", dram * 160e-12), ("leakage", stream * 3e-10));

    private static ImmutableSortedDictionary<string, double> Table(params (string Key, double Value)[] lines) =>
        lines.Where(l => l.Value > 0).ToImmutableSortedDictionary(l => l.Key, l => l.Value, StringComparer.Ordinal);

    private static ImmutableSortedDictionary<string, LevelTraffic> Traffic(params (string Key, double Read, double Written)[] lines) =>
        lines.ToImmutableSortedDictionary(l => l.Key, l => new LevelTraffic(l.Read, l.Written), StringComparer.Ordinal);
}
