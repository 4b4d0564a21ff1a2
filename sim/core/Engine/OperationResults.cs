using System.Collections.Immutable;
using System.Text.Json;
using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Results;

namespace HwSim.Core.Engine;

/// <summary>Turns costs into result rows.</summary>
internal static class OperationResults
{
    public static OperationResult Of(ExecutedOperation executed, IAccelerator machine)
    {
        Operation operation = executed.Operation;
        GemmShape? shape = operation.Lowered;
        OperationResult row = new()
        {
            Name = operation.Name,
            Kind = Name(operation.Kind),
            SourceType = operation.SourceType,
            Fused = [.. operation.Epilogue.Select(e => e.Name)],
            M = shape?.M ?? 0,
            N = shape?.N ?? 0,
            K = shape?.K ?? 0,
            Count = shape?.Count ?? operation.Repeat,
            Infeasible = executed.Plan.Reason,
            Macs = operation.Macs,
        };
        if (!executed.Plan.IsFeasible)
        {
            return row;
        }

        Cost cost = executed.Cost;
        return row with
        {
            PerformedMacs = cost.Macs,
            Seconds = cost.Time.Value,
            Cycles = cost.Cycles.Value,
            Utilization = shape is null ? null : cost.Utilization,
            MappingEfficiency = shape is null ? null : cost.MappingEfficiency,
            Folds = shape is null ? null : cost.Folds,
            BoundBy = Name(cost.BoundBy),
            Energy = machine.MissingEnergy.IsEmpty ? cost.Energy.Total : null,
            EnergyByComponent = Table(cost.Energy),
            TimeShares = Table(cost.Shares),
            Busy = Table(cost.Busy),
            BytesByLevel = Traffic(cost),
            Mapping = shape is null ? "" : Describe(executed),
        };
    }

    /// <summary>An enumeration value as it stands in result documents: snake case.</summary>
    public static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    public static ImmutableSortedDictionary<string, double> Table<TKey>(in PerKey<TKey> values)
        where TKey : struct, Enum => values.NonZero().ToImmutableSortedDictionary(p => Name(p.Key), p => p.Value, StringComparer.Ordinal);

    public static ImmutableSortedDictionary<string, LevelTraffic> Traffic(in Cost cost)
    {
        PerKey<MemoryLevel> read = cost.Read;
        PerKey<MemoryLevel> written = cost.Written;
        return (read + written).NonZero().ToImmutableSortedDictionary(p => Name(p.Key), p => new LevelTraffic(read[p.Key], written[p.Key]), StringComparer.Ordinal);
    }

    private static string Describe(ExecutedOperation executed)
    {
        Mappings.Mapping mapping = executed.Plan.Mapping;
        Mappings.BlockTile tile = mapping.Tile;
        List<string> parts = tile.Rows > 0
            ? [$"thread blocks of {tile.Rows}x{tile.Columns}{(tile.Splits > 1 ? $", reduction split in {tile.Splits}" : "")}{(tile.SkipsZeros ? ", zeros skipped" : "")}"]
            : [Name(mapping.Dataflow).Replace('_', '-'), $"{Name(mapping.Order).Replace('_', '-')} loops"];
        if (tile.Rows == 0 && mapping.Chunk < executed.Operation.Lowered!.Value.M && mapping.Dataflow == Mappings.Dataflow.WeightStationary)
        {
            parts.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"chunks of {mapping.Chunk}"));
        }

        if (mapping.Packed > 1)
        {
            parts.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{mapping.Packed} packed"));
        }

        if (mapping.Residency.InputsOnChip != 0)
        {
            parts.Add("input on chip");
        }

        if (mapping.Residency.OutputStays)
        {
            parts.Add("output stays");
        }

        return string.Join(", ", parts);
    }
}
