using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Core.Mappings;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Systolic;

/// <summary>The keys of a systolic machine file.</summary>
internal static class SystolicFile
{
    private const int MostRows = 1 << 16;

    /// <summary>Bounds within which <see cref="DramPort"/> is exact to 0.03 %.</summary>
    private const double LeastBytesPerCycle = 1.0 / (1 << 30);
    private const double MostBytesPerCycle = 1 << 20;

    private static readonly ConfigType<Dataflow?> Dataflows = ConfigTypes.Choice<Dataflow?>(
        "dataflows",
        ("weight-stationary", Dataflow.WeightStationary), ("ws", Dataflow.WeightStationary),
        ("output-stationary", Dataflow.OutputStationary), ("os", Dataflow.OutputStationary),
        ("input-stationary", Dataflow.InputStationary), ("is", Dataflow.InputStationary),
        ("best", null));

    private static readonly ConfigType<(ArrayShape Shape, Dataflow? Dataflow, bool Packs, long SparseGroup, long PeBits)> Array = ConfigTypes.Record<(ArrayShape Shape, Dataflow? Dataflow, bool Packs, long SparseGroup, long PeBits)>("the array", f =>
    {
        Field<long> rows = f.Required("rows", ConfigTypes.Whole(1, MostRows), "rows of PEs");
        Field<long> columns = f.Required("columns", ConfigTypes.Whole(1, MostRows), "columns of PEs");
        Field<Dataflow?> dataflow = f.Required("dataflow", Dataflows, "which operand is stationary; best lets the planner choose for each operation");
        Field<bool> overlap = f.Optional("overlap_folds", ConfigTypes.Flag, false, "a second set of stationary (or drain) registers, so that the next fold follows without a gap");
        Field<bool> pack = f.Optional("pack_groups", ConfigTypes.Flag, false, "small grouped products (depthwise convolutions, heads) share the array block-diagonally");
        Field<long> group = f.Optional("largest_sparse_group", ConfigTypes.Whole(1, 64), 1, "the largest M of N:M weights that a PE can select its operand for; 1 is a dense array");
        Field<long> pe = f.Optional("pe_bits", ConfigTypes.Whole(2, 32), 0, "bits that a PE multiplies; wider ifmaps take PEs of several rows together, wider filters PEs of several columns. Left out, a PE is as wide as any operand");
        return v => (new ArrayShape(v.Get(rows), v.Get(columns), v.Get(overlap)), v.Get(dataflow), v.Get(pack), v.Get(group), v.Get(pe));
    });

    private static readonly ConfigType<OperandWidths> Precision = ConfigTypes.Record<OperandWidths>("the precision", f =>
    {
        ConfigType<TensorFormat> operand = ConfigTypes.Choice("operand formats", [.. OperandFormats()]);
        ConfigType<TensorFormat> sum = ConfigTypes.Choice(
            "accumulator formats", [.. OperandFormats(), ("int24", Integer(24)), ("int32", TensorFormat.Int32), ("fp32", TensorFormat.Fp32)]);
        Field<TensorFormat> ifmap = f.Required("ifmap", operand, "format of activations: int4 to int16, fp16, bf16, fp8, ovp4 and other quantized formats");
        Field<TensorFormat> filter = f.Required("filter", operand, "format of weights");
        Field<TensorFormat> ofmap = f.Required("ofmap", operand, "format of results as they go to memory");
        Field<TensorFormat> accumulator = f.Required("accumulator", sum, "format of partial sums");
        Field<TensorFormat> least = f.Optional("least", operand, TensorFormat.Int4, "the narrowest operand that the machine has; narrower ones are stored and multiplied this wide; left out, any");
        return v =>
        {
            NumberKind kind = v.Get(ifmap).Kind;
            if (v.Get(filter).Kind != kind || v.Get(accumulator).Kind != kind)
            {
                v.Reject(filter, "ifmap, filter and accumulator must all be integers or all be floats");
            }

            if (v.Get(accumulator).Bits < Math.Max(v.Get(ifmap).Bits, v.Get(filter).Bits))
            {
                v.Reject(accumulator, "the accumulator is narrower than the operands");
            }

            if (v.IsGiven(least) && v.Get(least).Bits > Math.Min(v.Get(ifmap).Bits, v.Get(filter).Bits))
            {
                v.Reject(least, "the narrowest operand is wider than the operands");
            }

            return new OperandWidths(v.Get(ifmap).Bits, v.Get(filter).Bits, v.Get(ofmap).Bits, v.Get(accumulator).Bits, kind)
            {
                FilterBeside = v.Get(filter).Overhead,
                OfmapBeside = v.Get(ofmap).Overhead,
                Least = v.IsGiven(least) ? v.Get(least).Bits : 0,
                ArePairs = v.Get(ifmap).Name.StartsWith("ovp", StringComparison.Ordinal) && v.Get(filter).Name.StartsWith("ovp", StringComparison.Ordinal),
            };
        };
    });

    private static readonly ConfigType<ScratchpadSpec> Scratchpads = ConfigTypes.Record<ScratchpadSpec>("the scratchpads", f =>
    {
        Field<Bytes> ifmap = f.Required("ifmap", ConfigTypes.DataSize, "size, both halves");
        Field<Bytes> filter = f.Required("filter", ConfigTypes.DataSize, "size, both halves");
        Field<Bytes> ofmap = f.Required("ofmap", ConfigTypes.DataSize, "size, both halves; holds partial sums at accumulator width");
        Field<bool> doubled = f.Optional("double_buffered", ConfigTypes.Flag, true, "half of each works while the other half is filled or drained");
        return v => new ScratchpadSpec(v.Get(ifmap), v.Get(filter), v.Get(ofmap), v.Get(doubled));
    });

    private static readonly ConfigType<(Sourced<BytesPerSecond>? Bandwidth, string Type, Sourced<Watts>? Background)> Dram = ConfigTypes.Record<(Sourced<BytesPerSecond>? Bandwidth, string Type, Sourced<Watts>? Background)>("the main memory", f =>
    {
        Field<Sourced<BytesPerSecond>> bandwidth = f.Optional("bandwidth", ConfigTypes.Sourced(ConfigTypes.Between<BytesPerSecond>(1, 1e18)), default, "what all streams share; left out, it is unlimited");
        Field<string> type = f.Optional("type", ConfigTypes.Text, "", "as the energy table calls it: ddr4, lpddr4, hbm2, ...");
        Field<Sourced<Watts>> background = f.Optional("background", ConfigTypes.Sourced(ConfigTypes.NotNegative<Watts>()), default, "power whatever it transfers; charged with 'static_power: counted'");
        return v => (v.IsGiven(bandwidth) ? v.Get(bandwidth) : null, v.Get(type), v.IsGiven(background) ? v.Get(background) : null);
    });

    private static readonly ConfigType<long> Vector = ConfigTypes.Record<long>("the vector unit", f =>
    {
        Field<long> lanes = f.Required("lanes", ConfigTypes.Whole(0, MostRows), "simple operations a cycle");
        return v => v.Get(lanes);
    });

    private static readonly ConfigType<WholeParts> Parts = ConfigTypes.Record<WholeParts>("the parts of the energy table", f =>
    {
        Field<string> pe = f.Optional("pe", ConfigTypes.Text, "", "a PE with its registers");
        Field<string> ifmap = f.Optional("ifmap_decoder", ConfigTypes.Text, "", "the decoder of ifmap bytes, one a row");
        Field<string> filter = f.Optional("filter_decoder", ConfigTypes.Text, "", "the decoder of filter bytes, one a column");
        Field<string> controller = f.Optional("controller", ConfigTypes.Text, "", "what is there once beside the array");
        return v => new WholeParts(v.Get(pe), v.Get(ifmap), v.Get(filter), v.Get(controller));
    });

    /// <summary>The whole file, header keys removed.</summary>
    public static ConfigType<SystolicSpecWithTable> Type { get; } = ConfigTypes.Record<SystolicSpecWithTable>("a systolic machine", f =>
    {
        Field<string> name = f.Required("machine", ConfigTypes.Text, "its name");
        Field<string> model = f.Required("model", ConfigTypes.Choice("models", ("systolic", "systolic")), "the kind of machine");
        Field<string> description = f.Optional("description", ConfigTypes.Text, "", "one sentence");
        Field<Hertz> clock = f.Required("clock", ConfigTypes.Between<Hertz>(1, 1e12), "clock of the array and the scratchpads");
        Field<(ArrayShape Shape, Dataflow? Dataflow, bool Packs, long SparseGroup, long PeBits)> array = f.Required("array", Array, "the PEs");
        Field<OperandWidths> precision = f.Required("precision", Precision, "operand formats");
        Field<ScratchpadSpec> pads = f.Required("scratchpads", Scratchpads, "on-chip memories");
        Field<(Sourced<BytesPerSecond>? Bandwidth, string Type, Sourced<Watts>? Background)> dram = f.Required("dram", Dram, "main memory");
        Field<long> vector = f.Optional("vector", Vector, 0, "the unit for what is not a matrix product; left out, such operations are infeasible");
        Field<bool> keep = f.Optional("keep_ofmaps", ConfigTypes.Flag, true, "an ofmap that fits stays on chip for the next operation");
        Field<Metres> technology = f.Optional("technology", ConfigTypes.Between<Metres>(1e-10, 1e-4), default, "feature size, such as 45 nm; needed for energy and area");
        Field<string> table = f.Optional("energy_table", ConfigTypes.Text, "", "the table of published energy and area figures");
        Field<WholeParts> parts = f.Optional("parts", Parts, WholeParts.None, "parts that the energy table has as a whole, instead of multipliers, adders and registers");
        Field<bool> power = f.Optional("static_power", ConfigTypes.Choice("ways", ("reported", false), ("counted", true)), false, "whether static power is part of each operation's energy, or reported beside it");
        return v =>
        {
            if (v.IsGiven(table) != v.IsGiven(technology))
            {
                v.Reject(v.IsGiven(table) ? table : technology, "energy and area need both 'energy_table' and 'technology'");
            }

            bool isComposed = v.Get(array).PeBits > 0 && v.Get(array).PeBits < Math.Max(v.Get(precision).Ifmap, v.Get(precision).Filter);
            if (isComposed && v.Get(array).Dataflow is not (Dataflow.WeightStationary or Dataflow.OutputStationary))
            {
                v.Reject(array, "PEs that work together on wide operands need a dataflow in which the ifmap enters rows", "write weight-stationary or output-stationary, or make 'pe_bits' as wide as the operands");
            }

            if (v.IsGiven(parts) && !v.IsGiven(table))
            {
                v.Reject(parts, "parts come from an energy table, and the file names none");
            }

            if (v.Get(dram).Bandwidth is { } bandwidth && bandwidth.Value.Value / v.Get(clock).Value is < LeastBytesPerCycle or > MostBytesPerCycle)
            {
                v.Reject(dram, $"the bandwidth is {new BytesPerCycle(bandwidth.Value.Value / v.Get(clock).Value)} at this clock, too far from what can be computed with", "leave 'bandwidth' out where it shall be unlimited");
            }

            return new SystolicSpecWithTable(
                new SystolicSpec
                {
                    Name = v.Get(name),
                    Description = v.Get(description),
                    Clock = v.Get(clock),
                    Array = v.Get(array).Shape,
                    Dataflow = v.Get(array).Dataflow,
                    PacksGroups = v.Get(array).Packs,
                    LargestSparseGroup = (int)v.Get(array).SparseGroup,
                    Widths = v.Get(precision),
                    Scratchpads = v.Get(pads),
                    KeepsOfmaps = v.Get(keep),
                    Bandwidth = v.Get(dram).Bandwidth,
                    DramType = v.Get(dram).Type,
                    DramBackground = v.Get(dram).Background,
                    CountsStaticPower = v.Get(power),
                    PeBits = (int)v.Get(array).PeBits,
                    WholeParts = v.Get(parts),
                    VectorLanes = v.Get(vector),
                    Technology = v.IsGiven(technology) ? v.Get(technology) : null,
                },
                v.Get(table));
        };
    });

    private static TensorFormat Integer(int bits) => new($"int{bits}", bits, NumberKind.Integer, NmPattern.Dense);

    private static IEnumerable<(string Word, TensorFormat Format)> OperandFormats()
    {
        for (int bits = 4; bits <= 16; bits++)
        {
            yield return ($"int{bits}", Integer(bits));
        }

        foreach (TensorFormat format in new[] { TensorFormat.Fp8, TensorFormat.Fp16, TensorFormat.Bf16 }.Concat(TensorFormat.Quantized))
        {
            yield return (format.Name, format);
        }
    }
}
