using System.Collections.Immutable;
using HwSim.Core.Units;

namespace HwSim.Core.Engine.Exploration;

/// <summary>
/// What an expression measures: a product of base dimensions with their exponents. Rates are written as what they are made of
/// (bytes by seconds), so that a size over a time is a rate.
/// </summary>
public sealed record Measure
{
    /// <summary>A plain number.</summary>
    public static readonly Measure None = new([]);

    private readonly ImmutableSortedDictionary<Dimension, int> exponents;

    private Measure(ImmutableSortedDictionary<Dimension, int> exponents) => this.exponents = exponents;

    private Measure(IEnumerable<KeyValuePair<Dimension, int>> exponents)
        : this(exponents.Where(e => e.Value != 0).ToImmutableSortedDictionary())
    {
    }

    public static Measure operator *(Measure a, Measure b) => Combine(a, b, 1);

    public static Measure operator /(Measure a, Measure b) => Combine(a, b, -1);

    /// <summary>The measure of a dimension.</summary>
    public static Measure Of(Dimension dimension) => dimension switch
    {
        Dimension.DataRate => Of(Dimension.DataSize) / Of(Dimension.Time),
        Dimension.Frequency => None / Of(Dimension.Time),
        Dimension.Power => Of(Dimension.Energy) / Of(Dimension.Time),
        _ => new Measure([KeyValuePair.Create(dimension, 1)]),
    };

    /// <summary>The dimension whose units a value of this measure can be written with; null for plain numbers and for products that have none.</summary>
    public Dimension? WrittenAs
    {
        get
        {
            foreach (Dimension dimension in Enum.GetValues<Dimension>())
            {
                if (Of(dimension).Equals(this))
                {
                    return dimension;
                }
            }

            return null;
        }
    }

    public bool Equals(Measure? other) => other is not null && exponents.SequenceEqual(other.exponents);

    public override int GetHashCode() => exponents.Aggregate(17, (hash, e) => HashCode.Combine(hash, e.Key, e.Value));

    public override string ToString() => exponents.IsEmpty
        ? "a plain number"
        : string.Join(" x ", exponents.Select(e => e.Value == 1 ? Name(e.Key) : FormattableString.Invariant($"{Name(e.Key)}^{e.Value}")));

    private static string Name(Dimension dimension) => dimension switch
    {
        Units.Dimension.DataSize => "size",
        Units.Dimension.EnergyPerBit => "energy per bit",
        Units.Dimension.BeatRate => "size per cycle",
        _ => dimension.ToString().ToLowerInvariant(),
    };

    private static Measure Combine(Measure a, Measure b, int sign)
    {
        Dictionary<Dimension, int> sum = new(a.exponents);
        foreach ((Dimension dimension, int exponent) in b.exponents)
        {
            sum[dimension] = sum.GetValueOrDefault(dimension) + (sign * exponent);
        }

        return new Measure(sum);
    }
}
