namespace HwSim.Core.Config;

/// <summary>A positioned piece of configuration: a scalar, a list, or a mapping.</summary>
/// <param name="At">Where it stands.</param>
public abstract record ConfigNode(Place At)
{
    private Reading? reading;

    /// <summary>A changed copy: what was read from the original does not hold for it.</summary>
    protected ConfigNode(ConfigNode original)
    {
        ArgumentNullException.ThrowIfNull(original);
        At = original.At;
    }

    /// <summary>What it is, in words for messages.</summary>
    public abstract string KindName { get; }

    /// <summary>How many nodes it expands to once every alias is followed; saturates instead of overflowing.</summary>
    internal abstract long ExpandedSize { get; }

    /// <summary>What a type read here without a problem; null where it has not yet. Reading is pure, so a node that files share is read once.</summary>
    internal Reading? ReadingBy(object type) => reading is { } last && ReferenceEquals(last.Type, type) ? last : null;

    internal Reading Remember(object type, object? value) => reading = new Reading(type, value);

    public virtual bool Equals(ConfigNode? other) => other is not null && EqualityContract == other.EqualityContract && At == other.At;

    public override int GetHashCode() => HashCode.Combine(EqualityContract, At);
}
