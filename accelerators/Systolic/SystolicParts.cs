using System.Collections.Immutable;
using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Core.Machine;

namespace HwSim.Accelerators.Systolic;

/// <summary>The parts that a systolic array is made of, with energy and area.</summary>
/// <param name="Mac">Multipliers with their accumulating adders, one a PE.</param>
/// <param name="OperandRegister">The register that passes the streamed operand on, one a PE.</param>
/// <param name="StationaryRegister">The register of the stationary operand, one a PE, two where folds overlap.</param>
/// <param name="SumRegister">The register of the partial sum, one a PE.</param>
/// <param name="Decoders">Decoders of the ifmap and of the filter at the borders, and a controller; null where there are none.</param>
/// <param name="OperandSelect">The multiplexers that N:M weights need; null on a dense array.</param>
/// <param name="Ifmap">The ifmap scratchpad.</param>
/// <param name="Filter">The filter scratchpad.</param>
/// <param name="Ofmap">The ofmap scratchpad.</param>
/// <param name="VectorLane">Lanes of the vector unit; null where there is none.</param>
/// <param name="Dram">Main memory.</param>
public sealed record SystolicParts(
    PartEstimate Mac, PartEstimate? OperandRegister, PartEstimate? StationaryRegister, PartEstimate? SumRegister,
    (PartEstimate? Ifmap, PartEstimate? Filter, PartEstimate? Controller) Decoders, PartEstimate? OperandSelect,
    PartEstimate Ifmap, PartEstimate Filter, PartEstimate Ofmap, PartEstimate? VectorLane, PartEstimate Dram)
{
    /// <summary>Every part that is there.</summary>
    public ImmutableArray<PartEstimate> All { get; } =
    [
        Mac, .. Given(OperandRegister, StationaryRegister, SumRegister, Decoders.Ifmap, Decoders.Filter, Decoders.Controller, OperandSelect),
        Ifmap, Filter, Ofmap, .. Given(VectorLane), Dram,
    ];

    private static PartEstimate[] Given(params PartEstimate?[] parts) => [.. parts.OfType<PartEstimate>()];

    /// <summary>The parts of a machine from an energy table. Scratchpads are accessed a row or column of the array at a time.</summary>
    public static SystolicParts Of(SystolicSpec spec, PartEstimator estimator)
    {
        long elements = spec.Array.Elements;
        OperandWidths widths = spec.Widths;
        WholeParts whole = spec.WholeParts;
        bool isWhole = whole.Pe.Length > 0;
        int ifmapBits = spec.PeBits == 0 ? widths.Ifmap : Math.Min(spec.PeBits, widths.Ifmap);
        int filterBits = spec.PeBits == 0 ? widths.Filter : Math.Min(spec.PeBits, widths.Filter);
        PartEstimate? Whole(string name, long count) => name.Length == 0 ? null : estimator.Whole(name, count);
        int AccessBits(long lanes, int bits) => (int)Math.Min(lanes * bits, 1 << 16);
        return new SystolicParts(
            isWhole ? estimator.Whole(whole.Pe, elements) : estimator.Mac(ifmapBits, filterBits, widths.Accumulator, widths.Kind, elements),
            isWhole ? null : estimator.Register("PE operand register", ifmapBits, elements),
            isWhole ? null : estimator.Register("PE stationary register", filterBits, elements * (spec.Array.OverlapsFolds ? 2 : 1)),
            isWhole ? null : estimator.Register("PE partial-sum register", widths.Accumulator, elements),
            (Whole(whole.IfmapDecoder, spec.Array.Rows), Whole(whole.FilterDecoder, spec.Array.Columns), Whole(whole.Controller, 1)),
            spec.LargestSparseGroup > 1
                ? new PartEstimate($"N:M operand select ({spec.LargestSparseGroup}:1)", elements, null, null, 0, null, null, "no published figure in any table", Trust.Assumed)
                : null,
            estimator.Sram("ifmap scratchpad", spec.Scratchpads.Ifmap, AccessBits(spec.Array.Rows, ifmapBits), 1),
            estimator.Sram("filter scratchpad", spec.Scratchpads.Filter, AccessBits(spec.Array.Columns, filterBits), 1),
            estimator.Sram("ofmap scratchpad", spec.Scratchpads.Ofmap, AccessBits(spec.Array.Columns, widths.Accumulator), 1),
            spec.VectorLanes > 0 ? estimator.VectorLane(widths.Accumulator, NumberKind.Integer, spec.VectorLanes) : null,
            estimator.Dram(spec.DramType));
    }
}
