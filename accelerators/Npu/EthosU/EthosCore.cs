namespace HwSim.Accelerators.Npu.EthosU;

/// <summary>
/// The fixed figures of an Ethos-U core by its MACs (Vela 3.10, architecture_features.py, Apache-2.0): the ofmap micro-block that the MACs
/// work on at a time, the shared buffer, and the cycles of the output stage.
/// </summary>
/// <param name="Macs">Multiply-accumulates a cycle.</param>
/// <param name="BlockHeight">Rows of the micro-block.</param>
/// <param name="BlockWidth">Columns of the micro-block.</param>
/// <param name="BlockDepth">Channels of the micro-block.</param>
/// <param name="Banks">Banks of 1 KiB of the shared buffer.</param>
/// <param name="ReservedBanks">Banks that neither ifmap nor sums can have.</param>
/// <param name="IfmapGranule">Ifmap banks are taken in multiples of this.</param>
/// <param name="SumGranule">Banks of sums are taken in multiples of this.</param>
/// <param name="OutputCycles">Cycles of the output stage a value.</param>
/// <param name="MaximumCycles">The same for a maximum.</param>
/// <param name="AddCycles">The same for an addition of two maps.</param>
/// <param name="TableCycles">The same for a function by table.</param>
/// <param name="StepDelay">Cycles lost a kernel step where one micro-block is all.</param>
public sealed record EthosCore(
    long Macs, long BlockHeight, long BlockWidth, long BlockDepth, long Banks, long ReservedBanks, long IfmapGranule, long SumGranule,
    double OutputCycles, double MaximumCycles, double AddCycles, double TableCycles, long StepDelay)
{
    /// <summary>Cycles in which the weights of one micro-block column are read.</summary>
    public long WeightCycles => 32 * BlockDepth / 8;

    /// <summary>The core of so many MACs; null where there is none.</summary>
    public static EthosCore? Of(long macs) => macs switch
    {
        32 => new(32, 1, 1, 4, 16, 2, 2, 4, 2, 1, 6, 1, 3),
        64 => new(64, 1, 1, 8, 16, 2, 2, 4, 1, 0.5, 3, 1, 2),
        128 => new(128, 1, 2, 8, 24, 4, 4, 8, 0.5, 0.25, 1.5, 1, 2),
        256 => new(256, 2, 2, 8, 48, 4, 8, 16, 0.25, 0.125, 0.75, 1, 2),
        _ => null,
    };
}
