using System.Runtime.Intrinsics;

namespace HwSim.Core.Engine.Exploration.Search;

/// <summary>The factor L of a symmetric positive definite matrix L·Lᵀ, and solving with it. Sums are formed in the same order on every machine.</summary>
internal sealed class Cholesky
{
    private readonly double[][] rows;

    /// <param name="size">The size of the matrix.</param>
    /// <param name="element">Its element in a row and a column up to the diagonal.</param>
    public Cholesky(int size, Func<int, int, double> element)
    {
        rows = new double[size][];
        for (int i = 0; i < size; i++)
        {
            double[] row = rows[i] = new double[i + 1];
            for (int j = 0; j < i; j++)
            {
                row[j] = (element(i, j) - Dot(row, rows[j], j)) / rows[j][j];
            }

            row[i] = Math.Sqrt(Math.Max(element(i, i) - Dot(row, row, i), double.Epsilon));
        }
    }

    /// <summary>Solves for a right side.</summary>
    public double[] Solve(double[] right)
    {
        double[] solution = new double[right.Length];
        for (int i = 0; i < solution.Length; i++)
        {
            solution[i] = (right[i] - Dot(rows[i], solution, i)) / rows[i][i];
        }

        for (int i = solution.Length - 1; i >= 0; i--)
        {
            solution[i] /= rows[i][i];
            for (int j = 0; j < i; j++)
            {
                solution[j] -= rows[i][j] * solution[i];
            }
        }

        return solution;
    }

    /// <summary>The diagonal of the inverse matrix.</summary>
    public double[] InverseDiagonal()
    {
        double[] diagonal = new double[rows.Length];
        double[] column = new double[rows.Length];
        for (int k = 0; k < rows.Length; k++)
        {
            column.AsSpan().Clear();
            column[k] = 1 / rows[k][k];
            for (int i = k + 1; i < rows.Length; i++)
            {
                column[i] = -Dot(rows[i], column, i) / rows[i][i];
            }

            diagonal[k] = Dot(column, column, rows.Length);
        }

        return diagonal;
    }

    private static double Dot(double[] a, double[] b, int length)
    {
        Vector256<double> sums = Vector256<double>.Zero;
        int i = 0;
        for (; i + Vector256<double>.Count <= length; i += Vector256<double>.Count)
        {
            sums += Vector256.Create(a, i) * Vector256.Create(b, i);
        }

        double sum = sums[0] + sums[1] + sums[2] + sums[3];
        for (; i < length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }
}
