namespace HwSim.Core.Engine.Exploration;

/// <summary>Where the results of a sweep go. Calls come one at a time, in rising order of numbers; baseline designs stand before the first points that are compared with them.</summary>
public interface IResultSink
{
    /// <summary>Keeps a batch: all of it or, where the process dies, none.</summary>
    void Append(IReadOnlyList<PointResult> batch);
}
