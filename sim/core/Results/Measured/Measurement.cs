namespace HwSim.Core.Results.Measured;

/// <summary>One kernel, timed on a real device: a row of a measurement file.</summary>
/// <param name="Device">The device as its source calls it.</param>
/// <param name="Kernel">What ran: <c>gemm</c>, <c>bmm</c>, <c>softmax</c>, ...</param>
/// <param name="DataType">The type of its operands: <c>fp32</c>, <c>bf16</c>, ...</param>
/// <param name="Parameters">Its shape.</param>
/// <param name="Microseconds">Time of one call; above zero and finite.</param>
/// <param name="Source">Where the figure comes from: <c>owner/repository@commit:path</c>.</param>
/// <param name="File">The file that the row stands in.</param>
/// <param name="Line">Its line there, from 1.</param>
public sealed record Measurement(
    string Device, string Kernel, string DataType, KernelParameters Parameters, double Microseconds, string Source, string File, int Line)
{
    /// <summary>The parameters of a whole network as they were written; empty for kernels, whose parameters are all read.</summary>
    public string ParametersText { get; init; } = "";

    /// <summary>What timed it: the source without commit and path. Its way of timing, and the software around the kernel, are the same for all its rows.</summary>
    public string Harness => Source.AsSpan().IndexOfAny('@', ':') is >= 0 and int end ? Source[..end] : Source;
}
