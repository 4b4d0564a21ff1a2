using HwSim.Core.Engine.Exploration;

namespace HwSim.Store;

/// <summary>A value of an axis as a column holds it: a whole number, another number, or a word.</summary>
internal readonly record struct AxisValue(long? Whole, double? Real, string? Word)
{
    /// <summary>A value as a configuration writes it.</summary>
    public static AxisValue Of(Axis axis, string written) => axis.InBaseUnits(written) switch
    {
        null => new AxisValue(null, null, written),
        { } number when decimal.IsInteger(number) && number is >= long.MinValue and <= long.MaxValue => new AxisValue((long)number, null, null),
        { } number => new AxisValue(null, (double)number, null),
    };

    public void Bind(InsertStatement into)
    {
        if (Word is not null)
        {
            into.Add(Word);
        }
        else if (Real is { } real)
        {
            into.Add(real);
        }
        else
        {
            into.Add(Whole);
        }
    }
}
