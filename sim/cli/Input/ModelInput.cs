using HwSim.Core.Config;
using HwSim.Core.Units;
using HwSim.Workloads.Onnx;

namespace HwSim.Cli.Input;

/// <summary>ONNX models whose values are needed, with the files beside them.</summary>
internal static class ModelInput
{
    /// <summary>The file, its values as 32-bit floats and in a format, the model that ONNX Runtime holds, and what is made on the way.</summary>
    private const int MemoryPerByte = 6;

    /// <summary>The bytes of a model that was checked; null after a diagnostic.</summary>
    public static byte[]? Bytes(string path, Diagnostics into)
    {
        if (InputFile.Bytes(path, InputFile.LargestModel, into) is not { } bytes)
        {
            return null;
        }

        long beside = 0;
        HashSet<string> counted = new(StringComparer.Ordinal);
        int before = into.Count;
        OnnxCheck.Run(path, bytes, LengthOf, into);
        long needed = (bytes.LongLength + beside) * MemoryPerByte;
        long there = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        if (into.Count == before && needed > there)
        {
            into.Add(DiagnosticCode.FileTooLarge, new SourceText(path, "").Start, $"the model has {new Bytes(bytes.LongLength + beside)} and would take about {new Bytes(needed)} to quantize; this host has {new Bytes(there)}", "quantize tensors of it as .npy files");
        }

        return into.Count == before ? bytes : null;

        long? LengthOf(string relative)
        {
            FileInfo file = new(Beside(path, relative));
            beside += file.Exists && counted.Add(relative) ? file.Length : 0;
            return file.Exists ? file.Length : null;
        }
    }

    /// <summary>Reads a part of a file beside a model.</summary>
    public static Func<string, long, int, byte[]> External(string path) => (relative, offset, length) =>
    {
        string file = Beside(path, relative);
        try
        {
            byte[] bytes = new byte[length];
            using FileStream stream = File.OpenRead(file);
            stream.Seek(offset, SeekOrigin.Begin);
            stream.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException([new Diagnostic(DiagnosticCode.UnreadableFile, new SourceText(file, "").Start, $"cannot be read: {e.Message.TrimEnd('.')}")]);
        }
    };

    private static string Beside(string path, string relative) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".", relative);
}
