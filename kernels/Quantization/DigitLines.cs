namespace HwSim.Kernels.Quantization;

/// <summary>Pictures of lines of digits in dots of five by seven, dark on light, as sample inputs of models that look at images.</summary>
internal static class DigitLines
{
    private const int GlyphWidth = 5;
    private const int GlyphHeight = 7;

    /// <summary>The part of the height that a digit takes where the picture is one line.</summary>
    private const double LineShare = 0.6;

    /// <summary>The tallest digit; taller pictures have several lines.</summary>
    private const int TallestDigit = 35;

    private const float Paper = 0.9f;
    private const float Ink = -0.9f;

    /// <summary>Seven rows of five dots a digit, the left one in the highest bit.</summary>
    private static readonly byte[][] Glyphs =
    [
        [0x0E, 0x11, 0x13, 0x15, 0x19, 0x11, 0x0E], [0x04, 0x0C, 0x04, 0x04, 0x04, 0x04, 0x0E], [0x0E, 0x11, 0x01, 0x02, 0x04, 0x08, 0x1F],
        [0x1F, 0x02, 0x04, 0x02, 0x01, 0x11, 0x0E], [0x02, 0x06, 0x0A, 0x12, 0x1F, 0x02, 0x02], [0x1F, 0x10, 0x1E, 0x01, 0x01, 0x11, 0x0E],
        [0x06, 0x08, 0x10, 0x1E, 0x11, 0x11, 0x0E], [0x1F, 0x01, 0x02, 0x04, 0x08, 0x08, 0x08], [0x0E, 0x11, 0x11, 0x0E, 0x11, 0x11, 0x0E],
        [0x0E, 0x11, 0x11, 0x0F, 0x01, 0x02, 0x0C],
    ];

    /// <summary>Fills planes of a height and width, all channels of an image alike.</summary>
    public static void Draw(Span<float> values, int channels, int height, int width, ulong seed)
    {
        int plane = height * width;
        for (int image = 0; image < values.Length / (plane * channels); image++)
        {
            Span<float> first = values.Slice(image * channels * plane, plane);
            DrawPlane(first, height, width, unchecked(seed + (ulong)image));
            for (int c = 1; c < channels; c++)
            {
                first.CopyTo(values.Slice(((image * channels) + c) * plane, plane));
            }
        }
    }

    private static void DrawPlane(Span<float> plane, int height, int width, ulong seed)
    {
        plane.Fill(Paper);
        int dot = Math.Max(1, (int)(Math.Min(TallestDigit, height * LineShare) / GlyphHeight));
        int line = Math.Max(1, (int)(dot * GlyphHeight / LineShare));
        SeededRandom random = new(seed);
        for (int top = Math.Max(0, (Math.Min(line, height) - (dot * GlyphHeight)) / 2); top + (dot * GlyphHeight) <= height; top += line)
        {
            for (int left = dot * 2; left + (dot * GlyphWidth) <= width; left += dot * (GlyphWidth + 1))
            {
                DrawGlyph(plane, width, top, left, dot, Glyphs[random.Below(Glyphs.Length)]);
            }
        }
    }

    private static void DrawGlyph(Span<float> plane, int width, int top, int left, int dot, byte[] glyph)
    {
        for (int y = 0; y < GlyphHeight * dot; y++)
        {
            for (int x = 0; x < GlyphWidth * dot; x++)
            {
                if (((glyph[y / dot] >> (GlyphWidth - 1 - (x / dot))) & 1) == 1)
                {
                    plane[((top + y) * width) + left + x] = Ink;
                }
            }
        }
    }
}
