namespace HwSim.Kernels.Reference.Formats;

/// <summary>A canonical Huffman code over up to 256 symbols: shorter codes first, of equal lengths the smaller symbol.</summary>
/// <remarks>Source: Huffman (1952); canonical form as in RFC 1951, 3.2.2.</remarks>
internal sealed class HuffmanCode
{
    private readonly int[] lengths;
    private readonly uint[] codes;
    private readonly int[] symbols;

    /// <summary>The code with given lengths; 0 for a symbol that does not occur.</summary>
    public HuffmanCode(int[] lengths)
    {
        this.lengths = lengths;
        codes = new uint[lengths.Length];
        symbols = [.. Enumerable.Range(0, lengths.Length).Where(s => lengths[s] > 0).OrderBy(s => lengths[s]).ThenBy(s => s)];
        uint code = 0;
        for (int i = 0; i < symbols.Length; i++)
        {
            code = i == 0 ? 0 : (code + 1) << (lengths[symbols[i]] - lengths[symbols[i - 1]]);
            codes[symbols[i]] = code;
        }
    }

    /// <summary>The lengths of least total size for given counts. A lone symbol takes one bit.</summary>
    /// <exception cref="ArgumentException">A code would be longer than 32 bits, which takes more than two million values.</exception>
    public static int[] Lengths(ReadOnlySpan<long> counts)
    {
        int[] lengths = new int[counts.Length];
        PriorityQueue<int[], (long Count, int First)> trees = new();
        for (int symbol = 0; symbol < counts.Length; symbol++)
        {
            if (counts[symbol] > 0)
            {
                trees.Enqueue([symbol], (counts[symbol], symbol));
            }
        }

        if (trees.Count == 1)
        {
            lengths[trees.Dequeue()[0]] = 1;
        }

        while (trees.Count > 1)
        {
            _ = trees.TryDequeue(out int[]? a, out (long Count, int First) first);
            _ = trees.TryDequeue(out int[]? b, out (long Count, int First) second);
            int[] joined = [.. a!, .. b!];
            foreach (int symbol in joined)
            {
                lengths[symbol]++;
            }

            trees.Enqueue(joined, (first.Count + second.Count, Math.Min(first.First, second.First)));
        }

        return lengths.Max() <= 32 ? lengths : throw new ArgumentException("a code would be longer than 32 bits");
    }

    public byte[] Write(ReadOnlySpan<byte> text, out long bits)
    {
        bits = 0;
        foreach (byte symbol in text)
        {
            bits += lengths[symbol];
        }

        byte[] bytes = new byte[(bits + 7) / 8];
        long at = 0;
        foreach (byte symbol in text)
        {
            for (int bit = lengths[symbol] - 1; bit >= 0; bit--, at++)
            {
                bytes[at >> 3] |= (byte)(((codes[symbol] >> bit) & 1) << (7 - (int)(at & 7)));
            }
        }

        return bytes;
    }

    public void Read(ReadOnlySpan<byte> bytes, Span<byte> text)
    {
        int longest = symbols.Length == 0 ? 0 : lengths[symbols[^1]];
        long[] firstCode = new long[longest + 2];
        int[] firstIndex = new int[longest + 2];
        int index = 0;
        for (int length = 1; length <= longest; length++)
        {
            firstIndex[length] = index;
            firstCode[length] = index < symbols.Length && lengths[symbols[index]] == length ? codes[symbols[index]] : long.MaxValue;
            while (index < symbols.Length && lengths[symbols[index]] == length)
            {
                index++;
            }
        }

        firstIndex[longest + 1] = index;
        long at = 0;
        for (int i = 0; i < text.Length; i++)
        {
            long code = 0;
            int length = 0;
            int offset;
            do
            {
                code = (code << 1) | (uint)((bytes[(int)(at >> 3)] >> (7 - (int)(at & 7))) & 1);
                at++;
                length++;
                offset = firstCode[length] == long.MaxValue || code < firstCode[length] ? int.MaxValue : (int)Math.Min(code - firstCode[length], int.MaxValue);
            }
            while (offset >= firstIndex[length + 1] - firstIndex[length]);

            text[i] = (byte)symbols[firstIndex[length] + offset];
        }
    }
}
