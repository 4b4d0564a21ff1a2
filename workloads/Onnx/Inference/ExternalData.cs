using System.Globalization;
using HwSim.Core.Config;
using HwSim.Workloads.Onnx.Reading;
using HwSim.Workloads.Onnx.Schema;

namespace HwSim.Workloads.Onnx.Inference;

/// <summary>Checks that the values which a model keeps in files beside it are there; it never reads them.</summary>
internal sealed class ExternalData(Func<string, long?> lengthOf)
{
    private readonly Dictionary<string, long?> lengths = new(StringComparer.Ordinal);

    /// <exception cref="ImportException">The file is missing, too short, or outside of the model's folder.</exception>
    public void Check(TensorProto tensor, long[] shape)
    {
        string location = Entry(tensor, "location") ?? throw ImportException.Bad($"initializer {Quoted.Name(tensor.Name)} is stored outside of the file, but no place is given");
        if (LeavesFolder(location))
        {
            throw ImportException.Bad($"initializer {Quoted.Name(tensor.Name)} is stored in {Quoted.Name(location)}, outside of the model's folder");
        }

        if (!lengths.TryGetValue(location, out long? held))
        {
            lengths[location] = held = lengthOf(location);
        }

        if (held is null)
        {
            throw new ImportException(
                DiagnosticCode.MissingExternalData,
                $"the weights are stored in {Quoted.Name(location)}, which is not there (initializer {Quoted.Name(tensor.Name)})",
                "put it beside the model file");
        }

        long bits = Shapes.Product(shape) * ElementTypes.FileBits((ElementType)tensor.DataType);
        long offset = Number(tensor, "offset") ?? 0;
        long length = Number(tensor, "length") ?? ((bits + 7) / 8);
        if (offset < 0 || length < (bits + 7) / 8)
        {
            throw ImportException.Bad(string.Create(
                CultureInfo.InvariantCulture, $"initializer {Quoted.Name(tensor.Name)} of shape {Quoted.Shape(shape)} is said to take {length} bytes at {offset} of {Quoted.Name(location)}"));
        }

        if ((Int128)offset + length > held)
        {
            throw new ImportException(
                DiagnosticCode.MissingExternalData,
                string.Create(CultureInfo.InvariantCulture, $"{Quoted.Name(location)} has {held} bytes, but initializer {Quoted.Name(tensor.Name)} needs {length} bytes at {offset}"),
                "the file is probably truncated; fetch it again");
        }
    }

    private static bool LeavesFolder(string location) =>
        location.Length == 0 || location[0] is '/' or '\\' || location.Contains(':', StringComparison.Ordinal) ||
        location.Contains('\0', StringComparison.Ordinal) || location.Split('/', '\\').Contains("..");

    private static string? Entry(TensorProto tensor, string key) => tensor.ExternalData.FirstOrDefault(e => e.Key == key)?.Value;

    private static long? Number(TensorProto tensor, string key) =>
        Entry(tensor, key) is not { } text ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number
        : throw ImportException.Bad($"initializer {Quoted.Name(tensor.Name)} has {key} {Quoted.Name(text)}, which is no whole number");
}
