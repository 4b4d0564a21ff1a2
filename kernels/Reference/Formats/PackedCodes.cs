namespace HwSim.Kernels.Reference.Formats;

/// <summary>Codes of 1 to 16 bits one after another in bytes, each from its highest bit; a started byte is a whole byte.</summary>
internal static class PackedCodes
{
    public static byte[] Pack(ReadOnlySpan<ushort> codes, int bits)
    {
        byte[] bytes = new byte[(((long)codes.Length * bits) + 7) / 8];
        long at = 0;
        foreach (ushort code in codes)
        {
            for (int bit = bits - 1; bit >= 0; bit--, at++)
            {
                bytes[at >> 3] |= (byte)(((code >> bit) & 1) << (7 - (int)(at & 7)));
            }
        }

        return bytes;
    }

    public static ushort[] Unpack(ReadOnlySpan<byte> bytes, int count, int bits)
    {
        ushort[] codes = new ushort[count];
        long at = 0;
        for (int i = 0; i < count; i++)
        {
            int code = 0;
            for (int bit = 0; bit < bits; bit++, at++)
            {
                code = (code << 1) | ((bytes[(int)(at >> 3)] >> (7 - (int)(at & 7))) & 1);
            }

            codes[i] = (ushort)code;
        }

        return codes;
    }
}
