using System.Text;
using HwSim.Core.Config;

namespace HwSim.Cli;

/// <summary>Reads text files that users name.</summary>
internal static class InputFile
{
    private const long Largest = 64L << 20;

    /// <summary>The text of a UTF-8 file, a byte order mark removed; null after a diagnostic.</summary>
    public static SourceText? Read(string path, Diagnostics diagnostics)
    {
        Place at = new SourceText(path, string.Empty).Start;
        try
        {
            var file = new FileInfo(path);
            if (Directory.Exists(path))
            {
                diagnostics.Add(DiagnosticCode.UnreadableFile, at, "this is a directory, a file is needed");
                return null;
            }

            if (file.Length > Largest)
            {
                diagnostics.Add(DiagnosticCode.FileTooLarge, at, $"the file has {file.Length} bytes, at most {Largest} are read");
                return null;
            }

            byte[] bytes = File.ReadAllBytes(path);
            if (bytes.Length == 0)
            {
                diagnostics.Add(DiagnosticCode.EmptyFile, at, "the file is empty");
                return null;
            }

            string text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes);
            return new SourceText(path, text.StartsWith('\uFEFF') ? text[1..] : text);
        }
        catch (DecoderFallbackException)
        {
            diagnostics.Add(DiagnosticCode.NotUtf8, at, "the file is not UTF-8 text");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            diagnostics.Add(DiagnosticCode.UnreadableFile, at, $"the file cannot be read: {e.Message}");
        }

        return null;
    }
}
