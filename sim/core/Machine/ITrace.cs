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

    /// <summary>Something on one track that made something on another happen, such as a launch call and its kernel; both inside spans.</summary>
    void Arrow(string fromTrack, Cycles from, string toTrack, Cycles to)
    {
    }

    /// <summary>How many of something there are from a time on, such as launches that wait in a queue.</summary>
    void Level(string track, Cycles at, long count)
    {
    }
}
