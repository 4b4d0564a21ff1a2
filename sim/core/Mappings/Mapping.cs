namespace HwSim.Core.Mappings;

/// <summary>How an operation is laid out on a machine. Data only; what it costs is the machine's affair.</summary>
/// <param name="Dataflow">Which operand is stationary.</param>
/// <param name="Order">The order of the folds.</param>
/// <param name="Chunk">How many rows of the streamed dimension run before the stationary tile changes.</param>
/// <param name="Packed">How many independent small products share the array at a time.</param>
/// <param name="Residency">Which operands stay on chip.</param>
public readonly record struct Mapping(Dataflow Dataflow, LoopOrder Order, long Chunk, long Packed, Residency Residency)
{
    /// <summary>The tile of one thread block, on machines that have those.</summary>
    public BlockTile Tile { get; init; }
}
