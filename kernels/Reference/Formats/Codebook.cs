namespace HwSim.Kernels.Reference.Formats;

/// <summary>An element type: the values it has, each with its code. NaN becomes the code for NaN, or that of 0; what is too large, the largest.</summary>
public sealed class Codebook
{
    private readonly float[] values;
    private readonly ushort[] codes;
    private readonly float[] thresholds;
    private readonly float[] valueOf;
    private readonly ushort nan;

    /// <summary>An element type.</summary>
    /// <param name="bits">Bits of a code.</param>
    /// <param name="entries">Codes and their values; of codes with equal values only the first is written.</param>
    /// <param name="ties">Where values halfway between neighbours go.</param>
    /// <param name="nanCodes">The codes that are NaN; the first is the one that is written.</param>
    /// <param name="flushBelow">Magnitudes below this become 0 even where a value lies closer.</param>
    public Codebook(int bits, IEnumerable<(int Code, float Value)> entries, TieRule ties, IReadOnlyList<int>? nanCodes = null, float flushBelow = 0)
    {
        Bits = bits;
        valueOf = new float[1 << bits];
        SortedDictionary<float, ushort> sorted = [];
        foreach ((int code, float value) in entries)
        {
            valueOf[code] = value;
            sorted.TryAdd(value, (ushort)code);
        }

        values = [.. sorted.Keys];
        codes = [.. sorted.Values];
        Largest = values.Where(float.IsFinite).Max(MathF.Abs);
        thresholds = new float[values.Length - 1];
        for (int i = 0; i < thresholds.Length; i++)
        {
            float middle = (values[i] * 0.5f) + (values[i + 1] * 0.5f);
            middle = flushBelow > 0 && values[i] == 0 ? flushBelow : flushBelow > 0 && values[i + 1] == 0 ? MathF.BitIncrement(-flushBelow) : middle;
            thresholds[i] = flushBelow > 0 && (values[i] == 0 || values[i + 1] == 0) || TieGoesUp(ties, i) ? middle : MathF.BitIncrement(middle);
        }

        nan = nanCodes is { Count: > 0 } ? (ushort)nanCodes[0] : CodeOf(0);
        foreach (int code in nanCodes ?? [])
        {
            valueOf[code] = float.NaN;
        }
    }

    /// <summary>Bits of a code.</summary>
    public int Bits { get; }

    /// <summary>The largest finite magnitude.</summary>
    public float Largest { get; }

    /// <summary>All values, ascending.</summary>
    public ReadOnlySpan<float> Values => values;

    /// <summary>The code of the nearest value.</summary>
    public ushort CodeOf(float value)
    {
        if (float.IsNaN(value))
        {
            return nan;
        }

        int low = 0;
        int high = thresholds.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (value >= thresholds[middle])
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return codes[low];
    }

    /// <summary>The value of a code; 0 for a code that stands for nothing.</summary>
    public float ValueOf(int code) => valueOf[code];

    /// <summary>The nearest value.</summary>
    public float Nearest(float value) => valueOf[CodeOf(value)];

    private bool TieGoesUp(TieRule ties, int index) => ties switch
    {
        TieRule.Even => (codes[index + 1] & 1) == 0,
        TieRule.Away => values[index] >= 0,
        TieRule.Up => true,
        _ => false,
    };
}
