using System.Collections.Immutable;
using HwSim.Core.Config;

namespace HwSim.Workloads.Techniques;

/// <summary>The arguments of a technique as written: values without a key first, then <c>key=value</c>.</summary>
/// <param name="name">The technique.</param>
/// <param name="at">Where it stands.</param>
/// <param name="values">Values without a key.</param>
/// <param name="named">Values with one.</param>
/// <param name="into">Takes what is wrong.</param>
public sealed class TechniqueArguments(string name, Place at, ImmutableArray<ScalarNode> values, ImmutableArray<KeyValuePair<ScalarNode, ScalarNode>> named, Diagnostics into)
{
    private readonly HashSet<string> known = [];
    private int taken;

    public Diagnostics Problems => into;

    /// <summary>The next value without a key, which must be there.</summary>
    public bool TryTake<T>(string what, ConfigType<T> type, out T? value)
    {
        ArgumentNullException.ThrowIfNull(type);
        value = default;
        if (taken < values.Length)
        {
            return type.TryRead(values[taken++], into, out value);
        }

        into.Add(DiagnosticCode.MissingKey, at, $"'{name}' needs {what}");
        return false;
    }

    /// <summary>The value of a key.</summary>
    /// <returns>False where it is missing, or wrong and reported.</returns>
    public bool TryGet<T>(string key, ConfigType<T> type, out T? value)
    {
        ArgumentNullException.ThrowIfNull(type);
        known.Add(key);
        foreach (KeyValuePair<ScalarNode, ScalarNode> argument in named)
        {
            if (argument.Key.Value == key)
            {
                return type.TryRead(argument.Value, into, out value);
            }
        }

        value = default;
        return false;
    }

    /// <summary>Reports that the arguments together make no sense.</summary>
    public void Reject(string message, string usage) => into.Add(DiagnosticCode.Inconsistent, at, $"'{name}' {message}", $"write {usage}");

    /// <summary>Reports arguments that nobody asked for.</summary>
    public void Finish(string usage)
    {
        foreach (ScalarNode value in values.Skip(taken))
        {
            into.Add(DiagnosticCode.UnknownKey, value.At, $"'{name}' does not know what '{value.Value}' is for", $"write {usage}");
        }

        foreach (ScalarNode key in named.Select(n => n.Key).Where(k => !known.Contains(k.Value)))
        {
            into.Add(DiagnosticCode.UnknownKey, key.At, $"'{name}' has no argument '{key.Value}'", Suggest.From(key.Value, known, "arguments"));
        }
    }
}
