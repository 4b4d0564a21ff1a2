using System.Text.Json.Nodes;

namespace HwSim.Core.Config;

/// <summary>A declared key of a record type.</summary>
public abstract class Field
{
    public abstract string Key { get; }

    /// <summary>Which of the keys of its record it is, in the order of declaration.</summary>
    internal abstract int Index { get; }

    public abstract string Description { get; }

    public abstract bool IsRequired { get; }

    internal abstract JsonObject Schema();

    internal abstract void Read(MappingNode mapping, string owner, Diagnostics into, FieldValues values);
}
