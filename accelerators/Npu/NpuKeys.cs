using HwSim.Core.Config;
using HwSim.Core.Machine;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Npu;

/// <summary>The keys that all machine files of this folder have.</summary>
internal sealed class NpuKeys
{
    /// <summary>Bounds within which <see cref="Systolic.DramPort"/> is exact to 0.03 %.</summary>
    private const double LeastBytesPerCycle = 1.0 / (1 << 30);
    private const double MostBytesPerCycle = 1 << 20;
    private const long MostLanes = 1 << 16;

    private static readonly ConfigType<Sourced<BytesPerSecond>?> Dram = ConfigTypes.Record<Sourced<BytesPerSecond>?>("the main memory", f =>
    {
        Field<Sourced<BytesPerSecond>> bandwidth = f.Optional("bandwidth", ConfigTypes.Sourced(ConfigTypes.Between<BytesPerSecond>(1, 1e18)), default, "what all transfers share; left out, it is unlimited");
        return v => v.IsGiven(bandwidth) ? v.Get(bandwidth) : null;
    });

    private static readonly ConfigType<long> Vector = ConfigTypes.Record<long>("the vector unit", f =>
    {
        Field<long> lanes = f.Required("lanes", ConfigTypes.Whole(0, MostLanes), "simple operations a cycle");
        return v => v.Get(lanes);
    });

    private readonly Field<string> name;
    private readonly Field<string> description;
    private readonly Field<Hertz> clock;
    private readonly Field<int> bits;
    private readonly Field<Sourced<BytesPerSecond>?> dram;
    private readonly Field<long> vector;

    /// <summary>Declares them in a record.</summary>
    /// <param name="fields">Where.</param>
    /// <param name="model">The word after <c>model:</c>.</param>
    /// <param name="formats">Operand formats that the MACs have.</param>
    public NpuKeys(FieldList fields, string model, params (string Word, int Bits)[] formats)
    {
        name = fields.Required("machine", ConfigTypes.Text, "its name");
        _ = fields.Required("model", ConfigTypes.Choice("models", (model, model)), "the kind of machine");
        description = fields.Optional("description", ConfigTypes.Text, "", "one sentence");
        clock = fields.Required("clock", ConfigTypes.Between<Hertz>(1, 1e12), "clock of the MACs");
        bits = fields.Required("precision", ConfigTypes.Choice("operand formats", [.. formats.Select(f => (f.Word, f.Bits))]), "format of activations and weights");
        dram = fields.Required("dram", Dram, "main memory");
        vector = fields.Optional("vector", Vector, 0, "the unit for what is not a product; left out, such operations are infeasible");
    }

    public string Name(FieldValues values) => values.Get(name);

    public string Description(FieldValues values) => values.Get(description);

    public Hertz Clock(FieldValues values) => values.Get(clock);

    public int Bits(FieldValues values) => values.Get(bits);

    public long Lanes(FieldValues values) => values.Get(vector);

    /// <summary>The bandwidth; rejected where it is too far from the clock to compute with.</summary>
    public Sourced<BytesPerSecond>? Bandwidth(FieldValues values)
    {
        Sourced<BytesPerSecond>? given = values.Get(dram);
        if (given is { } bandwidth && bandwidth.Value.Value / values.Get(clock).Value is < LeastBytesPerCycle or > MostBytesPerCycle)
        {
            values.Reject(dram, $"the bandwidth is {new BytesPerCycle(bandwidth.Value.Value / values.Get(clock).Value)} at this clock, too far from what can be computed with", "leave 'bandwidth' out where it shall be unlimited");
        }

        return given;
    }

    /// <summary>A constant with its source for the list in reports.</summary>
    public static ConstantUse Constant<T>(string key, Sourced<T> value) =>
        new(key, FormattableString.Invariant($"{value.Value}"), value.Source.Length > 0 ? value.Source : "design parameter of the machine file", value.Trust);
}
