using System.Collections.Immutable;

namespace HwSim.Core.Engine.Exploration;

/// <summary>
/// Looks for a design that the constraints over axes allow, in spaces of any size: a box of levels is put aside where the intervals of
/// its values show that a constraint cannot hold anywhere in it, and halved where they do not (branch and bound; Moore, Interval Analysis, 1966).
/// </summary>
internal sealed class AllowedPoint
{
    /// <summary>How many boxes are looked at before the question stays open: a second of work.</summary>
    private const int MostBoxes = 100_000;

    private readonly DesignSpace space;
    private readonly ImmutableArray<Axis> independent;
    private readonly ImmutableArray<Constraint> constraints;

    private AllowedPoint(DesignSpace space)
    {
        this.space = space;
        independent = [.. space.Axes.Where(a => a.Formula is null)];
        constraints = [.. space.Study.AxisConstraints];
    }

    /// <summary>True where it is certain that no combination of values is allowed.</summary>
    public static bool IsNowhere(DesignSpace space) => new AllowedPoint(space).IsNowhere();

    private bool IsNowhere()
    {
        Stack<(int Low, int High)[]> boxes = new();
        boxes.Push([.. independent.Select(a => (0, IsRead(a.Name) ? a.Values.Length - 1 : 0))]);
        for (int looked = 0; boxes.TryPop(out (int Low, int High)[]? box); looked++)
        {
            if (looked == MostBoxes || IsAllowed([.. box.Select(b => b.Low + ((b.High - b.Low) / 2))]))
            {
                return false;
            }

            int widest = Enumerable.Range(0, box.Length).MaxBy(i => box[i].High - box[i].Low);
            (int low, int high) = box[widest];
            if (low == high || !MayBeAllowed(box))
            {
                continue;
            }

            int middle = low + ((high - low) / 2);
            boxes.Push(Replaced(box, widest, (middle + 1, high)));
            boxes.Push(Replaced(box, widest, (low, middle)));
        }

        return true;
    }

    /// <summary>True where constraints or formulas read an axis.</summary>
    private bool IsRead(string axis) => constraints.SelectMany(c => c.Names).Concat(space.Axes.SelectMany(a => a.Formula?.Names ?? [])).Contains(axis);

    private bool IsAllowed(int[] levels)
    {
        DesignPoint point = space.At(-1, levels);
        return point.Fault is null && space.Broken(point) is null;
    }

    private bool MayBeAllowed((int Low, int High)[] box)
    {
        Dictionary<string, Interval> values = [];
        for (int i = 0; i < space.Axes.Length; i++)
        {
            Axis axis = space.Axes[i];
            if (axis.Formula is { } formula)
            {
                values[axis.Name] = Interval.Of(formula, name => values[name]).Widened();
            }
            else if (!axis.Numbers.IsEmpty)
            {
                ReadOnlySpan<decimal> numbers = axis.Numbers.AsSpan()[box[i].Low..(box[i].High + 1)];
                values[axis.Name] = Range(numbers);
            }
        }

        return constraints.All(c => Interval.MayHold(c, name => values[name]));
    }

    private static Interval Range(ReadOnlySpan<decimal> numbers)
    {
        (decimal low, decimal high) = (numbers[0], numbers[0]);
        foreach (decimal number in numbers)
        {
            (low, high) = (Math.Min(low, number), Math.Max(high, number));
        }

        return new Interval((double)low, (double)high);
    }

    private static (int, int)[] Replaced((int, int)[] box, int axis, (int, int) range)
    {
        (int, int)[] copy = [.. box];
        copy[axis] = range;
        return copy;
    }
}
