using HwSim.Core.Graph;
using HwSim.Core.Mappings;

namespace HwSim.Accelerators.Systolic.Cycle;

/// <summary>
/// The operands of a product as the PEs see them. A dense operand is one plane. With N:M weights a PE sees the M ifmap values of a
/// group at once, one in each plane, and the weight's index selects the plane: the weight is zero in all others.
/// </summary>
internal sealed class Operands
{
    internal Operands(Plane[] first, Plane[] second) => (First, Second) = (first, second);

    /// <summary>Output-stationary: the ifmap, M×K'. Otherwise: the streamed operand, T×Sr.</summary>
    public Plane[] First { get; }

    /// <summary>Output-stationary: the filter, K'×N. Otherwise: the stationary operand, Sr×Sc.</summary>
    public Plane[] Second { get; }

    /// <summary>Lays out an M×K ifmap and a K×N filter.</summary>
    /// <exception cref="ArgumentException">A group of the filter has more non-zeros than its pattern allows, or sums could pass 32 bits.</exception>
    public static Operands Of(ReadOnlySpan<int> ifmap, ReadOnlySpan<int> filter, int m, int n, int k, NmPattern pattern, Dataflow dataflow)
    {
        if ((Int128)Largest(ifmap) * Largest(filter) * k > int.MaxValue)
        {
            throw new ArgumentException("the partial sums of these operands may not fit the 32-bit accumulators");
        }

        int group = pattern.IsDense ? 1 : pattern.M;
        int kept = (int)pattern.Kept(k);
        Plane[] activations = Planes(group, m, kept);
        Plane[] weights = Planes(group, kept, n);
        int slotsOfGroup = pattern.IsDense ? 1 : pattern.N;
        for (int slot = 0; slot < kept; slot++)
        {
            int start = slot / slotsOfGroup * group;
            for (int p = 0; p < group && start + p < k; p++)
            {
                for (int row = 0; row < m; row++)
                {
                    activations[p][row, slot] = ifmap[(row * k) + start + p];
                }
            }
        }

        for (int column = 0; column < n; column++)
        {
            for (int start = 0; start < k; start += group)
            {
                int slot = start / group * slotsOfGroup;
                int end = Math.Min(kept, slot + slotsOfGroup);
                for (int p = 0; p < group && start + p < k; p++)
                {
                    int value = filter[((start + p) * n) + column];
                    if (value == 0)
                    {
                        continue;
                    }

                    if (slot == end)
                    {
                        throw new ArgumentException($"filter column {column} has more than {pattern.N} non-zeros in a group of {pattern.M}");
                    }

                    weights[p][slot, column] = value;
                    slot++;
                }
            }
        }

        return dataflow switch
        {
            Dataflow.InputStationary => new(Transposed(weights), Transposed(activations)),
            _ => new(activations, weights),
        };
    }

    /// <summary>Operands of a problem with made-up small values, for counting cycles where nobody asks for the product.</summary>
    public static Operands MadeUp(in ArrayProblem problem)
    {
        int rows = checked((int)problem.FaceRows);
        int columns = checked((int)problem.FaceColumns);
        int stream = checked((int)problem.Stream);
        return problem.Dataflow == Dataflow.OutputStationary
            ? new([Filled(rows, stream, 3)], [Filled(stream, columns, 5)])
            : new([Filled(stream, rows, 3)], [Filled(rows, columns, 5)]);
    }

    private static int Largest(ReadOnlySpan<int> values)
    {
        int largest = 0;
        foreach (int value in values)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        return largest;
    }

    private static Plane[] Planes(int count, int rows, int columns)
    {
        Plane[] planes = new Plane[count];
        for (int i = 0; i < count; i++)
        {
            planes[i] = new Plane(rows, columns);
        }

        return planes;
    }

    internal static Plane[] Transposed(Plane[] planes) => Array.ConvertAll(planes, p =>
    {
        Plane t = new(p.Columns, p.Rows);
        for (int r = 0; r < p.Rows; r++)
        {
            for (int c = 0; c < p.Columns; c++)
            {
                t[c, r] = p[r, c];
            }
        }

        return t;
    });

    private static Plane Filled(int rows, int columns, int step)
    {
        Plane plane = new(rows, columns);
        int next = 0;
        for (int r = 0; r < rows; r++)
        {
            foreach (ref int value in plane.Row(r))
            {
                value = (next % 15) - 7;
                next = (next + step) % 15;
            }
        }

        return plane;
    }
}
