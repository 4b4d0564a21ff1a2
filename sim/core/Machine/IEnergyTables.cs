namespace HwSim.Core.Machine;

/// <summary>The energy tables that machine files can name.</summary>
public interface IEnergyTables
{
    /// <summary>The names, for suggestions and lists.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>A table by name; null where there is none.</summary>
    EnergyTable? Find(string name);

    /// <summary>What takes their figures to other technologies.</summary>
    TechnologyScaling Scaling { get; }

    /// <summary>What estimates parts from a table at a technology; one that is kept knows the parts of the machines before.</summary>
    PartEstimator EstimatorOf(EnergyTable table, Units.Metres node) => new(table, Scaling, node);
}
