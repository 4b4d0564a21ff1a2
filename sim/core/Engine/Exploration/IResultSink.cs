namespace HwSim.Core.Engine.Exploration;

/// <summary>Where the results of a study go. Calls come one at a time; numbers rise within a batch, and those of a sweep from batch to batch. Baseline designs, whose numbers are below zero, stand before the first points that are compared with them.</summary>
public interface IResultSink
{
    /// <summary>Keeps a batch: all of it or, where the process dies, none.</summary>
    void Append(IReadOnlyList<PointResult> batch);
}
