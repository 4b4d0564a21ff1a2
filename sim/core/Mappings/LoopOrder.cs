namespace HwSim.Core.Mappings;

/// <summary>The order in which the folds of an operation are visited, outermost loop first.</summary>
public enum LoopOrder
{
    /// <summary>Column tiles of the array outermost: what is mapped to columns is fetched once, the other streamed operand again for each column tile.</summary>
    ColumnsOuter,

    /// <summary>Row tiles (output-stationary) or chunks of the streamed dimension (otherwise) outermost: the streamed operand is fetched once.</summary>
    StreamOuter,
}
