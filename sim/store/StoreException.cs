namespace HwSim.Store;

/// <summary>A store or journal that cannot be used, with the reason in one sentence without a full stop.</summary>
public sealed class StoreException : Exception
{
    public StoreException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }

    public StoreException()
        : this("the store cannot be used")
    {
    }

    public StoreException(string message)
        : this(message, null)
    {
    }

    /// <summary>True where the file is fine and holds another study.</summary>
    public bool IsOtherStudy { get; init; }

    /// <summary>The file holds another study than the one that is asked for.</summary>
    internal static StoreException Other(StudyRecord found) =>
        new($"the file holds another study, or another version of it ('{found.Name}', {found.Digest})") { IsOtherStudy = true };
}
