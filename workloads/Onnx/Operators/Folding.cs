using System.Collections.Frozen;
using HwSim.Workloads.Onnx.Inference;

namespace HwSim.Workloads.Onnx.Operators;

/// <summary>
/// Computes pointwise operators on known values, so that shapes which a model works out for itself are known.
/// A result that does not fit 64 bits is simply not known.
/// </summary>
internal static class Folding
{
    private static readonly FrozenDictionary<string, (Func<long, long, long>? Whole, Func<double, double, double> Real)> Binary =
        new Dictionary<string, (Func<long, long, long>?, Func<double, double, double>)>
        {
            ["Add"] = ((a, b) => a + b, (a, b) => a + b),
            ["Sub"] = ((a, b) => a - b, (a, b) => a - b),
            ["Mul"] = ((a, b) => a * b, (a, b) => a * b),
            ["Div"] = ((a, b) => a / b, (a, b) => a / b),
            ["Mod"] = ((a, b) => a - (b * (long)Math.Floor((decimal)a / b)), (a, b) => a - (b * Math.Floor(a / b))),
            ["Min"] = (Math.Min, Math.Min),
            ["Max"] = (Math.Max, Math.Max),
            ["Pow"] = (null, Math.Pow),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, Func<double, double, bool>> Comparisons =
        new Dictionary<string, Func<double, double, bool>>
        {
            ["Equal"] = (a, b) => a == b,
            ["Greater"] = (a, b) => a > b,
            ["GreaterOrEqual"] = (a, b) => a >= b,
            ["Less"] = (a, b) => a < b,
            ["LessOrEqual"] = (a, b) => a <= b,
            ["And"] = (a, b) => a != 0 && b != 0,
            ["Or"] = (a, b) => a != 0 || b != 0,
            ["Xor"] = (a, b) => (a != 0) != (b != 0),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, (Func<long, long>? Whole, Func<double, double> Real)> Unary =
        new Dictionary<string, (Func<long, long>?, Func<double, double>)>
        {
            ["Neg"] = (a => -a, a => -a),
            ["Abs"] = (Math.Abs, Math.Abs),
            ["Not"] = (a => a == 0 ? 1 : 0, a => a == 0 ? 1 : 0),
            ["Floor"] = (null, Math.Floor),
            ["Ceil"] = (null, Math.Ceiling),
            ["Round"] = (null, a => Math.Round(a, MidpointRounding.ToEven)),
            ["Sqrt"] = (null, Math.Sqrt),
            ["Exp"] = (null, Math.Exp),
            ["Log"] = (null, Math.Log),
            ["Reciprocal"] = (null, a => 1 / a),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The values of a pointwise operator's result; null when they cannot be told.</summary>
    public static Literal? Pointwise(string name, long[] shape, Literal?[] inputs)
    {
        if (inputs.Length == 0 || inputs.Any(i => i is null || Shapes.Broadcast(i.Shape, shape) is not { } common || !common.SequenceEqual(shape)) || Shapes.Product(shape) > Literal.Most)
        {
            return null;
        }

        try
        {
            return Fold(name, shape, inputs!);
        }
        catch (ArithmeticException)
        {
            return null;
        }
    }

    /// <summary>A literal in another element type; null when a value does not fit.</summary>
    public static Literal? Cast(Literal? literal, ElementType to)
    {
        if (literal is null)
        {
            return null;
        }

        try
        {
            return ElementTypes.IsFloat(to) ? Literal.Of(literal.Shape, Reals(literal))
                : to == ElementType.Bool ? Literal.Of(literal.Shape, Array.ConvertAll(Reals(literal), r => r != 0 ? 1L : 0L))
                : literal.Integers is not null ? literal
                : Literal.Of(literal.Shape, Array.ConvertAll(literal.Reals!, r => (long)r));
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>The places that a value of <paramref name="from"/> is read at when it is broadcast to <paramref name="to"/>.</summary>
    public static int[] BroadcastPlaces(long[] from, long[] to)
    {
        long[] strides = Shapes.Strides(from);
        int[] places = new int[Shapes.Product(to)];
        long[] at = new long[to.Length];
        for (int i = 0; i < places.Length; i++)
        {
            long place = 0;
            for (int d = 1; d <= from.Length; d++)
            {
                place += from[^d] == 1 ? 0 : at[^d] * strides[^d];
            }

            places[i] = (int)place;
            Advance(at, to);
        }

        return places;
    }

    /// <summary>The next index in row-major order.</summary>
    public static void Advance(long[] at, long[] shape)
    {
        for (int d = shape.Length - 1; d >= 0 && ++at[d] == shape[d]; d--)
        {
            at[d] = 0;
        }
    }

    private static Literal? Fold(string name, long[] shape, Literal[] inputs)
    {
        Literal[] same = [.. inputs.Select(i => i.Take(shape, BroadcastPlaces(i.Shape, shape)))];
        if (name == "Where" && same.Length == 3)
        {
            return Select(shape, same);
        }

        if (Comparisons.TryGetValue(name, out Func<double, double, bool>? holds) && same.Length == 2)
        {
            return Literal.Of(shape, Each(same[0].Count, i => holds(same[0].Real(i), same[1].Real(i)) ? 1L : 0L));
        }

        if (Unary.TryGetValue(name, out (Func<long, long>? Whole, Func<double, double> Real) unary) && same.Length == 1)
        {
            return same[0].Integers is { } whole
                ? unary.Whole is null ? null : Literal.Of(shape, Array.ConvertAll(whole, v => unary.Whole(v)))
                : Literal.Of(shape, Array.ConvertAll(same[0].Reals!, v => unary.Real(v)));
        }

        if (!Binary.TryGetValue(name, out (Func<long, long, long>? Whole, Func<double, double, double> Real) binary))
        {
            return null;
        }

        return same.Aggregate((a, b) => a.Integers is { } x && b.Integers is { } y && binary.Whole is not null
            ? Literal.Of(shape, Each(x.Length, i => binary.Whole(x[i], y[i])))
            : a.Integers is not null && b.Integers is not null
                ? Literal.Of(shape, Each(a.Count, i => (long)binary.Real(a.Real(i), b.Real(i))))
                : Literal.Of(shape, Each(a.Count, i => binary.Real(a.Real(i), b.Real(i)))));
    }

    private static Literal? Select(long[] shape, Literal[] same)
    {
        (Literal condition, Literal yes, Literal no) = (same[0], same[1], same[2]);
        if (yes.Integers is not null != no.Integers is not null)
        {
            return null;
        }

        return yes.Integers is not null
            ? Literal.Of(shape, Each(yes.Count, i => condition.Real(i) != 0 ? yes.Integers[i] : no.Integers![i]))
            : Literal.Of(shape, Each(yes.Count, i => condition.Real(i) != 0 ? yes.Reals![i] : no.Reals![i]));
    }

    private static double[] Reals(Literal literal) => literal.Reals ?? Array.ConvertAll(literal.Integers!, v => (double)v);

    private static T[] Each<T>(int count, Func<int, T> value)
    {
        T[] values = new T[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = value(i);
        }

        return values;
    }
}
