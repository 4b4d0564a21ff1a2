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
/// <param name="OperandSelect">The multiplexers that N:M weights need; null on a dense array.</param>
/// <param name="Ifmap">The ifmap scratchpad.</param>
/// <param name="Filter">The filter scratchpad.</param>
/// <param name="Ofmap">The ofmap scratchpad.</param>
/// <param name="VectorLane">Lanes of the vector unit; null where there is none.</param>
/// <param name="Dram">Main memory.</param>
public sealed record SystolicParts(
    PartEstimate Mac, PartEstimate OperandRegister, PartEstimate StationaryRegister, PartEstimate SumRegister, PartEstimate? OperandSelect,
    PartEstimate Ifmap, PartEstimate Filter, PartEstimate Ofmap, PartEstimate? VectorLane, PartEstimate Dram)
{
    /// <summary>Every part that is there.</summary>
    public ImmutableArray<PartEstimate> All { get; } =
    [
        Mac, OperandRegister, StationaryRegister, SumRegister, .. OperandSelect is null ? ReadOnlySpan<PartEstimate>.Empty : [OperandSelect],
        Ifmap, Filter, Ofmap, .. VectorLane is null ? ReadOnlySpan<PartEstimate>.Empty : [VectorLane], Dram,
    ];

    /// <summary>The parts of a machine from an energy table. Scratchpads are accessed a row or column of the array at a time.</summary>
    public static SystolicParts Of(SystolicSpec spec, PartEstimator estimator)
    {
        long elements = spec.Array.Elements;
        OperandWidths widths = spec.Widths;
        int AccessBits(long lanes, int bits) => (int)Math.Min(lanes * bits, 1 << 16);
        return new SystolicParts(
            estimator.Mac(widths.Ifmap, widths.Filter, widths.Accumulator, widths.Kind, elements),
            estimator.Register("PE operand register", widths.Ifmap, elements),
            estimator.Register("PE stationary register", widths.Filter, elements * (spec.Array.OverlapsFolds ? 2 : 1)),
            estimator.Register("PE partial-sum register", widths.Accumulator, elements),
            spec.LargestSparseGroup > 1
                ? new PartEstimate($"N:M operand select ({spec.LargestSparseGroup}:1)", elements, null, null, 0, null, null, "no published figure in any table", Trust.Assumed)
                : null,
            estimator.Sram("ifmap scratchpad", spec.Scratchpads.Ifmap, AccessBits(spec.Array.Rows, widths.Ifmap), 1),
            estimator.Sram("filter scratchpad", spec.Scratchpads.Filter, AccessBits(spec.Array.Columns, widths.Filter), 1),
            estimator.Sram("ofmap scratchpad", spec.Scratchpads.Ofmap, AccessBits(spec.Array.Columns, widths.Accumulator), 1),
            spec.VectorLanes > 0 ? estimator.VectorLane(widths.Accumulator, NumberKind.Integer, spec.VectorLanes) : null,
            estimator.Dram(spec.DramType));
    }
}
