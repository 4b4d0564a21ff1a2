namespace HwSim.Core.Config;

/// <summary>What was read for the keys of one mapping.</summary>
public sealed class FieldValues
{
    private readonly MappingNode mapping;
    private readonly Diagnostics into;
    private readonly object?[] values;

    internal FieldValues(MappingNode mapping, Diagnostics into, int fields)
    {
        values = new object?[fields];
        this.mapping = mapping;
        this.into = into;
    }

    /// <summary>The value of a key.</summary>
    public T Get<T>(Field<T> field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return (T)values[field.Index]!;
    }

    /// <summary>True where the user wrote the key.</summary>
    public bool IsGiven(Field field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return mapping[field.Key] is not null;
    }

    /// <summary>Reports that a value does not fit the others.</summary>
    public void Reject(Field field, string message, string suggestion = "")
    {
        ArgumentNullException.ThrowIfNull(field);
        into.Add(DiagnosticCode.Inconsistent, mapping[field.Key]?.At ?? mapping.At, message, suggestion);
    }

    internal void Set(Field field, object? value) => values[field.Index] = value;
}
