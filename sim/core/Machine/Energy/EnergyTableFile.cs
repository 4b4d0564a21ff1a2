using System.Collections.Immutable;
using HwSim.Core.Config;
using HwSim.Core.Units;

namespace HwSim.Core.Machine;

/// <summary>How an energy table is written in YAML.</summary>
public static class EnergyTableFile
{
    /// <summary>The key that names the table and marks the kind of file.</summary>
    public const string Kind = "energy_table";

    private static readonly ConfigType<ArithmeticUnit> Unit = ConfigTypes.Record<ArithmeticUnit>("a row of logic", f =>
    {
        Field<ArithmeticPart> part = f.Required(
            "part",
            ConfigTypes.Choice(
                "parts",
                ("integer_adder", ArithmeticPart.IntegerAdder),
                ("integer_multiplier", ArithmeticPart.IntegerMultiplier),
                ("float_adder", ArithmeticPart.FloatAdder),
                ("float_multiplier", ArithmeticPart.FloatMultiplier),
                ("register", ArithmeticPart.Register)),
            "what the row is about");
        Field<long> bits = f.Required("bits", ConfigTypes.Whole(1, 1024), "width of the operands");
        Field<Joules> energy = f.Required("energy", ConfigTypes.Positive<Joules>(), "energy of one operation");
        Field<Watts> leakage = f.Optional("leakage", ConfigTypes.NotNegative<Watts>(), default, "static power");
        Field<SquareMicrometres> area = f.Optional("area", ConfigTypes.Positive<SquareMicrometres>(), default, "area");
        return v => new ArithmeticUnit(v.Get(part), (int)v.Get(bits), v.Get(energy), v.IsGiven(leakage) ? v.Get(leakage) : null, v.IsGiven(area) ? v.Get(area) : null);
    });

    private static readonly ConfigType<ArithmeticGroup> Group = ConfigTypes.Record<ArithmeticGroup>("a document's rows of logic", f =>
    {
        Field<string> source = f.Required("source", ConfigTypes.Text, "the document");
        Field<Trust> trust = f.Required("trust", ConfigTypes.TrustLevel, "published, derived, fitted or assumed");
        Field<string> areaSource = f.Optional("area_source", ConfigTypes.Text, "", "where the areas come from, if not from the document");
        Field<Trust> areaTrust = f.Optional("area_trust", ConfigTypes.TrustLevel, Trust.Published, "how far to trust the areas, if not like the energies");
        Field<Metres> technology = f.Required("technology", ConfigTypes.Positive<Metres>(), "feature size");
        Field<Volts> voltage = f.Optional("voltage", ConfigTypes.Positive<Volts>(), default, "supply, if the document states it");
        Field<ImmutableArray<ArithmeticUnit>> units = f.Required("units", ConfigTypes.ListOf(Unit, least: 1), "the rows");
        return v =>
        {
            if (v.Get(units).GroupBy(u => (u.Part, u.Bits)).FirstOrDefault(g => g.Count() > 1) is { } twice)
            {
                v.Reject(units, $"{twice.Key.Part} of {twice.Key.Bits} bits stands here twice");
            }

            return new ArithmeticGroup(
                v.Get(source),
                v.Get(trust),
                v.IsGiven(areaSource) ? v.Get(areaSource) : v.Get(source),
                v.IsGiven(areaTrust) ? v.Get(areaTrust) : v.Get(trust),
                v.Get(technology),
                v.IsGiven(voltage) ? v.Get(voltage) : null,
                v.Get(units));
        };
    });

    private static readonly ConfigType<SramMacro> Macro = ConfigTypes.Record<SramMacro>("a memory macro", f =>
    {
        Field<Bytes> capacity = f.Required("capacity", ConfigTypes.DataSize, "what it holds");
        Field<Joules> read = f.Required("read", ConfigTypes.Positive<Joules>(), "energy of reading one word");
        Field<Joules> write = f.Required("write", ConfigTypes.Positive<Joules>(), "energy of writing one word");
        Field<Watts> leakage = f.Required("leakage", ConfigTypes.Positive<Watts>(), "static power");
        Field<SquareMicrometres> area = f.Required("area", ConfigTypes.Positive<SquareMicrometres>(), "area");
        return v => new SramMacro(v.Get(capacity), v.Get(read), v.Get(write), v.Get(leakage), v.Get(area));
    });

    private static readonly ConfigType<SramSeries> Series = ConfigTypes.Record<SramSeries>("a series of memory macros", f =>
    {
        Field<string> source = f.Required("source", ConfigTypes.Text, "the document or run");
        Field<Trust> trust = f.Required("trust", ConfigTypes.TrustLevel, "published, derived, fitted or assumed");
        Field<Metres> technology = f.Required("technology", ConfigTypes.Positive<Metres>(), "feature size");
        Field<long> bits = f.Required("word_bits", ConfigTypes.Whole(1, 65536), "bits that one access moves");
        Field<ImmutableArray<SramMacro>> macros = f.Required("macros", ConfigTypes.ListOf(Macro, least: 1), "the macros, small to large");
        return v =>
        {
            ImmutableArray<SramMacro> all = v.Get(macros);
            if (all.Zip(all.Skip(1)).Any(pair => pair.First.Capacity >= pair.Second.Capacity))
            {
                v.Reject(macros, "the macros are not in the order of their capacity");
            }

            return new SramSeries(v.Get(source), v.Get(trust), v.Get(technology), (int)v.Get(bits), all);
        };
    });

    private static readonly ConfigType<DramFigure> Dram = ConfigTypes.Record<DramFigure>("a main memory", f =>
    {
        Field<string> type = f.Required("type", ConfigTypes.Text, "the name that machine files use");
        Field<JoulesPerBit> read = f.Required("read", ConfigTypes.Positive<JoulesPerBit>(), "energy of reading one bit");
        Field<JoulesPerBit> write = f.Optional("write", ConfigTypes.Positive<JoulesPerBit>(), default, "energy of writing one bit, if not like reading");
        Field<string> source = f.Required("source", ConfigTypes.Text, "the document, and what the figure covers");
        Field<Trust> trust = f.Required("trust", ConfigTypes.TrustLevel, "published, derived, fitted or assumed");
        return v => new DramFigure(v.Get(type), v.Get(read), v.IsGiven(write) ? v.Get(write) : v.Get(read), v.Get(source), v.Get(trust));
    });

    private static readonly ConfigType<PublishedPart> Part = ConfigTypes.Record<PublishedPart>("a part that is published as a whole", f =>
    {
        Field<string> name = f.Required("part", ConfigTypes.Text, "the name that machine files use");
        Field<Joules> energy = f.Required("energy", ConfigTypes.NotNegative<Joules>(), "energy of one operation");
        Field<Watts> leakage = f.Optional("leakage", ConfigTypes.NotNegative<Watts>(), default, "static power");
        Field<SquareMicrometres> area = f.Required("area", ConfigTypes.Positive<SquareMicrometres>(), "area of one");
        Field<Metres> technology = f.Required("technology", ConfigTypes.Positive<Metres>(), "feature size");
        Field<string> source = f.Required("source", ConfigTypes.Text, "the documents, and what was derived from them");
        Field<Trust> trust = f.Required("trust", ConfigTypes.TrustLevel, "published, derived, fitted or assumed");
        return v => new PublishedPart(
            v.Get(name), v.Get(energy), v.IsGiven(leakage) ? v.Get(leakage) : null, v.Get(area), v.Get(technology), v.Get(source), v.Get(trust));
    });

    /// <summary>The declaration: reader and schema.</summary>
    public static ConfigType<EnergyTable> Type { get; } = ConfigTypes.Record<EnergyTable>("an energy table", f =>
    {
        Field<string> name = f.Required(Kind, ConfigTypes.Text, "the name that machine files use");
        Field<string> description = f.Required("description", ConfigTypes.Text, "where the figures come from, in one sentence");
        Field<ImmutableArray<string>> include = f.Optional("include", ConfigTypes.ListOf(ConfigTypes.Text), [], "tables whose figures this one takes over");
        Field<ImmutableArray<ArithmeticGroup>> arithmetic = f.Optional("arithmetic", ConfigTypes.ListOf(Group), [], "adders, multipliers and register bits, by document");
        Field<ImmutableArray<SramSeries>> sram = f.Optional("sram", ConfigTypes.ListOf(Series), [], "on-chip memories, by technology and word width");
        Field<ImmutableArray<DramFigure>> dram = f.Optional("dram", ConfigTypes.ListOf(Dram), [], "main memories by type");
        Field<ImmutableArray<PublishedPart>> parts = f.Optional("parts", ConfigTypes.ListOf(Part), [], "PEs, decoders and controllers that are published as a whole");
        return v =>
        {
            if (v.Get(dram).GroupBy(d => d.Type).FirstOrDefault(g => g.Count() > 1) is { } twice)
            {
                v.Reject(dram, $"the type '{twice.Key}' stands here twice");
            }

            if (v.Get(parts).GroupBy(p => p.Name).FirstOrDefault(g => g.Count() > 1) is { } again)
            {
                v.Reject(parts, $"the part '{again.Key}' stands here twice");
            }

            return new EnergyTable(v.Get(name), v.Get(description)) { Include = v.Get(include), Arithmetic = v.Get(arithmetic), Sram = v.Get(sram), Dram = v.Get(dram), Parts = v.Get(parts) };
        };
    });
}
