using System.Collections.Frozen;
using System.Collections.Immutable;
using HwSim.Core.Config;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Coupled.Kernels;

/// <summary>The kernel lists that ship, one file a piece of software.</summary>
public static class KernelListFile
{
    /// <summary>The kind of file.</summary>
    public const string Kind = "kernel_list";

    private const string DefaultName = "pytorch-eager";

    private static readonly EmbeddedTexts Shipped = new(typeof(KernelListFile).Assembly, "kernels/");

    private static readonly ConfigType<KernelEntry> Entry = ConfigTypes.Record<KernelEntry>("a kernel", f =>
    {
        Field<string> name = f.Required("name", ConfigTypes.Text, "what it does");
        Field<KernelKind> kind = f.Optional("kind", ConfigTypes.Choice("kinds", ("elementwise", KernelKind.Elementwise), ("softmax", KernelKind.Softmax), ("layer-norm", KernelKind.LayerNorm), ("operation", KernelKind.Operation), ("attention", KernelKind.Attention)), KernelKind.Elementwise, "how its time is found");
        Field<ValueSet> over = f.Optional("over", ConfigTypes.Choice("sets of values", ("elements", ValueSet.Elements), ("rows", ValueSet.Rows), ("queries", ValueSet.Queries), ("keys", ValueSet.Keys), ("cache", ValueSet.Cache), ("once", ValueSet.Once), ("sequences", ValueSet.Sequences), ("logits", ValueSet.Logits)), ValueSet.Elements, "the values that it works on");
        Field<Bytes> read = f.Optional("read", ConfigTypes.DataSize, Bytes.Zero, "bytes that it reads for each value");
        Field<Bytes> write = f.Optional("write", ConfigTypes.DataSize, Bytes.Zero, "bytes that it writes for each value");
        Field<KernelCondition> when = f.Optional("when", ConfigTypes.Choice("conditions", ("always", KernelCondition.Always), ("batched", KernelCondition.Batched), ("prefill", KernelCondition.Prefill), ("batched-prefill", KernelCondition.BatchedPrefill), ("decode", KernelCondition.Decode)), KernelCondition.Always, "when it is launched");
        Field<double> slots = f.Optional("slots", ConfigTypes.Number(0, 64), 0, "issue slots of CUDA cores for a cached value and a query head");
        Field<double> slots8 = f.Optional("slots_int8", ConfigTypes.Number(0, 64), 0, "the same for cached values of 8 bits");
        Field<double> slots4 = f.Optional("slots_int4", ConfigTypes.Number(0, 64), 0, "the same for cached values of 4 bits");
        return v => new KernelEntry(v.Get(name), v.Get(kind), v.Get(over), v.Get(read).Value, v.Get(write).Value, v.Get(when), v.Get(slots), v.Get(slots8), v.Get(slots4));
    });

    private static readonly ConfigType<KernelRule> Rule = ConfigTypes.Record<KernelRule>("the kernels of an operation", f =>
    {
        Field<string> of = f.Required("of", ConfigTypes.Text, "the operator's name in its source, or a pattern of operation names with *");
        Field<ImmutableArray<KernelEntry>> kernels = f.Required("kernels", ConfigTypes.ListOf(Entry), "its kernels in order; none where another operation's kernel does the work");
        return v => new KernelRule(v.Get(of), v.Get(kernels));
    });

    private static readonly ConfigType<KernelList> Type = ConfigTypes.Record<KernelList>("a kernel list", f =>
    {
        Field<string> name = f.Required(Kind, ConfigTypes.Text, "its name");
        Field<string> description = f.Required("description", ConfigTypes.Text, "one sentence");
        Field<string> source = f.Required("source", ConfigTypes.Text, "where the lists come from");
        Field<double> issue = f.Optional("issue", ConfigTypes.Number(0, 100), 1, "host time to issue one kernel over that of one eager operator");
        Field<bool> epilogues = f.Optional("fuse_epilogues", ConfigTypes.Flag, false, "element-wise work after a product is part of it");
        Field<bool> merges = f.Optional("merge_projections", ConfigTypes.Flag, false, "products of the same input are one");
        Field<bool> splits = f.Optional("add_splits", ConfigTypes.Flag, false, "the parts of a split reduction are added up by a kernel of its own");
        Field<ImmutableArray<KernelRule>> rules = f.Optional("operations", ConfigTypes.ListOf(Rule), [], "kernels by operation");
        Field<ImmutableArray<KernelEntry>> before = f.Optional("before", ConfigTypes.ListOf(Entry), [], "kernels of a step before its operations");
        Field<ImmutableArray<KernelEntry>> after = f.Optional("after", ConfigTypes.ListOf(Entry), [], "kernels of a step after its operations");
        return v => new KernelList(v.Get(name), v.Get(description), v.Get(source), v.Get(issue), v.Get(epilogues), v.Get(merges), v.Get(splits), v.Get(rules), v.Get(before), v.Get(after));
    });

    private static readonly Lazy<FrozenDictionary<string, KernelList>> Read = new(() => Shipped.Names.ToFrozenDictionary(n => n, Load));

    /// <summary>Their names, in order.</summary>
    public static ImmutableArray<string> Names => Shipped.Names;

    /// <summary>What machines use that name none.</summary>
    public static KernelList Default => Read.Value[DefaultName];

    /// <summary>A list that a machine file names.</summary>
    public static ConfigType<KernelList> NameType { get; } = ConfigTypes.Choice("kernel lists", [.. Shipped.Names.Select(n => (n, Read.Value[n]))]);

    /// <summary>A list by name; null where there is none.</summary>
    public static KernelList? Find(string name) => Read.Value.GetValueOrDefault(name);

    private static KernelList Load(string name)
    {
        Diagnostics problems = [];
        ConfigLoader loader = new(Shipped.Find, Shipped.Names);
        return loader.Load(Shipped.Find(name)!, Kind, [], problems) is { } file && Type.TryRead(file, problems, out KernelList? list) && problems.IsEmpty ? list : throw new InvalidDataException(string.Join('\n', problems));
    }
}
