namespace HwSim.Core.Engine.Exploration;

/// <summary>What an axis varies.</summary>
public enum AxisTarget
{
    /// <summary>A key of the machine file, by its path.</summary>
    MachineKey,

    /// <summary>Which machine.</summary>
    Machine,

    /// <summary>Which workload.</summary>
    Workload,

    /// <summary>An option of the workload: batch, seq, context or phase.</summary>
    WorkloadOption,

    /// <summary>A technique applied after those of the study; <c>none</c> applies none.</summary>
    Technique,
}
