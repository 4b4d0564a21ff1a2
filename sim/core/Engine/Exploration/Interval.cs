namespace HwSim.Core.Engine.Exploration;

/// <summary>All values between two bounds. Rounding keeps the order of numbers, so computing with bounds encloses what computing with values gives.</summary>
/// <param name="Low">The least value.</param>
/// <param name="High">The greatest.</param>
internal readonly record struct Interval(double Low, double High)
{
    /// <summary>Any value at all.</summary>
    public static readonly Interval Any = new(double.NegativeInfinity, double.PositiveInfinity);

    public static Interval operator -(Interval a) => new(-a.High, -a.Low);

    public static Interval operator +(Interval a, Interval b) => Checked(a.Low + b.Low, a.High + b.High);

    public static Interval operator -(Interval a, Interval b) => a + -b;

    public static Interval operator *(Interval a, Interval b) => Around(a.Low * b.Low, a.Low * b.High, a.High * b.Low, a.High * b.High);

    public static Interval operator /(Interval a, Interval b) =>
        b.Low <= 0 && b.High >= 0 ? Any : Around(a.Low / b.Low, a.Low / b.High, a.High / b.Low, a.High / b.High);

    /// <summary>The values of an expression, where a name has the values of an interval.</summary>
    public static Interval Of(Expression expression, Func<string, Interval> valueOf) => expression switch
    {
        Expression.Literal literal => new((double)literal.Value, (double)literal.Value),
        Expression.Name name => valueOf(name.Text),
        Expression.Negation negation => -Of(negation.Inner, valueOf),
        Expression.Extreme extreme => extreme.Of.Select(o => Of(o, valueOf)).Aggregate((a, b) => extreme.Greatest
            ? new Interval(Math.Max(a.Low, b.Low), Math.Max(a.High, b.High))
            : new Interval(Math.Min(a.Low, b.Low), Math.Min(a.High, b.High))),
        Expression.Binary { Operator: '+' } sum => Of(sum.Left, valueOf) + Of(sum.Right, valueOf),
        Expression.Binary { Operator: '-' } difference => Of(difference.Left, valueOf) - Of(difference.Right, valueOf),
        Expression.Binary { Operator: '*' } product => Of(product.Left, valueOf) * Of(product.Right, valueOf),
        Expression.Binary quotient => Of(quotient.Left, valueOf) / Of(quotient.Right, valueOf),
        _ => Any,
    };

    /// <summary>True where some values of both sides fulfil a constraint.</summary>
    public static bool MayHold(Constraint constraint, Func<string, Interval> valueOf)
    {
        Interval left = Of(constraint.Left, valueOf);
        Interval right = Of(constraint.Right, valueOf);
        return constraint.Operator switch
        {
            "<=" => left.Low <= right.High,
            "<" => left.Low < right.High,
            ">=" => left.High >= right.Low,
            ">" => left.High > right.Low,
            "==" => left.Low <= right.High && left.High >= right.Low,
            _ => left.Low != right.High || left.High != right.Low,
        };
    }

    /// <summary>A little more on both sides: for values that are computed in decimal and rounded once.</summary>
    public Interval Widened()
    {
        const double Share = 1e-12;
        return new(Low - (Math.Abs(Low) * Share), High + (Math.Abs(High) * Share));
    }

    private static Interval Around(double a, double b, double c, double d) =>
        Checked(Math.Min(Math.Min(a, b), Math.Min(c, d)), Math.Max(Math.Max(a, b), Math.Max(c, d)));

    /// <summary>Infinities can cancel out; then nothing is known.</summary>
    private static Interval Checked(double low, double high) => double.IsNaN(low) || double.IsNaN(high) ? Any : new Interval(low, high);
}
