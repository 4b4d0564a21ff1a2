using HwSim.Core.Config;

namespace HwSim.Cli.Output;

/// <summary>A store that is made whole or not at all: a new one is filled under another name. One that is there already is filled in place.</summary>
internal sealed class NewStore : IDisposable
{
    private readonly string final;

    public NewStore(string path)
    {
        final = path;
        Path = File.Exists(path) ? path : path + ".partial";
        Remove();
    }

    /// <summary>Where to put results.</summary>
    public string Path { get; }

    /// <summary>Gives the store its name; it has to be closed.</summary>
    /// <exception cref="InputException">The file cannot be renamed.</exception>
    public void Keep()
    {
        if (Path == final)
        {
            return;
        }

        try
        {
            File.Move(Path, final);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException([new Diagnostic(DiagnosticCode.Unwritable, new SourceText(final, "").Start, $"cannot be written: {e.Message.TrimEnd('.')}")]);
        }
    }

    public void Dispose() => Remove();

    /// <summary>Removes what a merge before this one, or this one, left unfinished, with SQLite's files beside it.</summary>
    private void Remove()
    {
        if (Path != final)
        {
            foreach (string end in (string[])["", "-wal", "-shm"])
            {
                File.Delete(Path + end);
            }
        }
    }
}
