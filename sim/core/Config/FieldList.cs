namespace HwSim.Core.Config;

/// <summary>Where a record type declares its keys.</summary>
public sealed class FieldList
{
    private readonly List<Field> declared = [];

    internal IReadOnlyList<Field> Declared => declared;

    internal bool Has(string key)
    {
        foreach (Field field in declared)
        {
            if (field.Key == key)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A key that must be there.</summary>
    public Field<T> Required<T>(string key, ConfigType<T> type, string description) => Add(new Field<T>(declared.Count, key, type, description, isRequired: true, default!));

    /// <summary>A key that may be left out; <paramref name="otherwise"/> is then its value.</summary>
    public Field<T> Optional<T>(string key, ConfigType<T> type, T otherwise, string description) => Add(new Field<T>(declared.Count, key, type, description, isRequired: false, otherwise));

    private Field<T> Add<T>(Field<T> field)
    {
        declared.Add(field);
        return field;
    }
}
