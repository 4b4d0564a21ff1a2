namespace HwSim.Kernels.Reference.Formats;

/// <summary>An element type: the values it has, each with its code. NaN becomes the code for NaN, or that of 0; what is too large, the largest.</summary>
public sealed class Codebook
{
    private readonly float[] values;
    private readonly ushort[] codes;
    private readonly float[] thresholds;
    private readonly float[] valueOf;
    private readonly CodeLanes codeLanes;
    private readonly NearestLanes nearestLanes;

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

        ushort nan = nanCodes is { Count: > 0 } ? (ushort)nanCodes[0] : new CodeLanes(thresholds, codes, 0).Code(0);
        codeLanes = new CodeLanes(thresholds, codes, nan);
        nearestLanes = new NearestLanes(values, thresholds, float.PositiveInfinity);
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
    public ushort CodeOf(float value) => codeLanes.Code(value);

    /// <summary>The codes of values over a scale; with a scale of zero all are that of zero.</summary>
    internal void CodesOf(ReadOnlySpan<float> from, float scale, Span<ushort> into)
    {
        if (scale == 0)
        {
            into[..from.Length].Fill(CodeOf(0));
            return;
        }

        codeLanes.Write(from, scale, into);
    }

    /// <summary>Writes the values of codes times a scale.</summary>
    internal void ValuesOf(ReadOnlySpan<ushort> from, float scale, Span<float> into)
    {
        for (int i = 0; i < from.Length; i++)
        {
            into[i] = valueOf[from[i]] * scale;
        }
    }

    /// <summary>The squared error of finite values under a scale.</summary>
    internal double SquaredError(ReadOnlySpan<float> from, float scale)
    {
        if (thresholds.Length <= NearestLanes.Most)
        {
            return nearestLanes.SquaredError(from, scale);
        }

        double sum = 0;
        foreach (float value in from)
        {
            if (float.IsFinite(value))
            {
                double error = (scale == 0 ? 0 : Nearest(value / scale) * scale) - (double)value;
                sum += error * error;
            }
        }

        return sum;
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
