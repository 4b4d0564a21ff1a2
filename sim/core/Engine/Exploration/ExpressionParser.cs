using System.Collections.Immutable;
using System.Globalization;
using HwSim.Core.Config;
using HwSim.Core.Units;

namespace HwSim.Core.Engine.Exploration;

/// <summary>
/// Reads expressions: numbers (with a unit or <c>%</c>), names, <c>+ - * /</c>, parentheses, <c>min(…)</c> and <c>max(…)</c>. Units are
/// checked while reading. Every mistake is a diagnostic at its character; depth is bounded.
/// </summary>
/// <param name="scalar">The value that holds the expression.</param>
/// <param name="start">Where in its text the expression starts.</param>
/// <param name="measures">What each name measures; a null measure is a name whose values are words.</param>
/// <param name="into">Takes what is wrong.</param>
internal sealed class ExpressionParser(ScalarNode scalar, int start, IReadOnlyDictionary<string, Measure?> measures, Diagnostics into)
{
    private const int DeepestNesting = 64;

    private static readonly string[] Comparisons = ["<=", ">=", "==", "!=", "<", ">"];

    private static readonly string[] Units =
        [.. Enum.GetValues<Dimension>().SelectMany(UnitTable.SymbolsOf).OrderByDescending(s => s.Length).ThenBy(s => s, StringComparer.Ordinal)];

    private readonly string text = scalar.Value;
    private int at = start;
    private int depth;

    /// <summary>Reads one expression up to the end of the text.</summary>
    public Expression? ReadAll()
    {
        Expression? read = ReadSum();
        if (read is not null && !AtEnd)
        {
            Refuse($"'{text[at]}' does not belong here", "an expression has numbers, names, + - * /, min(...), max(...) and parentheses");
            return null;
        }

        return read;
    }

    /// <summary>Reads two expressions with a comparison between them.</summary>
    public Constraint? ReadComparison()
    {
        Expression? left = ReadSum();
        if (left is null)
        {
            return null;
        }

        int place = Skip();
        string symbol = Comparisons.FirstOrDefault(o => string.CompareOrdinal(text, at, o, 0, o.Length) == 0) ?? "";
        if (symbol.Length == 0)
        {
            Refuse("a comparison belongs here", "write <=, >=, <, >, == or != between two values");
            return null;
        }

        at += symbol.Length;
        Expression? right = ReadAll();
        return right is not null && Same(left, right, place, symbol) ? new Constraint(text.Trim(), left, symbol, right) : null;
    }

    private bool AtEnd => Skip() >= text.Length;

    private Expression? ReadSum()
    {
        Expression? left = ReadProduct();
        while (left is not null && !AtEnd && text[at] is '+' or '-')
        {
            int place = at;
            char sign = text[at++];
            Expression? right = ReadProduct();
            left = right is not null && Same(left!, right, place, $"{sign}") ? new Expression.Binary(sign, left!, right) : null;
        }

        return left;
    }

    private Expression? ReadProduct()
    {
        Expression? left = ReadFactor();
        while (left is not null && !AtEnd && text[at] is '*' or '/')
        {
            char sign = text[at++];
            left = ReadFactor() is { } right ? new Expression.Binary(sign, left!, right) : null;
        }

        return left;
    }

    private Expression? ReadFactor()
    {
        if (AtEnd)
        {
            Refuse("the expression ends too early", "a number, a name or '(' belongs here");
            return null;
        }

        if (depth >= DeepestNesting)
        {
            Refuse(string.Create(CultureInfo.InvariantCulture, $"nested deeper than {DeepestNesting} levels"), "");
            return null;
        }

        depth++;
        Expression? factor = text[at] switch
        {
            '-' => Negated(),
            '(' => Enclosed(),
            '.' or (>= '0' and <= '9') => ReadNumber(),
            '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') => ReadName(),
            _ => Unexpected(),
        };
        depth--;
        return factor;
    }

    private Expression? Unexpected()
    {
        Refuse($"'{text[at]}' does not belong here", "a number, a name or '(' belongs here");
        return null;
    }

    private Expression.Negation? Negated()
    {
        at++;
        return ReadFactor() is { } inner ? new Expression.Negation(inner) : null;
    }

    private Expression? Enclosed()
    {
        at++;
        return ReadSum() is { } inner && Expect(')') ? inner : null;
    }

    private Expression.Literal? ReadNumber()
    {
        int from = at;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] is '.' or '_' || IsExponent()))
        {
            at++;
        }

        if (!decimal.TryParse(text.AsSpan(from, at - from).ToString().Replace("_", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number))
        {
            into.Add(DiagnosticCode.NotANumber, At(from, at - from), $"'{text[from..at]}' is not a number that can be computed with");
            return null;
        }

        int after = at;
        Skip();
        if (at < text.Length && text[at] == '%')
        {
            at++;
            return new Expression.Literal(number / 100, Measure.None);
        }

        if (Units.FirstOrDefault(IsUnitHere) is { } unit)
        {
            at += unit.Length;
            Dimension dimension = UnitTable.DimensionOf(unit)!.Value;
            return new Expression.Literal(number * (decimal)UnitTable.FactorOf(dimension, unit)!.Value, Measure.Of(dimension));
        }

        at = after;
        return new Expression.Literal(number, Measure.None);
    }

    private bool IsExponent() => text[at] is 'e' or 'E' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]);

    private bool IsUnitHere(string unit) =>
        string.CompareOrdinal(text, at, unit, 0, unit.Length) == 0 && (at + unit.Length >= text.Length || !IsWordPart(text[at + unit.Length]));

    private Expression? ReadName()
    {
        int from = at;
        while (at < text.Length && IsWordPart(text[at]))
        {
            at++;
        }

        string name = text[from..at];
        if (!AtEnd && text[at] == '(')
        {
            return ReadExtreme(name, from);
        }

        if (!measures.TryGetValue(name, out Measure? measure))
        {
            bool lacksBaseline = ResultKeys.IsOfBaseline(name) && !measures.Keys.Any(ResultKeys.IsOfBaseline);
            into.Add(
                DiagnosticCode.UnknownName, At(from, name.Length), $"nothing here is called '{name}'",
                lacksBaseline ? "say what the baseline is: baseline: { AXIS: VALUE }" : Suggest.From(name, measures.Keys, "names"));
            return null;
        }

        if (measure is null)
        {
            into.Add(DiagnosticCode.BadExpression, At(from, name.Length), $"the values of '{name}' are words, or measure different things, so nothing can be computed with them");
            return null;
        }

        return new Expression.Name(name, measure);
    }

    private Expression.Extreme? ReadExtreme(string name, int from)
    {
        if (name is not ("min" or "max"))
        {
            into.Add(DiagnosticCode.UnknownName, At(from, name.Length), $"there is no function '{name}'", "functions: max, min");
            return null;
        }

        ImmutableArray<Expression>.Builder of = ImmutableArray.CreateBuilder<Expression>();
        do
        {
            int place = ++at;
            if (ReadSum() is not { } next || (of.Count > 0 && !Same(of[0], next, place, name)))
            {
                return null;
            }

            of.Add(next);
        }
        while (!AtEnd && text[at] == ',');

        return Expect(')') ? new Expression.Extreme(name == "max", of.ToImmutable()) : null;
    }

    private bool Expect(char wanted)
    {
        if (!AtEnd && text[at] == wanted)
        {
            at++;
            return true;
        }

        Refuse($"'{wanted}' is missing", "");
        return false;
    }

    private bool Same(Expression left, Expression right, int place, string symbol)
    {
        if (left.Measure.Equals(right.Measure))
        {
            return true;
        }

        into.Add(DiagnosticCode.WrongUnit, At(place, symbol.Length), $"'{symbol}' between {left.Measure} and {right.Measure}", "both sides must measure the same; write a unit after a number, such as 5 ms");
        return false;
    }

    private int Skip()
    {
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }

        return at;
    }

    private void Refuse(string message, string suggestion) => into.Add(DiagnosticCode.BadExpression, At(Math.Min(at, text.Length), 1), message, suggestion);

    private Place At(int offset, int length) => scalar.At with { Column = scalar.At.Column + offset, Length = Math.Max(1, length) };

    private static bool IsWordPart(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '.';
}
