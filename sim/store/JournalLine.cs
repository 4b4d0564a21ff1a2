using System.Security.Cryptography;
using System.Text;

namespace HwSim.Store;

/// <summary>A line of a journal: eight hexadecimal digits of the SHA-256 of the rest, a blank, the rest, a line end.</summary>
internal static class JournalLine
{
    private const int CheckLength = 8;

    public static string Write(string content) => $"{Check(content)} {content}\n";

    /// <summary>The content of a line without its end; null where it is not what was written.</summary>
    public static string? Read(string line) =>
        line.Length > CheckLength && line[CheckLength] == ' ' && line.AsSpan(0, CheckLength).SequenceEqual(Check(line[(CheckLength + 1)..])) ? line[(CheckLength + 1)..] : null;

    private static string Check(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..CheckLength];
}
