namespace HwSim.Core.Config;

/// <summary>A named text that configuration was read from: a file, a preset, or a command-line argument.</summary>
/// <param name="Name">What messages call it, usually the path as the user wrote it.</param>
/// <param name="Text">The whole text, or the lines of it from <see cref="FirstLine"/> on that a message needs.</param>
public sealed record SourceText(string Name, string Text)
{
    /// <summary>The number of the first line that <see cref="Text"/> holds: readers that stream a file keep only the line that they complain about.</summary>
    public int FirstLine { get; init; } = 1;

    /// <summary>The whole text as a place, for messages about the file itself.</summary>
    public Place Start => new(this, 1, 1);

    /// <summary>Line <paramref name="number"/> (from 1) without its line end; empty where there is no such line. Every line break of YAML counts.</summary>
    public string Line(int number)
    {
        number -= FirstLine - 1;
        foreach (ReadOnlySpan<char> line in Text.AsSpan().EnumerateLines())
        {
            if (--number == 0)
            {
                return line.ToString();
            }
        }

        return "";
    }
}
