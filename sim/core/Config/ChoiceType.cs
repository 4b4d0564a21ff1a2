using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace HwSim.Core.Config;

/// <summary>One of a few words.</summary>
/// <param name="whatTheyAre">Names the choices in messages, e.g. "dataflows".</param>
/// <param name="choices">Each accepted word with its value; several words may mean the same.</param>
public sealed class ChoiceType<T>(string whatTheyAre, ImmutableArray<(string Word, T Value)> choices) : ConfigType<T>
{
    public override bool TryRead(ConfigNode node, Diagnostics into, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        ArgumentNullException.ThrowIfNull(into);
        if (Scalar(node, into, $"one of the {whatTheyAre}") is not { } scalar)
        {
            return false;
        }

        foreach ((string word, T meaning) in choices)
        {
            if (word == scalar.Value)
            {
                value = meaning;
                return true;
            }
        }

        into.Add(DiagnosticCode.UnknownChoice, scalar.At, $"'{scalar.Value}' is not one of the {whatTheyAre}", Suggest.From(scalar.Value, choices.Select(c => c.Word), whatTheyAre));
        return false;
    }

    public override JsonObject Schema() => new() { ["enum"] = new JsonArray([.. choices.Select(c => (JsonNode)c.Word)]) };
}
