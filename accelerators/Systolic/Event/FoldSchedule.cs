using HwSim.Core.Mappings;

namespace HwSim.Accelerators.Systolic.Event;

/// <summary>
/// Cuts one product into steps: a step streams as many rows of a fold as fit half a scratchpad. The steps' compute cycles add up to
/// <see cref="FoldTiming"/>, their bytes to those of <see cref="ProductRun"/>.
/// </summary>
public struct FoldSchedule : IStepSchedule
{
    private readonly ProductRun run;
    private readonly ArrayShape array;
    private readonly ArrayProblem problem;
    private readonly long rowFolds;
    private readonly long columnFolds;
    private readonly long chunks;
    private readonly bool isOutputStationary;
    private Apportion ifmap;
    private Apportion filter;
    private Apportion ofmap;
    private Apportion epilogue;
    private long computeLeft;
    private long row;
    private long column;
    private long chunk;
    private long streamed;
    private long output;
    private bool started;

    public FoldSchedule(in ProductRun run)
    {
        this.run = run;
        array = run.Core.Array;
        problem = run.Problem;
        (rowFolds, columnFolds, chunks) = run.Folds;
        isOutputStationary = problem.Dataflow == Dataflow.OutputStationary;
        computeLeft = run.ComputeCycles;

        UInt128 byRows = Area(problem.Stream, problem.FaceRows);
        UInt128 byColumns = Area(isOutputStationary ? problem.Stream : problem.FaceRows, problem.FaceColumns);
        (UInt128 ifmapWeight, UInt128 filterWeight) = problem.Dataflow == Dataflow.InputStationary ? (byColumns, byRows) : (byRows, byColumns);
        ifmap = new Apportion(run.IfmapFetched, Times(ifmapWeight, run.Passes.Ifmap));
        filter = new Apportion(run.FilterFetched, Times(filterWeight, run.Passes.Filter));
        UInt128 results = Area(isOutputStationary ? problem.FaceRows : problem.Stream, problem.FaceColumns);
        ofmap = new Apportion(run.OfmapWritten, results);
        epilogue = new Apportion(run.Epilogue.Fetched, results);
    }

    public Step Current { get; private set; }

    /// <summary>The bytes that the last step writes.</summary>
    public readonly long LastWrite
    {
        get
        {
            long columns = Last(problem.FaceColumns, columnFolds, array.Columns);
            return ofmap.Last(Area(columns, isOutputStationary ? Last(problem.FaceRows, rowFolds, array.Rows) : Last(problem.Stream, chunks, run.Mapping.Chunk)));
        }
    }

    private readonly long Rows => Math.Min(array.Rows, problem.FaceRows - (row * array.Rows));

    private readonly long Columns => Math.Min(array.Columns, problem.FaceColumns - (column * array.Columns));

    private readonly long ChunkLength => isOutputStationary ? problem.Stream : Math.Min(run.Mapping.Chunk, problem.Stream - (chunk * run.Mapping.Chunk));

    /// <summary>The most steps that the product can take; asked before the first.</summary>
    public readonly double Steps => (double)rowFolds * columnFolds * chunks * ArrayProblem.CeilingDivide(ChunkLength, PieceLength(ChunkLength));

    public bool MoveNext()
    {
        if (started && streamed == ChunkLength && !NextFold())
        {
            return false;
        }

        bool isFirstPiece = streamed == 0;
        bool isFirstFold = !started;
        started = true;
        long length = Math.Min(PieceLength(ChunkLength), ChunkLength - streamed);
        streamed += length;
        bool isLastPiece = streamed == ChunkLength;
        bool isLastFold = row == rowFolds - 1 && column == columnFolds - 1 && (isOutputStationary || chunk == chunks - 1);

        bool finishes = isLastPiece && (isOutputStationary || row == rowFolds - 1);
        UInt128 results = finishes ? Area(Columns, isOutputStationary ? Rows : ChunkLength) : 0;
        long compute = isLastPiece && isLastFold
            ? computeLeft
            : length + Overhead(isFirstFold, isFirstPiece, isLastPiece) + run.Epilogue.Excess(results, ChunkLength, run.Core.VectorLanes);
        computeLeft -= compute;
        Current = new Step(compute, Fetch(length, isFirstPiece) + epilogue.Take(results), ofmap.Take(results), output);
        output += finishes ? 1 : 0;
        return true;
    }

    /// <summary>Cycles beside streaming that a piece has: load at a fold's beginning, drain at its end, or the gap to an overlapped next fold.</summary>
    private readonly long Overhead(bool isFirstFold, bool isFirstPiece, bool isLastPiece)
    {
        if (!array.OverlapsFolds)
        {
            long load = isFirstPiece && !isOutputStationary ? Rows : 0;
            long drain = isLastPiece ? array.Rows + Columns - 2 + (isOutputStationary ? Rows : 0) : 0;
            return load + drain;
        }

        long first = isFirstFold && !isOutputStationary ? Rows : 0;
        long wait = isOutputStationary ? Rows : NextRows();
        return first + (isLastPiece ? Math.Max(0, wait - ChunkLength) : 0);
    }

    private readonly long NextRows() => row + 1 < rowFolds
        ? Math.Min(array.Rows, problem.FaceRows - ((row + 1) * array.Rows))
        : Math.Min(array.Rows, problem.FaceRows);

    private long Fetch(long length, bool isFirstPiece)
    {
        UInt128 alongRows = Area(length, Rows);
        if (isOutputStationary)
        {
            return (Again(run.Passes.Ifmap, column) ? ifmap.Take(alongRows) : 0)
                + (Again(run.Passes.Filter, row) ? filter.Take(Area(length, Columns)) : 0);
        }

        bool holdsFilter = problem.Dataflow == Dataflow.WeightStationary;
        bool fetchesStream = Again(holdsFilter ? run.Passes.Ifmap : run.Passes.Filter, column);
        bool fetchesHeld = isFirstPiece && Again(holdsFilter ? run.Passes.Filter : run.Passes.Ifmap, chunk);
        UInt128 held = Area(Rows, Columns);
        return holdsFilter
            ? (fetchesHeld ? filter.Take(held) : 0) + (fetchesStream ? ifmap.Take(alongRows) : 0)
            : (fetchesHeld ? ifmap.Take(held) : 0) + (fetchesStream ? filter.Take(alongRows) : 0);
    }

    /// <summary>An operand is fetched at every use, or only at the first where it then stays.</summary>
    private static bool Again(long passes, long use) => passes > 1 || use == 0;

    /// <summary>Streamed rows that fit the working halves of the scratchpads; at least one.</summary>
    private readonly long PieceLength(long whole)
    {
        ScratchpadSpec pads = run.Core.Scratchpads;
        long ifmapRows = pads.Usable(pads.Ifmap) * 8 / (Rows * run.Footprints.IfmapBits);
        long filterRows = pads.Usable(pads.Filter) * 8 / ((isOutputStationary ? Columns : Rows) * run.Footprints.FilterBits);
        long fitting = problem.Dataflow switch
        {
            Dataflow.OutputStationary => Math.Min(ifmapRows, filterRows),
            Dataflow.WeightStationary => ifmapRows,
            _ => filterRows,
        };
        return ArrayProblem.Even(whole, Math.Max(1, fitting));
    }

    private bool NextFold()
    {
        streamed = 0;
        bool columnsOuter = run.Mapping.Order == LoopOrder.ColumnsOuter;
        if (isOutputStationary)
        {
            return columnsOuter
                ? Advance(ref row, rowFolds) || Advance(ref column, columnFolds)
                : Advance(ref column, columnFolds) || Advance(ref row, rowFolds);
        }

        return Advance(ref row, rowFolds)
            || (columnsOuter
                ? Advance(ref chunk, chunks) || Advance(ref column, columnFolds)
                : Advance(ref column, columnFolds) || Advance(ref chunk, chunks));
    }

    /// <summary>Counts a loop up; false and back to 0 at its end.</summary>
    private static bool Advance(ref long index, long count)
    {
        index++;
        if (index < count)
        {
            return true;
        }

        index = 0;
        return false;
    }

    private static UInt128 Area(long a, long b) => Math.BigMul((ulong)a, (ulong)b);

    private static UInt128 Times(UInt128 area, long passes) => passes == 1 ? area : area * (ulong)passes;

    private static long Last(long whole, long folds, long tile) => whole - ((folds - 1) * Math.Min(tile, whole));
}
