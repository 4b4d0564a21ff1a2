namespace HwSim.Tests.Unit.Onnx;

/// <summary>One node as ONNX Runtime ran it: the shapes that its kernel saw.</summary>
internal sealed record OrtNode(string Name, string Operator, long[][] Inputs, long[][] Outputs)
{
    /// <summary>
    /// Multiply-accumulates from the shapes alone, written without looking at the importer: a convolution reads one filter for
    /// each value that it makes, a transposed one for each value that it reads, a product one row for each value that it makes.
    /// </summary>
    public long Macs => Operator switch
    {
        "Conv" => Product(Outputs[0]) * Product(Inputs[1][1..]),
        "ConvTranspose" => Product(Inputs[0]) * Product(Inputs[1][1..]),
        "MatMul" => Product(Outputs[0]) * Inputs[0][^1],
        "Gemm" => Product(Outputs[0]) * (Product(Inputs[0]) / Outputs[0][0]),

        // X [steps, batch, in], W [directions, gates, in], R [directions, gates, hidden].
        "LSTM" or "GRU" or "RNN" => Inputs[0][0] * Inputs[0][1] * (Product(Inputs[1]) + Product(Inputs[2])),
        _ => 0,
    };

    private static long Product(long[] shape) => shape.Aggregate(1L, (all, extent) => all * extent);
}
