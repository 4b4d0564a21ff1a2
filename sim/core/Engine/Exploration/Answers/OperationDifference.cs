using HwSim.Core.Results;

namespace HwSim.Core.Engine.Exploration.Answers;

/// <summary>One operation in two runs. Operations of one name are told apart by the order in which they come.</summary>
/// <param name="Name">Its name.</param>
/// <param name="First">Null where the first run has none of that name.</param>
/// <param name="Second">Null where the second run has none.</param>
public sealed record OperationDifference(string Name, OperationResult? First, OperationResult? Second)
{
    /// <summary>By how many seconds it is longer in the second run; an operation that is not there, or cannot run, takes none.</summary>
    public double Seconds => (Second?.Seconds ?? 0) - (First?.Seconds ?? 0);

    /// <summary>By how many joules it takes more in the second run.</summary>
    public double Energy => (Second?.Energy ?? 0) - (First?.Energy ?? 0);

    /// <summary>By how much a share of its time changes, in seconds.</summary>
    public double Share(string key) => Value(Second, key) - Value(First, key);

    private static double Value(OperationResult? of, string key) => of is null ? 0 : of.TimeShares.GetValueOrDefault(key);
}
