namespace HwSim.Accelerators.AntSim;

/// <summary>The loops over tiles, in the order of their names in ant_simulator: B/b, IC/ic, OC/oc, OH/oh, OW/ow.</summary>
internal enum TileLoop
{
    Images,
    InputChannels,
    OutputChannels,
    Rows,
    Columns,
}
