using HwSim.Core.Graph;
using HwSim.Core.Mappings;

namespace HwSim.Accelerators.Systolic;

/// <summary>
/// Everything about one matrix product of an operation under a mapping that the fidelities share: its problem on the array, the
/// bytes of its operands, how often they cross. An operation is <see cref="Times"/> such products one after the other.
/// </summary>
public readonly struct ProductRun
{
    /// <exception cref="OverflowException">A count does not fit 64 bits.</exception>
    public ProductRun(Operation operation, in GemmShape shape, SystolicCore core, in Mapping mapping)
    {
        Core = core;
        Shape = shape;
        Mapping = mapping;
        Times = ArrayProblem.CeilingDivide(shape.Count, mapping.Packed);
        Problem = ArrayProblem.Of(Shape, mapping.Dataflow, Math.Min(mapping.Packed, shape.Count));
        Folds = Problem.Folds(core.Array, mapping.Chunk);
        Footprints = Footprints.Of(Shape, operation, core.Widths, Times);
        Epilogue = EpilogueWork.Of(operation, core.Widths, mapping.Residency, Times);
        Passes = Passes.Of(Problem, Folds, Footprints, core, mapping.Order, mapping.Chunk);
    }

    public SystolicCore Core { get; }

    /// <summary>The operation's products.</summary>
    public GemmShape Shape { get; }

    public Mapping Mapping { get; }

    /// <summary>How often the product is repeated.</summary>
    public long Times { get; }

    public ArrayProblem Problem { get; }

    /// <summary>Folds of one product.</summary>
    public FoldCounts Folds { get; }

    public Footprints Footprints { get; }

    public Passes Passes { get; }

    /// <summary>What the vector unit does to the results as they leave.</summary>
    public EpilogueWork Epilogue { get; }

    /// <summary>Cycles by which the vector unit holds the array up.</summary>
    public long EpilogueExcess => Epilogue.Excess(Problem, Folds, Core.Array, Mapping.Chunk, Core.VectorLanes);

    /// <summary>Cycles of computing one product, its epilogue included.</summary>
    public long ComputeCycles => checked(FoldTiming.Cycles(Core.Array, Problem, Folds, Mapping.Order, Mapping.Chunk) + EpilogueExcess);

    /// <summary>Bytes that one product fetches from main memory.</summary>
    public long Fetched => checked(IfmapFetched + FilterFetched + Epilogue.Fetched);

    /// <summary>Ifmap bytes that one product fetches from main memory.</summary>
    public long IfmapFetched => Mapping.Residency.HasInput(0) ? 0 : checked(IfmapPass.Of(this) * Passes.Ifmap);

    /// <summary>Filter bytes that one product fetches from main memory. A filter that several products share and that fits as a whole is fetched by the first.</summary>
    public long FilterFetched => Mapping.Residency.HasInput(1) ? 0
        : Footprints.Filter <= Core.Scratchpads.Usable(Core.Scratchpads.Filter) ? ArrayProblem.CeilingDivide(Footprints.Filter, Shape.ProductsPerFilter)
        : checked(Footprints.Filter * Passes.Filter);

    /// <summary>Ofmap bytes that one product writes to main memory.</summary>
    public long OfmapWritten => Mapping.Residency.OutputStays ? 0 : Footprints.Ofmap;
}
