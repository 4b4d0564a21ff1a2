using System.Collections.Concurrent;

namespace HwSim.Core.Machine;

/// <summary>Remembers what a pure function gave for the latest arguments, up to so many; safe from any thread.</summary>
internal sealed class Remembered<TKey, TValue>(int most)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, TValue> known = new();
    private int added;

    /// <summary>The value of a key, made where it is not known.</summary>
    /// <param name="key">The arguments.</param>
    /// <param name="owner">Handed to <paramref name="make"/>, so that it need not be made anew for each call.</param>
    /// <param name="make">The function.</param>
    public TValue Of<TOwner>(TKey key, TOwner owner, Func<TKey, TOwner, TValue> make)
    {
        if (known.TryGetValue(key, out TValue? value))
        {
            return value;
        }

        if (Interlocked.Increment(ref added) > most)
        {
            known.Clear();
            Interlocked.Exchange(ref added, 1);
        }

        return known.GetOrAdd(key, make, owner);
    }
}
