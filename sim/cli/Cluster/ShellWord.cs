using System.Text.RegularExpressions;

namespace HwSim.Cli.Cluster;

/// <summary>Words of shell scripts.</summary>
internal static partial class ShellWord
{
    /// <summary>A word that the shell takes as it is, whatever is in it.</summary>
    public static string Of(string text) => Plain().IsMatch(text) ? text : $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    /// <summary>Words with blanks between them.</summary>
    public static string Of(IEnumerable<string> words) => string.Join(' ', words.Select(Of));

    [GeneratedRegex(@"\A[A-Za-z0-9_./:@%+,=-]+\z")]
    private static partial Regex Plain();
}
