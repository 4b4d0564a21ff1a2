using HwSim.Core.Config;
using HwSim.Store;

namespace HwSim.Cli.Input;

/// <summary>Stores and journals that users name; what is wrong with them becomes a diagnostic.</summary>
internal static class StoreFile
{
    /// <summary>Uses a file.</summary>
    /// <exception cref="InputException">It cannot be used.</exception>
    public static T Use<T>(string path, Func<T> use)
    {
        try
        {
            return use();
        }
        catch (StoreException e)
        {
            string way = e.IsOtherStudy ? "give the study its own file, or remove this one" : "give another file";
            throw new InputException([new Diagnostic(e.IsOtherStudy ? DiagnosticCode.OtherStudy : DiagnosticCode.BadStore, new SourceText(path, "").Start, e.Message, way)]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException([new Diagnostic(DiagnosticCode.Unwritable, new SourceText(path, "").Start, $"cannot be used: {e.Message.TrimEnd('.')}")]);
        }
    }
}
