using System.Text;
using HwSim.Core.Config;

namespace HwSim.Cli.Input;

/// <summary>Reads files that users name; everything that can go wrong becomes a diagnostic.</summary>
internal static class InputFile
{
    /// <summary>The largest text file that is read.</summary>
    public const long LargestText = 64L << 20;

    /// <summary>The largest model file that is read.</summary>
    public const long LargestModel = int.MaxValue;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>A UTF-8 text file, with or without byte order mark; null after a diagnostic.</summary>
    public static SourceText? Text(string path, Diagnostics into)
    {
        if (Bytes(path, LargestText, into) is not { } bytes)
        {
            return null;
        }

        ReadOnlySpan<byte> content = bytes;
        if (content.StartsWith(Encoding.UTF8.Preamble))
        {
            content = content[Encoding.UTF8.Preamble.Length..];
        }

        bool isUtf16 = content.StartsWith(Encoding.Unicode.Preamble) || content.StartsWith(Encoding.BigEndianUnicode.Preamble);
        try
        {
            string text = Strict.GetString(content);
            if (!text.Contains('\0', StringComparison.Ordinal))
            {
                return new SourceText(path, text);
            }
        }
        catch (DecoderFallbackException)
        {
            // Falls through to the diagnostic: what is wrong is the same.
        }

        into.Add(DiagnosticCode.NotUtf8, new SourceText(path, "").Start, isUtf16 ? "the file is UTF-16 text, not UTF-8" : "the file is not UTF-8 text", "save it as UTF-8");
        return null;
    }

    /// <summary>A file to be read in one go from beginning to end, however long; null after a diagnostic.</summary>
    public static Stream? Open(string path, Diagnostics into)
    {
        Place at = new SourceText(path, "").Start;
        try
        {
            if (Directory.Exists(path))
            {
                into.Add(DiagnosticCode.UnreadableFile, at, "this is a folder, and a file belongs here");
                return null;
            }

            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        }
        catch (FileNotFoundException)
        {
            into.Add(DiagnosticCode.UnreadableFile, at, "there is no such file");
        }
        catch (DirectoryNotFoundException)
        {
            into.Add(DiagnosticCode.UnreadableFile, at, "there is no such folder");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            into.Add(DiagnosticCode.UnreadableFile, at, $"cannot be read: {e.Message.TrimEnd('.')}");
        }

        return null;
    }

    /// <summary>The bytes of a file; null after a diagnostic.</summary>
    public static byte[]? Bytes(string path, long largest, Diagnostics into)
    {
        if (Open(path, into) is not { } opened)
        {
            return null;
        }

        Place at = new SourceText(path, "").Start;
        try
        {
            using Stream stream = opened;
            if (stream.CanSeek && stream.Length > largest)
            {
                into.Add(DiagnosticCode.FileTooLarge, at, $"the file has {new Core.Units.Bytes(stream.Length)}; at most {new Core.Units.Bytes(largest)} is read");
                return null;
            }

            return ReadAtMost(stream, largest) ?? Refuse(at, largest, into);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            into.Add(DiagnosticCode.UnreadableFile, at, $"cannot be read: {e.Message.TrimEnd('.')}");
            return null;
        }
    }

    private static byte[]? Refuse(Place at, long largest, Diagnostics into)
    {
        into.Add(DiagnosticCode.FileTooLarge, at, $"more than {new Core.Units.Bytes(largest)}");
        return null;
    }

    /// <summary>The whole stream; null where it is longer. A device that never ends is cut off.</summary>
    private static byte[]? ReadAtMost(Stream stream, long largest)
    {
        if (stream.CanSeek && stream.Length > 0)
        {
            byte[] whole = new byte[stream.Length];
            stream.ReadExactly(whole);
            return whole;
        }

        using MemoryStream copy = new();
        byte[] buffer = new byte[1 << 16];
        for (int read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
        {
            copy.Write(buffer, 0, read);
            if (copy.Length > Math.Min(largest, LargestText))
            {
                return null;
            }
        }

        return copy.ToArray();
    }
}
