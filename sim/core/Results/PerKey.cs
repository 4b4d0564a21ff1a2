using System.Runtime.CompilerServices;

namespace HwSim.Core.Results;

/// <summary>A small table with one number for each value of an enumeration; a struct, so that costs need no heap.</summary>
/// <typeparam name="TKey">An enumeration with values 0 to at most 15.</typeparam>
public struct PerKey<TKey> : IEquatable<PerKey<TKey>>
    where TKey : struct, Enum
{
    private Slots slots;

    /// <summary>The number for a key; 0 until set.</summary>
    public double this[TKey key]
    {
        readonly get => slots[Index(key)];
        set => slots[Index(key)] = value;
    }

    /// <summary>The sum over all keys.</summary>
    public readonly double Total
    {
        get
        {
            double sum = 0;
            foreach (double slot in slots)
            {
                sum += slot;
            }

            return sum;
        }
    }

    /// <summary>Key by key a plus b.</summary>
    public static PerKey<TKey> operator +(in PerKey<TKey> a, in PerKey<TKey> b)
    {
        PerKey<TKey> sum = default;
        for (int i = 0; i < Slots.Length; i++)
        {
            sum.slots[i] = a.slots[i] + b.slots[i];
        }

        return sum;
    }

    /// <summary>The key with the largest number; of equals the first.</summary>
    public readonly TKey Largest
    {
        get
        {
            int best = 0;
            for (int i = 1; i < Slots.Length; i++)
            {
                best = slots[i] > slots[best] ? i : best;
            }

            return Unsafe.BitCast<int, TKey>(best);
        }
    }

    /// <summary>The keys whose number is not zero, with it.</summary>
    public readonly IEnumerable<KeyValuePair<TKey, double>> NonZero()
    {
        foreach (TKey key in Enum.GetValues<TKey>())
        {
            if (this[key] != 0)
            {
                yield return new(key, this[key]);
            }
        }
    }

    public readonly bool Equals(PerKey<TKey> other) => ((ReadOnlySpan<double>)slots).SequenceEqual(other.slots);

    public override readonly bool Equals(object? obj) => obj is PerKey<TKey> other && Equals(other);

    public override readonly int GetHashCode() => Total.GetHashCode();

    public static bool operator ==(in PerKey<TKey> a, in PerKey<TKey> b) => a.Equals(b);

    public static bool operator !=(in PerKey<TKey> a, in PerKey<TKey> b) => !a.Equals(b);

    private static int Index(TKey key) => Unsafe.BitCast<TKey, int>(key);

    [InlineArray(Length)]
    private struct Slots
    {
        public const int Length = 12;

        private double first;
    }
}
