using System.Collections.Frozen;
using System.Collections.Immutable;
using HwSim.Core.Config;

namespace HwSim.Accelerators.Gpu.Constants;

/// <summary>
/// The constants that ship, with source and trust: one set fitted on all devices with open measurements, for every other device, and
/// for each of those devices the set that was fitted without it.
/// </summary>
public sealed class ConstantsFile
{
    private const string Kind = "gpu_constants";

    private static readonly ImmutableArray<GpuConstant> All = [.. Enum.GetValues<GpuConstant>()];

    private static readonly ConfigType<ImmutableArray<Sourced<double>>> Values = ConfigTypes.Record<ImmutableArray<Sourced<double>>>("the constants", f =>
    {
        Field<Sourced<double>>[] fields = [.. All.Select(c => f.Required(ConstantUnits.KeyOf(c), ConfigTypes.Sourced(ConstantUnits.TypeOf(c)), "a constant with its source"))];
        return v => [.. fields.Select(v.Get)];
    });

    private static readonly ConfigType<(string Device, ImmutableArray<double?> Values)> Without = ConfigTypes.Record<(string Device, ImmutableArray<double?> Values)>("the constants fitted without a device", f =>
    {
        Field<string> device = f.Required("device", ConfigTypes.Text, "the device that was left out, as measurement files call it");
        Field<double>[] fields = [.. All.Select(c => f.Optional(ConstantUnits.KeyOf(c), ConstantUnits.TypeOf(c), 0, "the value without the device"))];
        return v => (v.Get(device), [.. fields.Select(x => v.IsGiven(x) ? v.Get(x) : (double?)null)]);
    });

    private static readonly ConfigType<ConstantsFile> Type = ConfigTypes.Record<ConstantsFile>("a file of GPU constants", f =>
    {
        Field<string> name = f.Required(Kind, ConfigTypes.Text, "its name");
        Field<ImmutableArray<Sourced<double>>> values = f.Required("constants", Values, "the constants");
        Field<ImmutableArray<(string Device, ImmutableArray<double?> Values)>> without = f.Optional("without", ConfigTypes.ListOf(Without), [], "what changes where a device is left out");
        return v => new ConstantsFile(v.Get(values), v.Get(without));
    });

    private static readonly Lazy<ConstantsFile> Read = new(ReadShipped);

    private readonly FrozenDictionary<string, GpuConstants> without;

    private ConstantsFile(ImmutableArray<Sourced<double>> values, ImmutableArray<(string Device, ImmutableArray<double?> Values)> without)
    {
        Sourced = values;
        Global = new GpuConstants([.. values.Select(v => v.Value)]);
        this.without = without.ToFrozenDictionary(w => w.Device, w => new GpuConstants([.. w.Values.Select((v, i) => v ?? values[i].Value)]));
    }

    /// <summary>What ships with HwSim.</summary>
    public static ConstantsFile Shipped => Read.Value;

    /// <summary>Every constant with its source, in the order of <see cref="GpuConstant"/>.</summary>
    public ImmutableArray<Sourced<double>> Sourced { get; }

    /// <summary>The set fitted on all devices.</summary>
    public GpuConstants Global { get; }

    /// <summary>How many constants were fitted.</summary>
    public int Fitted => Sourced.Count(v => v.Trust == Trust.Fitted);

    /// <summary>The set to predict a device with: the one that was fitted without it.</summary>
    public GpuConstants For(string device) => without.GetValueOrDefault(device, Global);

    private static ConstantsFile ReadShipped()
    {
        Diagnostics problems = [];
        ConfigLoader loader = new(_ => null, []);
        SourceText text = new EmbeddedTexts(typeof(ConstantsFile).Assembly, "gpu/").Find("constants")!;
        return loader.Load(text, Kind, [], problems) is { } file && Type.TryRead(file, problems, out ConstantsFile? read) ? read : throw new InvalidDataException(string.Join('\n', problems));
    }
}
