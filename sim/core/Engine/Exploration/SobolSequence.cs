using System.Collections.Immutable;
using System.Numerics;

namespace HwSim.Core.Engine.Exploration;

/// <summary>
/// The Sobol sequence in Gray-code order with the direction numbers of Joe and Kuo (SIAM J. Sci. Comput. 30(5), 2008; file
/// new-joe-kuo-6.21201, rows 2 to 21).
/// </summary>
public static class SobolSequence
{
    /// <summary>The most dimensions.</summary>
    public const int MostDimensions = 21;

    /// <summary>Bits of a coordinate; the sequence has two to this power points.</summary>
    public const int Bits = 52;

    /// <summary>Degree, coefficients and first direction numbers of the primitive polynomials for dimensions 2 on.</summary>
    private static readonly (int Degree, int Coefficients, long[] Initial)[] Polynomials =
    [
        (1, 0, [1]), (2, 1, [1, 3]), (3, 1, [1, 3, 1]), (3, 2, [1, 1, 1]), (4, 1, [1, 1, 3, 3]), (4, 4, [1, 3, 5, 13]),
        (5, 2, [1, 1, 5, 5, 17]), (5, 4, [1, 1, 5, 5, 5]), (5, 7, [1, 1, 7, 11, 19]), (5, 11, [1, 1, 5, 1, 1]),
        (5, 13, [1, 1, 1, 3, 11]), (5, 14, [1, 3, 5, 5, 31]), (6, 1, [1, 3, 3, 9, 7, 49]), (6, 13, [1, 1, 1, 15, 21, 21]),
        (6, 16, [1, 3, 1, 13, 27, 49]), (6, 19, [1, 1, 1, 15, 7, 5]), (6, 22, [1, 3, 1, 15, 13, 25]), (6, 25, [1, 1, 5, 5, 19, 61]),
        (7, 1, [1, 3, 7, 11, 23, 15, 103]), (7, 4, [1, 3, 7, 13, 13, 15, 69]),
    ];

    private static readonly ImmutableArray<ImmutableArray<ulong>> Directions = [.. Enumerable.Range(0, MostDimensions).Select(DirectionsOf)];

    /// <summary>A coordinate of a point as a whole number of 2^-<see cref="Bits"/>; point 0 is the origin.</summary>
    public static ulong Coordinate(long index, int dimension)
    {
        ulong coordinate = 0;
        for (ulong gray = (ulong)index ^ ((ulong)index >> 1); gray != 0; gray &= gray - 1)
        {
            coordinate ^= Directions[dimension][BitOperations.TrailingZeroCount(gray)];
        }

        return coordinate;
    }

    private static ImmutableArray<ulong> DirectionsOf(int dimension)
    {
        ulong[] v = new ulong[Bits];
        if (dimension == 0)
        {
            return [.. v.Select((_, i) => 1UL << (Bits - 1 - i))];
        }

        (int degree, int coefficients, long[] initial) = Polynomials[dimension - 1];
        for (int i = 0; i < Bits; i++)
        {
            if (i < degree)
            {
                v[i] = (ulong)initial[i] << (Bits - 1 - i);
                continue;
            }

            v[i] = v[i - degree] ^ (v[i - degree] >> degree);
            for (int k = 1; k < degree; k++)
            {
                v[i] ^= ((coefficients >> (degree - 1 - k)) & 1) == 1 ? v[i - k] : 0;
            }
        }

        return [.. v];
    }
}
