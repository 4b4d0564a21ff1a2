using System.Numerics;
using System.Runtime.InteropServices;

namespace HwSim.Accelerators.Systolic.Cycle;

/// <summary>One row of PEs in one cycle, eight or sixteen of them at a time.</summary>
internal static class MultiplyAddRow
{
    /// <summary>into += a * b, element by element.</summary>
    public static void Add(Span<int> into, ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        Span<Vector<int>> sums = MemoryMarshal.Cast<int, Vector<int>>(into);
        ReadOnlySpan<Vector<int>> left = MemoryMarshal.Cast<int, Vector<int>>(a);
        ReadOnlySpan<Vector<int>> right = MemoryMarshal.Cast<int, Vector<int>>(b);
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] += left[i] * right[i];
        }

        for (int i = sums.Length * Vector<int>.Count; i < into.Length; i++)
        {
            into[i] += a[i] * b[i];
        }
    }

    /// <summary>into += a * (bank is 0 ? b0 : b1), element by element.</summary>
    public static void Add(Span<int> into, ReadOnlySpan<int> a, ReadOnlySpan<int> bank, ReadOnlySpan<int> b0, ReadOnlySpan<int> b1)
    {
        Span<Vector<int>> sums = MemoryMarshal.Cast<int, Vector<int>>(into);
        ReadOnlySpan<Vector<int>> left = MemoryMarshal.Cast<int, Vector<int>>(a);
        ReadOnlySpan<Vector<int>> banks = MemoryMarshal.Cast<int, Vector<int>>(bank);
        ReadOnlySpan<Vector<int>> first = MemoryMarshal.Cast<int, Vector<int>>(b0);
        ReadOnlySpan<Vector<int>> second = MemoryMarshal.Cast<int, Vector<int>>(b1);
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] += left[i] * Vector.ConditionalSelect(Vector.Equals(banks[i], Vector<int>.Zero), first[i], second[i]);
        }

        for (int i = sums.Length * Vector<int>.Count; i < into.Length; i++)
        {
            into[i] += a[i] * (bank[i] == 0 ? b0[i] : b1[i]);
        }
    }
}
