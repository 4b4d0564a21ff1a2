using HwSim.Core.Graph;

namespace HwSim.Accelerators.Systolic;

/// <summary>The bytes of the operands of one product (all products of an operation are alike).</summary>
/// <param name="Ifmap">Distinct ifmap bytes.</param>
/// <param name="Window">Bytes of the ifmap rows that a kernel window spans, by which a part of a convolution's pixels needs more than its share; 0 for a plain product.</param>
/// <param name="Filter">Filter bytes as stored, kept weights with their indices.</param>
/// <param name="Ofmap">Bytes of finished results.</param>
/// <param name="IfmapBits">Width of a stored ifmap value.</param>
/// <param name="FilterBits">Width of a stored weight, index included.</param>
/// <param name="OfmapBits">Width of a stored result.</param>
public readonly record struct Footprints(long Ifmap, long Window, long Filter, long Ofmap, int IfmapBits, int FilterBits, int OfmapBits)
{
    /// <summary>What is stored beside ifmap values: scales, indices, outliers.</summary>
    public FormatOverhead IfmapBeside { get; private init; }

    /// <summary>Likewise, of weights.</summary>
    public FormatOverhead FilterBeside { get; private init; }

    /// <summary>Footprints of one of <paramref name="products"/> equal parts of an operation.</summary>
    public static Footprints Of(in GemmShape shape, Operation operation, OperandWidths widths, long products)
    {
        // An activation is read with the width that it was written with, whichever operand it then is.
        int ifmapBits = operation.Inputs.Length > 0 ? widths.StoredBits(operation.Inputs[0]) : widths.Ifmap;
        int weightBits = operation.Inputs.Length > 1 ? widths.StoredBits(operation.Inputs[1]) : widths.Filter;
        int ofmapBits = operation.Outputs.Length > 0 ? widths.StoredBits(operation.Outputs[0]) : widths.Ofmap;
        FormatOverhead ifmapBeside = operation.Inputs.Length > 0 ? widths.Beside(operation.Inputs[0]) : FormatOverhead.None;
        FormatOverhead filterBeside = operation.Inputs.Length > 1 ? widths.Beside(operation.Inputs[1]) : FormatOverhead.None;
        FormatOverhead ofmapBeside = operation.Outputs.Length > 0 ? widths.Beside(operation.Outputs[0]) : FormatOverhead.None;
        int filterBits = weightBits + shape.FilterSparsity.IndexBits;

        long kept = shape.FilterSparsity.IsDense ? shape.FilterElements : checked(shape.FilterElements / shape.K * shape.FilterSparsity.Kept(shape.K));
        long window = shape.KernelElements == 1 ? 0 : Part(checked(shape.WindowElements * shape.Count), products, ifmapBits, ifmapBeside);
        return new Footprints(
            Part(shape.IfmapElements, products, ifmapBits, ifmapBeside), window, Part(checked(kept * shape.ProductsPerFilter), products, filterBits, filterBeside),
            Part(shape.OfmapElements, products, ofmapBits, ofmapBeside), ifmapBits, filterBits, ofmapBits)
        {
            IfmapBeside = ifmapBeside,
            FilterBeside = filterBeside,
        };
    }

    /// <summary>Ifmap bytes behind <paramref name="part"/> of <paramref name="whole"/> output pixels or tokens: their share, and for a convolution the window around it.</summary>
    public long IfmapBehind(long part, long whole) => part >= whole ? Ifmap : Math.Min(Ifmap, checked(Share(Ifmap, part, whole) + Window));

    /// <summary>The bytes of the part of an operand that <paramref name="part"/> of <paramref name="whole"/> rows or columns use.</summary>
    public static long Share(long bytes, long part, long whole) =>
        part >= whole ? bytes
        : bytes <= int.MaxValue && part <= int.MaxValue ? ((bytes * part) + whole - 1) / whole
        : (long)(((Int128)bytes * part + whole - 1) / whole);

    private static long Part(long elements, long products, int bits, FormatOverhead beside) =>
        OperandWidths.BytesOf(ArrayProblem.CeilingDivide(elements, products), bits, beside).Value;
}
