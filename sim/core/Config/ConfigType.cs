using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace HwSim.Core.Config;

/// <summary>
/// How a value of type <typeparamref name="T"/> is written in YAML. One declaration is both the reader and the JSON Schema,
/// so the two cannot disagree.
/// </summary>
public abstract class ConfigType<T>
{
    /// <summary>Reads a node.</summary>
    /// <returns>False after adding at least one diagnostic to <paramref name="into"/>.</returns>
    public abstract bool TryRead(ConfigNode node, Diagnostics into, [MaybeNullWhen(false)] out T value);

    /// <summary>The JSON Schema (draft 2020-12) of the values that <see cref="TryRead"/> accepts.</summary>
    public abstract JsonObject Schema();

    /// <summary>The scalar in <paramref name="node"/>, or null after a diagnostic.</summary>
    protected static ScalarNode? Scalar(ConfigNode node, Diagnostics into, string expected)
    {
        ArgumentNullException.ThrowIfNull(into);
        switch (node)
        {
            case ScalarNode { Value.Length: > 0 } scalar:
                return scalar;
            case ScalarNode empty:
                into.Add(DiagnosticCode.EmptyValue, empty.At, $"a value is missing: {expected} belongs here");
                return null;
            default:
                ArgumentNullException.ThrowIfNull(node);
                into.Add(DiagnosticCode.WrongNodeKind, node.At, $"{expected} belongs here, not {node.KindName}");
                return null;
        }
    }
}
