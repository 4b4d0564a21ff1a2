namespace HwSim.Core.Engine.Exploration;

/// <summary>A comparison that a feasible design fulfils.</summary>
/// <param name="Text">As written.</param>
/// <param name="Left">The left side.</param>
/// <param name="Operator">One of <c>&lt;= &gt;= &lt; &gt; == !=</c>.</param>
/// <param name="Right">The right side, of the same measure.</param>
public sealed record Constraint(string Text, Expression Left, string Operator, Expression Right)
{
    /// <summary>The names that it reads.</summary>
    public IEnumerable<string> Names => Left.Names.Concat(Right.Names);

    /// <summary>True where the values fulfil it; a value that is no number fulfils nothing.</summary>
    public bool Holds(Func<string, double> valueOf)
    {
        double left = Left.Evaluate(valueOf);
        double right = Right.Evaluate(valueOf);
        return Operator switch
        {
            "<=" => left <= right,
            ">=" => left >= right,
            "<" => left < right,
            ">" => left > right,
            "==" => left == right,
            _ => !double.IsNaN(left) && !double.IsNaN(right) && left != right,
        };
    }

    /// <summary>How far the values are on the wrong side: 0 at the border, below 0 on the right side; not a number where a value is none.</summary>
    public double MarginOf(Func<string, double> valueOf)
    {
        double left = Left.Evaluate(valueOf);
        double right = Right.Evaluate(valueOf);
        double apart = left > 0 && right > 0
            ? RoughLog.Of(left) - RoughLog.Of(right)
            : left == right ? 0 : (left - right) / Math.Max(Math.Abs(left), Math.Abs(right));
        return Operator switch
        {
            "<=" or "<" => apart,
            ">=" or ">" => -apart,
            "==" => Math.Abs(apart),
            _ => -Math.Abs(apart),
        };
    }
}
