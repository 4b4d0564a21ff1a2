using System.Collections.Immutable;
using HwSim.Core.Config;

namespace HwSim.Cli.Input;

/// <summary>Options that take several whole numbers with commas between them.</summary>
internal static class NumberList
{
    /// <summary>The numbers; <paramref name="otherwise"/> where the option is not given.</summary>
    public static ImmutableArray<long> Read(string option, string? text, long least, long most, ImmutableArray<long> otherwise, Diagnostics into)
    {
        if (text is null)
        {
            return otherwise;
        }

        SourceText source = new(option, text);
        ImmutableArray<long>.Builder numbers = ImmutableArray.CreateBuilder<long>();
        int column = 1;
        foreach (string part in text.Split(','))
        {
            if (ConfigTypes.Whole(least, most).TryRead(new ScalarNode(new Place(source, 1, column), part.Trim()), into, out long number))
            {
                numbers.Add(number);
            }

            column += part.Length + 1;
        }

        return numbers.Count == 0 ? otherwise : numbers.ToImmutable();
    }
}
