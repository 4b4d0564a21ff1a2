using System.Collections.Immutable;
using System.Numerics;

namespace HwSim.Core.Engine.Exploration;

/// <summary>
/// Arithmetic over named values. It is pure and total up to the arithmetic of the number type that it is evaluated with:
/// <see cref="decimal"/> keeps whole numbers exact and throws where a value does not fit or a divisor is zero, <see cref="double"/> does not.
/// </summary>
public abstract record Expression
{
    /// <summary>What the value measures.</summary>
    public abstract Measure Measure { get; }

    /// <summary>The names it reads, in order, repeated ones included.</summary>
    public abstract IEnumerable<string> Names { get; }

    /// <summary>Its value, where a name's value is in base units.</summary>
    public abstract T Evaluate<T>(Func<string, T> valueOf)
        where T : INumber<T>;

    /// <summary>A constant in base units.</summary>
    public sealed record Literal(decimal Value, Measure Of) : Expression
    {
        public override Measure Measure => Of;

        public override IEnumerable<string> Names => [];

        public override T Evaluate<T>(Func<string, T> valueOf) => T.CreateChecked(Value);
    }

    /// <summary>An axis or a result.</summary>
    public sealed record Name(string Text, Measure Of) : Expression
    {
        public override Measure Measure => Of;

        public override IEnumerable<string> Names => [Text];

        public override T Evaluate<T>(Func<string, T> valueOf)
        {
            ArgumentNullException.ThrowIfNull(valueOf);
            return valueOf(Text);
        }
    }

    /// <summary>The sign turned.</summary>
    public sealed record Negation(Expression Inner) : Expression
    {
        public override Measure Measure => Inner.Measure;

        public override IEnumerable<string> Names => Inner.Names;

        public override T Evaluate<T>(Func<string, T> valueOf) => -Inner.Evaluate(valueOf);
    }

    /// <summary>One of <c>+ - * /</c>.</summary>
    public sealed record Binary(char Operator, Expression Left, Expression Right) : Expression
    {
        public override Measure Measure { get; } = Operator switch
        {
            '*' => Left.Measure * Right.Measure,
            '/' => Left.Measure / Right.Measure,
            _ => Left.Measure,
        };

        public override IEnumerable<string> Names => Left.Names.Concat(Right.Names);

        public override T Evaluate<T>(Func<string, T> valueOf)
        {
            T left = Left.Evaluate(valueOf);
            T right = Right.Evaluate(valueOf);
            return Operator switch
            {
                '+' => left + right,
                '-' => left - right,
                '*' => left * right,
                _ => left / right,
            };
        }
    }

    /// <summary>The least or the greatest of some values.</summary>
    public sealed record Extreme(bool Greatest, ImmutableArray<Expression> Of) : Expression
    {
        public override Measure Measure => Of[0].Measure;

        public override IEnumerable<string> Names => Of.SelectMany(o => o.Names);

        public override T Evaluate<T>(Func<string, T> valueOf)
        {
            T best = Of[0].Evaluate(valueOf);
            foreach (Expression other in Of.AsSpan()[1..])
            {
                T value = other.Evaluate(valueOf);
                best = Greatest ? T.Max(best, value) : T.Min(best, value);
            }

            return best;
        }
    }
}
