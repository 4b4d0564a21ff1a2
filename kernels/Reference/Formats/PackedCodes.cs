namespace HwSim.Kernels.Reference.Formats;

/// <summary>Codes of 1 to 16 bits one after another in bytes, each from its highest bit; a started byte is a whole byte.</summary>
internal static class PackedCodes
{
    private const int Byte = 8;
    private const int Nibble = 4;

    public static byte[] Pack(ReadOnlySpan<ushort> codes, int bits)
    {
        byte[] bytes = new byte[(((long)codes.Length * bits) + Byte - 1) / Byte];
        int at = 0;
        if (bits == Byte)
        {
            foreach (ushort code in codes)
            {
                bytes[at++] = unchecked((byte)code);
            }

            return bytes;
        }

        if (bits == Nibble)
        {
            for (; at < codes.Length / 2; at++)
            {
                bytes[at] = unchecked((byte)((codes[2 * at] << Nibble) | (codes[(2 * at) + 1] & 15)));
            }

            if (codes.Length % 2 == 1)
            {
                bytes[at] = unchecked((byte)(codes[^1] << Nibble));
            }

            return bytes;
        }

        uint mask = (1u << bits) - 1;
        uint waiting = 0;
        int held = 0;
        foreach (ushort code in codes)
        {
            waiting = (waiting << bits) | (code & mask);
            held += bits;
            while (held >= Byte)
            {
                held -= Byte;
                bytes[at++] = unchecked((byte)(waiting >> held));
            }
        }

        if (held > 0)
        {
            bytes[at] = unchecked((byte)(waiting << (Byte - held)));
        }

        return bytes;
    }

    public static ushort[] Unpack(ReadOnlySpan<byte> bytes, int count, int bits)
    {
        ushort[] codes = new ushort[count];
        int at = 0;
        if (bits == Byte)
        {
            foreach (ref ushort code in codes.AsSpan())
            {
                code = bytes[at++];
            }

            return codes;
        }

        if (bits == Nibble)
        {
            for (; at < codes.Length / 2; at++)
            {
                int both = bytes[at];
                codes[2 * at] = (ushort)(both >> Nibble);
                codes[(2 * at) + 1] = (ushort)(both & 15);
            }

            if (codes.Length % 2 == 1)
            {
                codes[^1] = (ushort)(bytes[at] >> Nibble);
            }

            return codes;
        }

        uint mask = (1u << bits) - 1;
        uint waiting = 0;
        int held = 0;
        foreach (ref ushort code in codes.AsSpan())
        {
            while (held < bits)
            {
                waiting = (waiting << Byte) | bytes[at++];
                held += Byte;
            }

            held -= bits;
            code = (ushort)((waiting >> held) & mask);
        }

        return codes;
    }
}
