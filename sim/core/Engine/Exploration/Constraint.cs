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

    /// <summary>How far the values are from fulfilling it, as a share of the larger side; infinite where a value is no number.</summary>
    public double MissedBy(Func<string, double> valueOf)
    {
        if (Holds(valueOf))
        {
            return 0;
        }

        double left = Left.Evaluate(valueOf);
        double right = Right.Evaluate(valueOf);
        double share = Math.Abs(left - right) / Math.Max(Math.Abs(left), Math.Abs(right));
        return double.IsNaN(left - right) ? double.PositiveInfinity : left == right ? 0 : share;
    }
}
