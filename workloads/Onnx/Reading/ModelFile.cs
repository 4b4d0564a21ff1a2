using System.Globalization;
using Google.Protobuf;
using HwSim.Core.Config;
using HwSim.Workloads.Onnx.Schema;

namespace HwSim.Workloads.Onnx.Reading;

/// <summary>Bytes to a parsed model, or the one reason why they are none.</summary>
internal static class ModelFile
{
    /// <summary>Unknown fields are skipped rather than kept. Nested messages are limited to a depth of 100 by the parser.</summary>
    private static readonly MessageParser<ModelProto> Parser = ModelProto.Parser.WithDiscardUnknownFields(true);

    /// <exception cref="ImportException">The bytes are no ONNX model.</exception>
    public static ModelProto Parse(ReadOnlySpan<byte> content)
    {
        if (content.IsEmpty)
        {
            throw new ImportException(DiagnosticCode.EmptyFile, "the file is empty; an ONNX model is expected");
        }

        if (ForeignFile.Describe(content) is { } other)
        {
            throw ImportException.Bad($"this is not an ONNX model but {other}");
        }

        ModelProto model = Decode(content);
        if (model.Graph is null)
        {
            throw ImportException.Bad("this is not an ONNX model: it holds no graph");
        }

        if (model.OpsetImport.Count == 0)
        {
            throw ImportException.Bad("the model names no operator set; the file is probably truncated");
        }

        return model;
    }

    private static ModelProto Decode(ReadOnlySpan<byte> content)
    {
        try
        {
            return Parser.ParseFrom(content);
        }
        catch (InvalidProtocolBufferException e)
        {
            throw Unreadable(content.Length, e.Message);
        }
        catch (Exception e) when (e is IndexOutOfRangeException or ArgumentException)
        {
            // Google.Protobuf 3.25 runs past the end of the file where a nested length lies about it.
            throw Unreadable(content.Length, "a length in it reaches beyond its end");
        }
    }

    private static ImportException Unreadable(int length, string why) => ImportException.Bad(string.Create(
        CultureInfo.InvariantCulture, $"this is not a readable ONNX model, or it is truncated or damaged ({length} bytes): {why}"));
}
