using System.Text;
using HwSim.Core.Config;

namespace HwSim.Cli.Output;

/// <summary>Writes files whole or not at all.</summary>
internal static class OutputFiles
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Makes sure that a folder exists and can be written to, before any work is done for it.</summary>
    public static void CheckFolder(string folder)
    {
        string probe = Path.Combine(folder, ".hwsim-probe");
        Guard(folder, () =>
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(probe, "");
            File.Delete(probe);
        });
    }

    /// <summary>Makes sure that a file can be written, before any work is done for it.</summary>
    public static void CheckFile(string path)
    {
        if (path == "-")
        {
            return;
        }

        if (Directory.Exists(path))
        {
            throw new InputException([new Diagnostic(DiagnosticCode.Unwritable, new SourceText(path, "").Start, "this is a folder, and a file is to be written", "give a file name")]);
        }

        CheckFolder(Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".");
    }

    /// <summary>Writes a text file through a temporary one beside it, so that readers see the old or the new file and nothing in between.</summary>
    public static void Write(string path, string text) => Write(path, writer => writer.Write(text));

    /// <summary>The same for a text that is written piece by piece.</summary>
    public static void Write(string path, Action<TextWriter> write) => Guard(path, () =>
    {
        string partial = path + ".partial";
        try
        {
            using (StreamWriter writer = new(partial, append: false, Utf8) { NewLine = "\n" })
            {
                write(writer);
            }

            File.Move(partial, path, overwrite: true);
        }
        finally
        {
            File.Delete(partial);
        }
    });

    /// <summary>Writes; what goes wrong becomes a diagnostic.</summary>
    public static void Guard(string path, Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new InputException([new Diagnostic(DiagnosticCode.Unwritable, new SourceText(path, "").Start, $"cannot be written: {e.Message.TrimEnd('.')}")]);
        }
    }
}
