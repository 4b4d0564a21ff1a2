using HwSim.Core.Graph;
using HwSim.Core.Mappings;

namespace HwSim.Accelerators.Systolic;

/// <summary>
/// One matrix product as the array sees it: an Sr×Sc face that is cut into folds of R×C, and a dimension of length T that streams.
/// Output-stationary: Sr = M, Sc = N, T = K. Weight-stationary: Sr = K, Sc = N, T = M. Input-stationary: Sr = K, Sc = M, T = N
/// (Samajdar et al., SCALE-Sim, ISPASS 2020, sec. III).
/// </summary>
/// <param name="Dataflow">Which operand is stationary.</param>
/// <param name="FaceRows">Sr, all packed products together.</param>
/// <param name="FaceColumns">Sc, all packed products together.</param>
/// <param name="Stream">T.</param>
public readonly record struct ArrayProblem(Dataflow Dataflow, long FaceRows, long FaceColumns, long Stream)
{
    /// <summary>Lays <paramref name="packed"/> products of a shape on the array side by side, block-diagonally; the reduction counts kept weights only.</summary>
    public static ArrayProblem Of(in GemmShape shape, Dataflow dataflow, long packed)
    {
        long k = shape.FilterSparsity.Kept(shape.K);
        return dataflow switch
        {
            Dataflow.OutputStationary => new(dataflow, shape.M, shape.N, k),
            Dataflow.WeightStationary => new(dataflow, packed * k, packed * shape.N, shape.M),
            _ => new(dataflow, packed * k, packed * shape.M, shape.N),
        };
    }

    /// <summary>Into how many folds an array and a chunk cut it.</summary>
    public FoldCounts Folds(ArrayShape array, long chunk) =>
        new(CeilingDivide(FaceRows, array.Rows), CeilingDivide(FaceColumns, array.Columns), chunk >= Stream ? 1 : CeilingDivide(Stream, chunk));

    /// <summary>The length of the parts where <paramref name="whole"/> is cut into as few as can be, none longer than <paramref name="most"/>, all about alike: a short last part would hide no transfer.</summary>
    internal static long Even(long whole, long most) => whole <= most ? whole : CeilingDivide(whole, CeilingDivide(whole, most));

    internal static long CeilingDivide(long a, long b) => a == 0 ? 0 : b == 1 ? a : ((a - 1) / b) + 1;
}
