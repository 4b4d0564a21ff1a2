using System.Collections.Immutable;
using HwSim.Accelerators.Gpu;
using HwSim.Core.Config;
using HwSim.Core.Units;

namespace HwSim.Tests.Contract;

/// <summary>What the contract suite must know to vary the machines of a model: overrides of the model's own keys.</summary>
/// <param name="Variants">Overrides that make a preset another machine, each with a name; the presets themselves are always tested.</param>
/// <param name="Bandwidth">The override that sets main-memory bandwidth.</param>
/// <param name="Clock">The override that sets the clock.</param>
/// <param name="Width">The overrides that make every operand so many bits wide.</param>
/// <param name="MorePes">The overrides that double the PEs of a file in both directions.</param>
/// <param name="Unlimited">The resolved file without any limit to bandwidth.</param>
internal sealed record ContractModel(
    ImmutableArray<(string Name, string[] Overrides)> Variants,
    Func<BytesPerSecond, string> Bandwidth,
    Func<Hertz, string> Clock,
    Func<int, string[]> Width,
    Func<MappingNode, string[]> MorePes,
    Func<MappingNode, MappingNode> Unlimited)
{
    private static readonly string[] SmallArray = ["array.rows=8", "array.columns=8", "scratchpads.ifmap=2 KiB", "scratchpads.filter=2 KiB", "scratchpads.ofmap=1 KiB", "vector.lanes=8"];

    private static readonly string[] SmallCore = ["core.atomic_channels=8", "core.atomic_kernels=8", "core.winograd=false", "buffer=64 KiB", "memory_atom=8 B"];

    /// <summary>Every model of the registry needs an entry here.</summary>
    public static IReadOnlyDictionary<string, ContractModel> All { get; } = new Dictionary<string, ContractModel>
    {
        ["systolic"] = new(
            [
                ("16x16", ["array.rows=16", "array.columns=16", "scratchpads.ifmap=16 KiB", "scratchpads.filter=16 KiB", "scratchpads.ofmap=16 KiB", "vector.lanes=16"]),
                ("8x8", SmallArray),
                ("8x8 output-stationary", [.. SmallArray, "array.dataflow=os"]),
                ("8x8 input-stationary", [.. SmallArray, "array.dataflow=is"]),
                ("8x8 best", [.. SmallArray, "array.dataflow=best"]),
                ("8x8 overlapped", [.. SmallArray, "array.overlap_folds=true"]),
                ("8x8 output-stationary overlapped", [.. SmallArray, "array.dataflow=os", "array.overlap_folds=true"]),
                ("8x8 packed", [.. SmallArray, "array.pack_groups=true"]),
                ("8x8 input-stationary packed", [.. SmallArray, "array.dataflow=is", "array.pack_groups=true"]),
                ("8x8 single-buffered", [.. SmallArray, "scratchpads.double_buffered=false"]),
                ("8x8 sparse", [.. SmallArray, "array.largest_sparse_group=8"]),
                ("8x8 starved", [.. SmallArray, "dram.bandwidth=100 MB/s"]),
                ("8x8 starved, best", [.. SmallArray, "dram.bandwidth=100 MB/s", "array.dataflow=best"]),
                ("8x8 with tiny scratchpads", [.. SmallArray, "scratchpads.ifmap=16 B", "scratchpads.filter=16 B", "scratchpads.ofmap=64 B"]),
                ("8x8 fp16", [.. SmallArray, "precision.ifmap=fp16", "precision.filter=fp16", "precision.ofmap=fp16", "precision.accumulator=fp32"]),
                ("8x8 without vector unit", [.. SmallArray, "vector.lanes=0"]),
                ("8x8 of 4-bit PEs", [.. SmallArray, "array.pe_bits=4"]),
                ("8x8 of 3-bit PEs, output-stationary", [.. SmallArray, "array.pe_bits=3", "array.dataflow=os", "precision.ifmap=int5"]),
                ("8x8 of pairs", [.. SmallArray, "array.pe_bits=4", "precision.ifmap=ovp8", "precision.filter=ovp4", "precision.ofmap=ovp8"]),
                ("8x8 with outliers aside", [.. SmallArray, "precision.ifmap=olaccel4", "precision.filter=olaccel4", "precision.ofmap=olaccel4"]),
                ("4x32", [.. SmallArray, "array.rows=4", "array.columns=32"]),
            ],
            BandwidthKey,
            ClockKey,
            // PEs as wide as any operand: where narrow ones take fewer PEs, the array is another.
            bits => ["array.pe_bits=16", "precision.least=int4", $"precision.ifmap=int{bits}", $"precision.filter=int{bits}", $"precision.ofmap=int{bits}", "precision.accumulator=int32"],
            file => [Doubled(file, "array", "rows"), Doubled(file, "array", "columns")],
            Unbounded),
        ["nvdla"] = new(
            [
                ("small core", SmallCore),
                ("small core, starved", [.. SmallCore, "dram.bandwidth=100 MB/s"]),
                ("small core, loads first", [.. SmallCore, "overlap_loads=false", "output_rate=0.5 B/cycle"]),
                ("without vector unit", ["vector.lanes=0"]),
                ("fp16", ["precision=fp16"]),
            ],
            BandwidthKey,
            ClockKey,
            bits => [bits > 8 ? "precision=int16" : "precision=int8"],
            file => [Doubled(file, "core", "atomic_channels"), Doubled(file, "core", "atomic_kernels")],
            Unbounded),
        ["eyeriss"] = new(
            [
                ("small buffer", ["buffer.size=8 KiB", "buffer.ifmap=2 KiB"]),
                ("starved", ["dram.bandwidth=10 MB/s"]),
                ("without vector unit", ["vector.lanes=0"]),
            ],
            BandwidthKey,
            ClockKey,
            _ => ["precision=int16"],
            file => [Doubled(file, "array", "rows"), Doubled(file, "array", "columns")],
            Unbounded),
        ["gemmini"] = new(
            [
                ("8x8", ["dimension=8", "scratchpad=32 KiB", "accumulator=16 KiB"]),
                ("starved", ["dram.bandwidth=100 MB/s", "cache=16 KiB"]),
                ("without vector unit", ["vector.lanes=0"]),
            ],
            BandwidthKey,
            ClockKey,
            _ => ["precision=int8"],
            file => [Doubled(file, "dimension"), "scratchpad=2 MiB", "accumulator=1 MiB"],
            Unbounded),
        ["tpu"] = new(
            [
                ("16x16", ["array.rows=16", "array.columns=16", "accumulator_rows=32", "unified_buffer=4 KiB"]),
                ("starved", ["dram.bandwidth=100 MB/s"]),
                ("without vector unit", ["vector.lanes=0"]),
                ("16-bit activations", ["precision=int16"]),
            ],
            BandwidthKey,
            ClockKey,
            bits => [bits > 8 ? "precision=int16" : "precision=int8"],
            file => [Doubled(file, "array", "rows"), Doubled(file, "array", "columns")],
            Unbounded),
        ["sparse-core"] = new(
            [
                ("small block", ["block.rows=2", "block.columns=4", "block.reduction=4", "buffer.bytes=3"]),
                ("two of four", ["skips=two-of-four"]),
                ("any weights, starved", ["skips=weights", "buffer.bytes=20", "dram.bandwidth=100 MB/s"]),
                ("any weights, runs", ["skips=weights", "run_lengths=true"]),
                ("compressed ifmaps", ["skips=weights-of-compressed-ifmaps", "ifmap_density=0.5"]),
                ("both sides", ["skips=both"]),
                ("gated", ["skips=nothing-but-gates"]),
                ("without vector unit", ["vector.lanes=0"]),
            ],
            BandwidthKey,
            ClockKey,
            bits => [bits > 8 ? "precision=int16" : bits > 4 ? "precision=int8" : "precision=int4"],
            file => [Doubled(file, "block", "rows"), Doubled(file, "block", "columns")],
            Unbounded),
        ["sat"] = new(
            [
                ("8x8", ["array.rows=8", "array.columns=8", "sum_rows=16"]),
                ("output-stationary", ["schedule=os", "interleave=1"]),
                ("weight-stationary, sorted late", ["schedule=ws", "pre_generate=false"]),
                ("forward only", ["method=sr-ste"]),
                ("starved", ["dram.bandwidth=100 MB/s"]),
                ("without vector unit", ["vector.lanes=0"]),
            ],
            BandwidthKey,
            ClockKey,
            bits => [bits > 8 ? "precision=fp16" : "precision=int8"],
            file => ["device=u250", Doubled(file, "array", "rows")],
            Unbounded),
        ["autosa"] = new(
            [
                ("small", ["array.rows=4", "array.columns=4", "array.simd=2", "tile.rows=16", "tile.columns=8"]),
                ("drain overlapped", ["overlap_drain=true"]),
                ("starved", ["dram.bandwidth=100 MB/s"]),
                ("without vector unit", ["vector.lanes=0"]),
            ],
            BandwidthKey,
            ClockKey,
            bits => [bits > 8 ? "precision=int16" : "precision=int8"],
            file => [Doubled(file, "array", "simd")],
            Unbounded),
        ["sparse-waves"] = new(
            [
                ("small", ["multiprocessors=2", "tile_rows=16", "tile_columns=16", "macs=8"]),
                ("starved", ["dram.bandwidth=100 MB/s"]),
                ("without vector unit", ["vector.lanes=0"]),
            ],
            BandwidthKey,
            ClockKey,
            bits => [bits > 8 ? "precision=fp16" : "precision=int8"],
            file => [Doubled(file, "multiprocessors")],
            Unbounded),
        ["ethos-u"] = new(
            [
                ("32 MACs", ["macs=32"]),
                ("starved", ["dram.bandwidth=10 MB/s"]),
                ("maps in DRAM", ["maps_in_dram=true", "cascading=false", "sram.size=64 KiB"]),
            ],
            BandwidthKey,
            ClockKey,
            _ => ["precision=int8"],
            _ => ["cores=4"],
            Unbounded),
        ["mcu"] = new(
            [
                ("fast kernels", ["kernels.convolution=0.1", "kernels.depthwise=0.2", "kernels.dense=0.3", "kernels.result=0"]),
                ("small memories", ["sram=8 KiB", "flash=8 KiB"]),
            ],
            BandwidthKey,
            ClockKey,
            _ => ["precision=int8"],
            _ => ["kernels.convolution=0.01", "kernels.depthwise=0.01", "kernels.dense=0.01"],
            Unbounded),
        ["cube"] = new(
            [
                ("matrix", ["lowering=matrix", "cube.pixels=4"]),
                ("starved", ["dram.bandwidth=10 MB/s", "buffer=1 KiB"]),
                ("with a small parameter cache", ["parameter_cache.size=64 B", "parameter_cache.link=10 MB/s", "parameter_cache.parameters=1 KiB"]),
            ],
            BandwidthKey,
            ClockKey,
            bits => [bits > 8 ? "precision=int16" : "precision=int8"],
            file => [Doubled(file, "cube", "channels"), Doubled(file, "cube", "filters")],
            Unbounded),
        ["gpu"] = new(
            [
                ("tiny", ["multiprocessors=2", "lanes=16", "l2=256 KiB", "dram.bandwidth=1 GB/s", "launch=0 us"]),
                ("without launches", ["launch=0 us"]),
                ("with little power", ["board_power=5 W"]),
            ],
            BandwidthKey,
            ClockKey,
            bits => [FormattableString.Invariant($"widest_operand_bits={bits}")],
            file => [Doubled(file, "multiprocessors")],
            Unbounded),
        ["coupled"] = new(
            [
                ("with a host that takes no time", ["host.operator=0 us", "host.launch=0 us"]),
                ("with a slow memory", ["gpu.dram.bandwidth=1 GB/s"]),
            ],
            rate => $"gpu.{BandwidthKey(rate)}",
            clock => FormattableString.Invariant($"gpu.clock={clock.Value:R} Hz"),
            bits => [FormattableString.Invariant($"gpu.widest_operand_bits={bits}")],
            file => [FormattableString.Invariant($"gpu.multiprocessors={2 * (int)((GpuSpec)GpuOf(file)).Multiprocessors}")],
            file => WithGpu(file, Unbounded(GpuFileOf(file)))),
        ["cpu"] = new(
            [
                ("one core", ["cores=1", "l2=64 KiB", "l3=256 KiB", "dram.bandwidth=1 GB/s"]),
                ("without calls", ["dispatch=0 us", "fork_join=0 us"]),
            ],
            BandwidthKey,
            ClockKey,
            bits => [FormattableString.Invariant($"widest_operand_bits={bits}")],
            file => [Doubled(file, "cores")],
            Unbounded),
    };

    /// <summary>The GPU of a coupled machine as a file of its own.</summary>
    private static MappingNode GpuFileOf(MappingNode file)
    {
        MappingNode section = (MappingNode)file["gpu"]!;
        return section["preset"] is ScalarNode name ? Accelerators.Machines.Resolve(Accelerators.Machines.Preset(name.Value)!, [], [])!.With(section.Without("preset")) : section;
    }

    private static Core.Machine.HardwareSpec GpuOf(MappingNode file) => Accelerators.Machines.Build(GpuFileOf(file), [])!.Spec;

    private static MappingNode WithGpu(MappingNode file, MappingNode gpu)
    {
        MappingNode rest = file.Without("gpu");
        return rest with { Entries = rest.Entries.Add(new(new ScalarNode(file.At, "gpu"), gpu)) };
    }

    private static string BandwidthKey(BytesPerSecond rate) => FormattableString.Invariant($"dram.bandwidth={rate.Value:R} B/s");

    private static string ClockKey(Hertz clock) => FormattableString.Invariant($"clock={clock.Value:R} Hz");

    private static string Doubled(MappingNode file, string record, string key) => $"{record}.{Doubled((MappingNode)file[record]!, key)}";

    private static string Doubled(MappingNode file, string key) =>
        FormattableString.Invariant($"{key}={2 * long.Parse(((ScalarNode)file[key]!).Value, System.Globalization.CultureInfo.InvariantCulture)}");

    private static MappingNode Unbounded(MappingNode file) => Dram(((MappingNode)file["dram"]!).Without("bandwidth"), file.Without("dram"));

    private static MappingNode Dram(MappingNode dram, MappingNode rest) =>
        rest with { Entries = rest.Entries.Add(new(new ScalarNode(dram.At, "dram"), dram)) };
}
