using HwSim.Accelerators.Npu;
using HwSim.Core.Config;

namespace HwSim.Accelerators.Fpga.Sat;

/// <summary>The keys of SAT machine files.</summary>
internal static class SatFile
{
    private const long MostSide = 1 << 10;
    private const long MostRows = 1 << 20;
    private const double MostEach = 1e5;

    private static readonly ConfigType<Sourced<long>> Cycles = ConfigTypes.Sourced(ConfigTypes.Whole(1, MostSide));

    private static readonly ConfigType<Sourced<double>> Each = ConfigTypes.Sourced(ConfigTypes.Number(0, MostEach));

    private static readonly ConfigType<(long Rows, long Columns)> Array = ConfigTypes.Record<(long Rows, long Columns)>("the PEs", f =>
    {
        Field<long> rows = f.Required("rows", ConfigTypes.Whole(1, MostSide), "rows of PEs");
        Field<long> columns = f.Required("columns", ConfigTypes.Whole(1, MostSide), "columns of PEs");
        return v => (v.Get(rows), v.Get(columns));
    });

    private static readonly ConfigType<FpgaResources> Pe = ConfigTypes.Record<FpgaResources>("one PE", f =>
    {
        Field<Sourced<double>> lut = f.Required("lut", Each, "look-up tables");
        Field<Sourced<double>> flipFlop = f.Required("ff", Each, "flip-flops");
        Field<Sourced<double>> dsp = f.Required("dsp", Each, "multipliers");
        return v => new FpgaResources(v.Get(lut).Value, v.Get(flipFlop).Value, 0, 0, v.Get(dsp).Value);
    });

    /// <summary>The whole file, header keys removed.</summary>
    public static ConfigType<SatSpec> Type { get; } = ConfigTypes.Record<SatSpec>("a SAT trainer", f =>
    {
        NpuKeys keys = new(f, "sat", ("fp16", 16), ("int8", 8));
        Field<FpgaDevice> device = f.Required("device", ConfigTypes.Choice("boards", [.. FpgaDevice.All.Select(d => (d.Name, d))]), "the board");
        Field<(long Rows, long Columns)> array = f.Required("array", Array, "the PEs");
        Field<SparsePhases> method = f.Required(
            "method", ConfigTypes.Choice("methods", ("dense", SparsePhases.Dense), ("sr-ste", SparsePhases.SrSte), ("sdgp", SparsePhases.Sdgp), ("bdwp", SparsePhases.Bdwp)), "which products of a step use N:M patterns");
        Field<SatSchedule> schedule = f.Optional(
            "schedule", ConfigTypes.Choice("schedules", ("best", SatSchedule.Best), ("os", SatSchedule.OutputStationary), ("ws", SatSchedule.WeightStationary)), SatSchedule.Best, "the dataflow of products");
        Field<Sourced<long>> latency = f.Required("accumulator_latency", Cycles, "cycles of a floating-point addition");
        Field<Sourced<long>> interleave = f.Required("interleave", Cycles, "outputs that share a PE in turn; 1 is none");
        Field<Sourced<long>> sums = f.Required("sum_rows", ConfigTypes.Sourced(ConfigTypes.Whole(1, MostRows)), "rows of partial sums that a tile of weights serves");
        Field<bool> ahead = f.Optional("pre_generate", ConfigTypes.Flag, true, "patterns are made once a step, in the weight update");
        Field<Sourced<long>> sorter = f.Required("sorter_groups", Cycles, "groups of M that the sorter takes a cycle");
        Field<Sourced<double>> update = f.Required("update_bytes", ConfigTypes.Sourced(ConfigTypes.Number(0, MostSide)), "bytes that an update moves a weight");
        Field<FpgaResources> pe = f.Required("pe", Pe, "what a PE takes of the board");
        return v => new SatSpec
        {
            Name = keys.Name(v),
            Description = keys.Description(v),
            Clock = keys.Clock(v),
            ActivationBits = keys.Bits(v),
            WeightBits = keys.Bits(v),
            Bandwidth = keys.Bandwidth(v),
            VectorLanes = keys.Lanes(v),
            Device = v.Get(device),
            Rows = v.Get(array).Rows,
            Columns = v.Get(array).Columns,
            Method = v.Get(method),
            Schedule = v.Get(schedule),
            AccumulatorLatency = v.Get(latency),
            Interleave = v.Get(interleave),
            SumRows = v.Get(sums),
            PreGenerates = v.Get(ahead),
            SorterGroups = v.Get(sorter),
            UpdateBytes = v.Get(update),
            EachPe = v.Get(pe),
        };
    });
}
