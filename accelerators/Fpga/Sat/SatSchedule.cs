namespace HwSim.Accelerators.Fpga.Sat;

/// <summary>Which dataflow the products of a step get.</summary>
public enum SatSchedule
{
    /// <summary>The faster one for each product: the offline schedule.</summary>
    Best,

    /// <summary>Output-stationary throughout.</summary>
    OutputStationary,

    /// <summary>Weight-stationary throughout.</summary>
    WeightStationary,
}
