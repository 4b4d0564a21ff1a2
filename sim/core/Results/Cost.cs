using HwSim.Core.Units;

namespace HwSim.Core.Results;

/// <summary>
/// What one operation costs, as a breakdown. A plain struct: computing one allocates nothing.
/// </summary>
public record struct Cost
{
    /// <summary>Cycles from start to end at the machine's clock.</summary>
    public Cycles Cycles { get; set; }

    /// <summary>Time from start to end.</summary>
    public Seconds Time { get; set; }

    /// <summary>Seconds for which each resource is busy; resources overlap, so these do not add up.</summary>
    public PerKey<Resource> Busy { get; set; }

    /// <summary>What the time goes to, in seconds; adds up to <see cref="Time"/>.</summary>
    public PerKey<TimeShare> Shares { get; set; }

    /// <summary>Bytes read at each memory level.</summary>
    public PerKey<MemoryLevel> Read { get; set; }

    /// <summary>Bytes written at each memory level.</summary>
    public PerKey<MemoryLevel> Written { get; set; }

    /// <summary>Dynamic energy of each component in joules, as far as the energy table has figures.</summary>
    public PerKey<EnergyComponent> Energy { get; set; }

    /// <summary>Multiply-accumulates done (sparse ones skipped are not).</summary>
    public long Macs { get; set; }

    /// <summary>Multiply-accumulates over what the matrix engine could have done in the time, 0 to 1.</summary>
    public double Utilization { get; set; }

    /// <summary>Share of PEs that hold useful work while operands stream, averaged over folds, 0 to 1.</summary>
    public double MappingEfficiency { get; set; }

    /// <summary>Folds (tiles of the array) that the operation takes.</summary>
    public long Folds { get; set; }

    /// <summary>The resource that decides the time.</summary>
    public Resource BoundBy { get; set; }
}
