using System.Collections.Immutable;
using System.Globalization;
using HwSim.Core.Config;
using HwSim.Core.Units;

namespace HwSim.Core.Engine.Exploration;

/// <summary>A range of numbers as a file writes it: from, to, and a step that is added or a factor that is multiplied.</summary>
/// <param name="From">The first value.</param>
/// <param name="To">No value is beyond it.</param>
/// <param name="Step">What is added; null where a factor is given.</param>
/// <param name="Times">What is multiplied by; null where a step is given.</param>
internal sealed record AxisRange(ScalarNode From, ScalarNode To, ScalarNode? Step, ScalarNode? Times)
{
    private const int MostValues = 100_000;

    public static readonly ConfigType<AxisRange> Type = ConfigTypes.Record<AxisRange>("a range of values", f =>
    {
        Field<ScalarNode> from = f.Required("from", WordType.Instance, "the first value, with its unit");
        Field<ScalarNode> to = f.Required("to", WordType.Instance, "no value is beyond it");
        Field<ScalarNode> step = f.Optional("step", WordType.Instance, null!, "what is added from one value to the next");
        Field<ScalarNode> times = f.Optional("times", WordType.Instance, null!, "what is multiplied by from one value to the next, such as 2");
        return v =>
        {
            if (v.IsGiven(step) == v.IsGiven(times))
            {
                v.Reject(v.IsGiven(times) ? times : from, "a range has either 'step' or 'times'", "write { from: 8, to: 64, step: 8 } or { from: 8, to: 64, times: 2 }");
            }

            return new AxisRange(v.Get(from), v.Get(to), v.Get(step), v.Get(times));
        };
    });

    /// <summary>The values in the unit of <see cref="From"/>; null after a diagnostic.</summary>
    public ImmutableArray<ScalarNode>? Values(Diagnostics into)
    {
        AxisNumber? from = AxisNumber.Read(From, into);
        AxisNumber? to = AxisNumber.Read(To, into);
        AxisNumber? by = AxisNumber.Read((Step ?? Times)!, into);
        if (from is null || to is null || by is null || !Fits(to, To, from.Dimension, into) || !Fits(by, (Step ?? Times)!, Step is null ? null : from.Dimension, into))
        {
            return null;
        }

        try
        {
            return Written(from, to.Base / from.Factor, Step is null ? by.Written : by.Base / from.Factor, into);
        }
        catch (OverflowException)
        {
            into.Add(DiagnosticCode.OutOfRange, To.At, "the range reaches beyond what can be computed with");
            return null;
        }
    }

    private ImmutableArray<ScalarNode>? Written(AxisNumber from, decimal to, decimal by, Diagnostics into)
    {
        if (Step is not null ? by <= 0 : by <= 1 || from.Written <= 0)
        {
            into.Add(DiagnosticCode.OutOfRange, (Step ?? Times)!.At, Step is not null ? "a step is above zero" : "a factor is above one, and what it multiplies above zero");
            return null;
        }

        if (to < from.Written)
        {
            into.Add(DiagnosticCode.EmptySpace, To.At, "the range is empty: it ends before it begins");
            return null;
        }

        ImmutableArray<ScalarNode>.Builder values = ImmutableArray.CreateBuilder<ScalarNode>();
        for (decimal value = from.Written; value <= to; value = Step is null ? value * by : value + by)
        {
            if (values.Count == MostValues)
            {
                into.Add(DiagnosticCode.SpaceTooLarge, From.At, string.Create(CultureInfo.InvariantCulture, $"the range has more than {MostValues:N0} values"));
                return null;
            }

            string text = AxisNumber.Format(value);
            values.Add(new ScalarNode(From.At, from.Unit.Length == 0 ? text : $"{text} {from.Unit}"));
        }

        return values.ToImmutable();
    }

    private static bool Fits(AxisNumber number, ScalarNode node, Dimension? dimension, Diagnostics into)
    {
        if (number.Dimension == dimension)
        {
            return true;
        }

        string wanted = dimension is { } d ? $"a unit like that of 'from', such as {UnitTable.SymbolsOf(d).First()}, belongs after the number" : "a plain number belongs here";
        into.Add(number.Dimension is null ? DiagnosticCode.MissingUnit : DiagnosticCode.WrongUnit, node.At, $"'{node.Value}' does not fit the range", wanted);
        return false;
    }
}
