namespace HwSim.Accelerators.Gpu.Kernels;

/// <summary>A row-wise kernel.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Rows">Independent rows.</param>
/// <param name="Columns">Values of a row.</param>
/// <param name="ValueBytes">Bytes of a value.</param>
/// <param name="BytesRead">Distinct bytes read.</param>
/// <param name="BytesWritten">Bytes written.</param>
public readonly record struct StreamProblem(StreamKind Kind, double Rows, double Columns, double ValueBytes, double BytesRead, double BytesWritten)
{
    /// <summary>Values that one load brings, for kernels with one thread block a row, whose latency then shows; 0 for others.</summary>
    public double ValuesPerLoad { get; init; }
}
