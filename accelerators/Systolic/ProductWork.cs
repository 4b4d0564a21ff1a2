using HwSim.Core.Graph;
using HwSim.Core.Mappings;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Systolic;

/// <summary>
/// What the products of an operation do on a core under a mapping: cycles of the array and the vector unit, bytes at each level, registers
/// that toggle. Clock, main memory and energy have no part in it, so machines that differ in those alone share it.
/// </summary>
internal readonly record struct ProductWork
{
    /// <exception cref="OverflowException">A count does not fit 64 bits.</exception>
    public ProductWork(in ProductRun run)
    {
        ScratchpadAccesses accesses = ScratchpadAccesses.Of(run);
        RegisterShifts shifts = RegisterShifts.Of(run);
        Footprints footprints = run.Footprints;
        GemmShape shape = run.Shape;
        int sumBits = run.Core.Widths.Accumulator;
        long times = run.Times;
        long results = checked(shape.M * shape.N * shape.Count);
        long excess = run.EpilogueExcess;
        IsOutputStationary = run.Problem.Dataflow == Dataflow.OutputStationary;
        Elements = run.Core.Array.Elements;
        PesPerMac = run.Core.PesPerMac;
        Times = times;
        Folds = checked(run.Folds.Total * times);
        Stream = checked(run.Folds.Rows * run.Folds.Columns * run.Problem.Stream * times);
        Macs = checked(shape.M * shape.N * shape.FilterSparsity.Kept(shape.K) * shape.Count);
        Vector = run.Epilogue.Cycles((ulong)results, run.Core.VectorLanes);
        Excess = excess * times;
        VectorOperations = results * run.Epilogue.OperationsPerResult;
        StationaryShifts = (double)shifts.Stationary;
        Drain = (double)shifts.Drain;
        DramRead = run.Fetched * times;
        DramWritten = run.OfmapWritten * times;
        IfmapRead = OperandWidths.BytesOf(checked(accesses.IfmapReads * times), footprints.IfmapBits, footprints.IfmapBeside).Value;
        IfmapWritten = run.Mapping.Residency.HasInput(0) ? footprints.Ifmap * times : run.IfmapFetched * times;
        FilterRead = OperandWidths.BytesOf(checked(accesses.FilterReads * times), footprints.FilterBits, footprints.FilterBeside).Value;
        FilterWritten = run.Mapping.Residency.HasInput(1) ? footprints.Filter * times : run.FilterFetched * times;
        OfmapRead = Bytes.Of(checked(accesses.PartialSumReads * times), sumBits).Value + (run.Epilogue.Read * times);
        OfmapWritten = Bytes.Of(checked(accesses.PartialSumWrites * times), sumBits).Value + (run.Epilogue.Read * times);
    }

    public bool IsOutputStationary { get; }

    /// <summary>PEs of the array.</summary>
    public long Elements { get; }

    /// <summary>PEs that work together on one multiply-accumulate.</summary>
    public long PesPerMac { get; }

    /// <summary>How often the product is repeated.</summary>
    public long Times { get; }

    public long Folds { get; }

    /// <summary>Cycles of streaming.</summary>
    public long Stream { get; }

    public long Macs { get; }

    /// <summary>Cycles of the vector unit.</summary>
    public long Vector { get; }

    /// <summary>Cycles by which the vector unit holds the array up.</summary>
    public long Excess { get; }

    /// <summary>Simple operations of the vector unit.</summary>
    public double VectorOperations { get; }

    /// <summary>Writes of stationary registers, of one product.</summary>
    public double StationaryShifts { get; }

    /// <summary>Writes of drain registers, of one product.</summary>
    public double Drain { get; }

    public long DramRead { get; }

    public long DramWritten { get; }

    public long IfmapRead { get; }

    public long IfmapWritten { get; }

    public long FilterRead { get; }

    public long FilterWritten { get; }

    public long OfmapRead { get; }

    public long OfmapWritten { get; }
}
