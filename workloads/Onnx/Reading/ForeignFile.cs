using System.Text;

namespace HwSim.Workloads.Onnx.Reading;

/// <summary>Recognises what people hand over instead of an ONNX file, so that the message can say what it is.</summary>
internal static class ForeignFile
{
    private const int TextSample = 512;

    /// <summary>First bytes of well-known formats, at their offset. A protocol buffer of ONNX starts with one of its own field tags and matches none of them.</summary>
    private static readonly (int Offset, byte[] Magic, string What)[] Known =
    [
        (0, [0x89, (byte)'P', (byte)'N', (byte)'G'], "a PNG image"),
        (0, [0xFF, 0xD8, 0xFF], "a JPEG image"),
        (0, [(byte)'P', (byte)'K', 3, 4], "a zip archive (a PyTorch checkpoint is one too); export the model to ONNX first"),
        (0, [0x1F, 0x8B], "gzip data; unpack it first"),
        (0, [0x89, (byte)'H', (byte)'D', (byte)'F'], "an HDF5 file, such as Keras writes; convert it to ONNX first"),
        (0, "GGUF"u8.ToArray(), "a GGUF file"),
        (0, "%PDF"u8.ToArray(), "a PDF document"),
        (0, [0x7F, (byte)'E', (byte)'L', (byte)'F'], "an ELF binary"),
        (4, "TFL3"u8.ToArray(), "a TensorFlow Lite file; convert it to ONNX first"),
        (4, "ORTM"u8.ToArray(), "an ONNX Runtime .ort file; give the .onnx file that it was made from"),
    ];

    /// <summary>What the file is instead; null when it may be ONNX.</summary>
    public static string? Describe(ReadOnlySpan<byte> content)
    {
        foreach ((int offset, byte[] magic, string what) in Known)
        {
            if (content.Length >= offset + magic.Length && content.Slice(offset, magic.Length).SequenceEqual(magic))
            {
                return what;
            }
        }

        if (content.StartsWith("version https://git-lfs"u8))
        {
            return "a Git LFS pointer; fetch the real file with 'git lfs pull'";
        }

        return IsText(content[..Math.Min(content.Length, TextSample)]) ? "text" : null;
    }

    /// <summary>ONNX files start with the tag of a varint field (8), which is no character of a text.</summary>
    private static bool IsText(ReadOnlySpan<byte> sample)
    {
        foreach (byte b in sample)
        {
            if (b < 0x20 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r'))
            {
                return false;
            }
        }

        return !Encoding.UTF8.GetString(sample).Contains('\uFFFD', StringComparison.Ordinal);
    }
}
