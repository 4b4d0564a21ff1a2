using System.Collections.Concurrent;
using System.Collections.Frozen;
using HwSim.Core.Config;
using HwSim.Core.Machine;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Energy;

/// <summary>The energy tables and the technology scaling that ship with HwSim; each is read when it is first asked for.</summary>
public sealed class EnergyTables : IEnergyTables
{
    /// <summary>A sweep may have the technology as an axis.</summary>
    private const int MostEstimators = 64;

    private const string ScalingName = "stillmaker-baas-2017";

    private static readonly EmbeddedTexts Files = new(typeof(EnergyTables).Assembly, "energy/");

    /// <summary>The shipped tables; immutable, so one instance serves everybody.</summary>
    public static readonly EnergyTables Shipped = new();

    private readonly FrozenDictionary<string, Lazy<EnergyTable>> tables;
    private readonly ConcurrentDictionary<(string Table, Metres Node), PartEstimator> estimators = new();
    private readonly Lazy<TechnologyScaling> scaling = new(() => Read(ScalingName, TechnologyScalingFile.Kind, TechnologyScalingFile.Type));

    private EnergyTables()
    {
        Names = [.. Files.Names.Where(n => n != ScalingName)];
        tables = Names.ToFrozenDictionary(n => n, n => new Lazy<EnergyTable>(() => ReadTable(n)));
    }

    public IReadOnlyList<string> Names { get; }

    public TechnologyScaling Scaling => scaling.Value;

    public PartEstimator EstimatorOf(EnergyTable table, Metres node)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (!ReferenceEquals(Find(table.Name), table))
        {
            return new PartEstimator(table, Scaling, node);
        }

        if (estimators.Count >= MostEstimators)
        {
            estimators.Clear();
        }

        return estimators.GetOrAdd((table.Name, node), static (key, own) => new PartEstimator(own.Table, own.Scaling, key.Node), (Table: table, Scaling));
    }

    public EnergyTable? Find(string name) => tables.TryGetValue(name, out Lazy<EnergyTable>? table) ? table.Value : null;

    private EnergyTable ReadTable(string name)
    {
        EnergyTable table = Read(name, EnergyTableFile.Kind, EnergyTableFile.Type);
        return table.With(table.Include.Select(n => Find(n) ?? throw new InvalidDataException($"energy table '{name}' includes '{n}', which does not exist")));
    }

    private static T Read<T>(string name, string kind, ConfigType<T> type)
    {
        Diagnostics problems = [];
        ConfigLoader loader = new(_ => null, []);
        return loader.Load(Files.Find(name)!, kind, [], problems) is { } file && type.TryRead(file, problems, out T? value)
            ? value
            : throw new InvalidDataException(string.Join('\n', problems));
    }
}
