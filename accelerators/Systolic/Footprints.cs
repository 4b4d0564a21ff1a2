using HwSim.Core.Graph;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Systolic;

/// <summary>The bytes of the operands of one product (all products of an operation are alike).</summary>
/// <param name="Ifmap">Distinct ifmap bytes.</param>
/// <param name="IfmapPass">Ifmap bytes that one pass over the product fetches: the distinct ones where a kernel window fits the scratchpad, the whole im2col matrix otherwise.</param>
/// <param name="Filter">Filter bytes as stored, kept weights with their indices.</param>
/// <param name="Ofmap">Bytes of finished results.</param>
/// <param name="IfmapBits">Width of a stored ifmap value.</param>
/// <param name="FilterBits">Width of a stored weight, index included.</param>
/// <param name="OfmapBits">Width of a stored result.</param>
public readonly record struct Footprints(long Ifmap, long IfmapPass, long Filter, long Ofmap, int IfmapBits, int FilterBits, int OfmapBits)
{
    /// <summary>Footprints of one of <paramref name="products"/> equal parts of an operation.</summary>
    public static Footprints Of(in GemmShape shape, Operation operation, SystolicSpec spec, long products)
    {
        // An activation is read with the width that it was written with, whichever operand it then is.
        int ifmapBits = operation.Inputs.Length > 0 ? SystolicArray.StoredBits(operation.Inputs[0], spec) : spec.Widths.Ifmap;
        int weightBits = operation.Inputs.Length > 1 ? SystolicArray.StoredBits(operation.Inputs[1], spec) : spec.Widths.Filter;
        int ofmapBits = operation.Outputs.Length > 0 ? SystolicArray.StoredBits(operation.Outputs[0], spec) : spec.Widths.Ofmap;
        int filterBits = weightBits + shape.FilterSparsity.IndexBits;

        long kept = shape.FilterSparsity.IsDense ? shape.FilterElements : checked(shape.FilterElements / shape.K * shape.FilterSparsity.Kept(shape.K));
        long ifmap = Part(shape.IfmapElements, products, ifmapBits);
        bool windowFits = Bytes.Of(shape.WindowElements, ifmapBits).Value <= spec.Scratchpads.Usable(spec.Scratchpads.Ifmap);
        long im2col = windowFits ? 0 : Bytes.Of(checked(shape.M * shape.K * (shape.Count / products)), ifmapBits).Value;
        return new Footprints(
            ifmap, Math.Max(ifmap, im2col), Part(kept, products, filterBits), Part(shape.OfmapElements, products, ofmapBits),
            ifmapBits, filterBits, ofmapBits);
    }

    private static long Part(long elements, long products, int bits) => Bytes.Of(ArrayProblem.CeilingDivide(elements, products), bits).Value;
}
