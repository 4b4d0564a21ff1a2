using System.Collections.Immutable;
using HwSim.Core.Units;

namespace HwSim.Core.Config;

/// <summary>The types that configuration is declared with.</summary>
public static class ConfigTypes
{
    /// <summary>The largest count that is accepted anywhere: products of two such counts still fit 64 bits.</summary>
    public const long MostCount = int.MaxValue;

    public static ConfigType<string> Text { get; } = new TextType();

    public static ConfigType<bool> Flag { get; } = new FlagType();

    /// <summary>A count from 1 on.</summary>
    public static ConfigType<long> Count { get; } = new WholeType(1, MostCount);

    /// <summary>A count from 0 on.</summary>
    public static ConfigType<long> CountOrZero { get; } = new WholeType(0, MostCount);

    /// <summary>A share from 0 to 1, also written in per cent.</summary>
    public static ConfigType<double> Share { get; } = new NumberType(0, 1, allowPercent: true);

    /// <summary>How far a figure can be trusted, as files write it.</summary>
    public static ConfigType<Trust> TrustLevel { get; } = Choice(
        "degrees of trust", ("published", Trust.Published), ("derived", Trust.Derived), ("fitted", Trust.Fitted), ("assumed", Trust.Assumed));

    public static ConfigType<long> Whole(long least, long most) => new WholeType(least, most);

    public static ConfigType<double> Number(double least, double most) => new NumberType(least, most, allowPercent: false);

    /// <summary>A size of at least one byte.</summary>
    public static ConfigType<Bytes> DataSize { get; } = new DataSizeType(1, 1L << 50);

    /// <summary>A quantity above zero.</summary>
    public static ConfigType<T> Positive<T>()
        where T : struct, IQuantity<T> => new QuantityType<T>(double.Epsilon, 1e30);

    /// <summary>A quantity from zero on.</summary>
    public static ConfigType<T> NotNegative<T>()
        where T : struct, IQuantity<T> => new QuantityType<T>(0, 1e30);

    /// <summary>A quantity within bounds, given in base units.</summary>
    public static ConfigType<T> Between<T>(double least, double most)
        where T : struct, IQuantity<T> => new QuantityType<T>(least, most);

    public static ConfigType<T> Choice<T>(string whatTheyAre, params ImmutableArray<(string Word, T Value)> choices) => new ChoiceType<T>(whatTheyAre, choices);

    public static ConfigType<ImmutableArray<T>> ListOf<T>(ConfigType<T> item, int least = 0) => new ListType<T>(item, least);

    public static ConfigType<T> Record<T>(string description, Func<FieldList, Func<FieldValues, T>> declare) => new RecordType<T>(description, declare);

    /// <summary>A value that knows where it comes from.</summary>
    public static ConfigType<Sourced<T>> Sourced<T>(ConfigType<T> value) => new SourcedType<T>(value);
}
