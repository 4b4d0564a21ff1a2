using HwSim.Core.Units;

namespace HwSim.Core.Machine;

/// <summary>Takes what happens when, for a timeline. Times are cycles from the start of the operation.</summary>
public interface ITrace
{
    /// <summary>False where nobody looks, so that an engine can skip the work.</summary>
    bool IsOn { get; }

    /// <summary>Something that occupied a track for a while.</summary>
    /// <param name="track">The resource: "PE array", "ifmap DRAM", ...</param>
    /// <param name="name">What happened: "fold 3", "fill ifmap tile 4".</param>
    void Span(string track, string name, Cycles start, Cycles duration);
}
