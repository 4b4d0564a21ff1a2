using HwSim.Core.Mappings;

namespace HwSim.Accelerators.Systolic.Cycle;

/// <summary>
/// Operands that come as outlier-victim pairs: decoders at the borders take the bytes apart, PEs multiply an integer of a few bits and
/// shift. An operand wider than a PE is a high and a low part, the high one with an exponent of four more, and as many PEs as there are
/// products of parts add theirs to one sum: an 8-bit product takes four 4-bit PEs.
/// </summary>
internal static class PairOperands
{
    private const int PartBits = 4;
    private const int PartMask = (1 << PartBits) - 1;

    /// <summary>What the decoders hand in for so many values: each part of the operand as a plane of shifted integers.</summary>
    /// <param name="code">The type of pairs.</param>
    /// <param name="bytes">Two codes a byte for 4-bit types, the left one in the high half; one a byte for 8-bit types.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns; pairs run on from row to row.</param>
    public static Plane[] Decode(PairCode code, ReadOnlySpan<byte> bytes, int rows, int columns)
    {
        PairDecoder decoder = new(code);
        Plane[] parts = code.Bits > PartBits ? [new(rows, columns), new(rows, columns)] : [new(rows, columns)];
        int count = checked(rows * columns);
        for (int i = 0; i < count; i += 2)
        {
            ((int, int) left, (int, int) right) = code.Bits == PartBits ? decoder.Decode(bytes[i / 2] >> PartBits, bytes[i / 2] & PartMask) : decoder.Decode(bytes[i], bytes[i + 1]);
            Put(parts, i / columns, i % columns, left);
            if (i + 1 < count)
            {
                Put(parts, (i + 1) / columns, (i + 1) % columns, right);
            }
        }

        return parts;
    }

    /// <summary>The operands of a product: one plane for each product of parts.</summary>
    /// <param name="ifmap">Parts of the M×K ifmap.</param>
    /// <param name="filter">Parts of the N×K filter, as weights are stored.</param>
    /// <param name="dataflow">Which operand is stationary.</param>
    /// <exception cref="OverflowException">A sum does not fit the 32-bit accumulators on its way.</exception>
    public static Operands Of(Plane[] ifmap, Plane[] filter, Dataflow dataflow)
    {
        AccumulatorRange.Check(ifmap, filter);
        Plane[] activations = [.. ifmap.SelectMany(a => filter.Select(_ => a))];
        Plane[] weights = Operands.Transposed([.. ifmap.SelectMany(_ => filter)]);
        return dataflow == Dataflow.InputStationary ? new Operands(Operands.Transposed(weights), Operands.Transposed(activations)) : new Operands(activations, weights);
    }

    /// <summary>Operands of a problem from made-up bytes, one pair in sixteen with an outlier: what a run computes where nobody gives values.</summary>
    /// <param name="problem">The product.</param>
    /// <param name="ifmapParts">Parts of an ifmap value.</param>
    /// <param name="filterParts">Parts of a weight.</param>
    public static Operands MadeUp(in ArrayProblem problem, int ifmapParts, int filterParts)
    {
        bool isOutput = problem.Dataflow == Dataflow.OutputStationary;
        int reduction = checked((int)(isOutput ? problem.Stream : problem.FaceRows));
        int streamed = checked((int)(isOutput ? problem.FaceRows : problem.Stream));
        Plane[] ifmap = MadeUp(ifmapParts, streamed, reduction, 1);
        Plane[] filter = MadeUp(filterParts, checked((int)problem.FaceColumns), reduction, 2);
        return Of(ifmap, filter, isOutput ? Dataflow.OutputStationary : Dataflow.WeightStationary);
    }

    private static Plane[] MadeUp(int parts, int rows, int columns, uint seed)
    {
        PairCode code = parts > 1 ? PairCode.Int8 : PairCode.Int4;
        byte[] bytes = new byte[checked(((rows * columns) + 1) / 2 * 2)];
        uint state = seed;
        int outliers = code.Identifier >> 1;
        for (int i = 0; i < bytes.Length; i += 2)
        {
            state = unchecked((state * 1664525) + 1013904223);
            int left = (int)(state >> 16) & (code.Identifier - 1);
            int right = (int)(state >> 8) & (code.Identifier - 1);
            bool hasOutlier = state >> 28 == 0;
            (int first, int second) = hasOutlier ? (Math.Max(1, left & (outliers - 1)), code.Identifier) : (left, right);
            (bytes[i], bytes[i + 1]) = code.Bits == PartBits ? ((byte)((first << PartBits) | second), (byte)((right << PartBits) | left)) : ((byte)first, (byte)second);
        }

        return Decode(code, bytes, rows, columns);
    }

    private static void Put(Plane[] parts, int row, int column, (int Exponent, int Integer) value)
    {
        if (parts.Length == 1)
        {
            parts[0][row, column] = value.Integer << value.Exponent;
            return;
        }

        parts[0][row, column] = (value.Integer >> PartBits) << (value.Exponent + PartBits);
        parts[1][row, column] = (value.Integer & PartMask) << value.Exponent;
    }
}
