namespace HwSim.Core.Config;

/// <summary>A named text that configuration was read from: a file, a preset, or a command-line argument.</summary>
/// <param name="Name">What messages call it, usually the path as the user wrote it.</param>
/// <param name="Text">The whole text.</param>
public sealed record SourceText(string Name, string Text)
{
    /// <summary>The whole text as a place, for messages about the file itself.</summary>
    public Place Start => new(this, 1, 1);

    /// <summary>Line <paramref name="number"/> (from 1) without its line end; empty where there is no such line.</summary>
    public string Line(int number)
    {
        int start = 0;
        for (int line = 1; line < number; line++)
        {
            int end = Text.IndexOf('\n', start);
            if (end < 0)
            {
                return "";
            }

            start = end + 1;
        }

        int stop = Text.IndexOf('\n', start);
        return (stop < 0 ? Text[start..] : Text[start..stop]).TrimEnd('\r');
    }
}
