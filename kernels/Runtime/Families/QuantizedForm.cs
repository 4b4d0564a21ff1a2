namespace HwSim.Kernels.Runtime.Families;

/// <summary>
/// The two ways in which ONNX writes an 8-bit product: one quantized operator (<c>qlinear</c>), or a float operator between
/// QuantizeLinear and DequantizeLinear (<c>qdq</c>), which the runtime turns into the first where it can.
/// </summary>
internal static class QuantizedForm
{
    private const float Scale = 1f / 64;
    private const byte Middle = 128;

    public static readonly KernelParameter Parameter = KernelParameter.Choice("form", "how an 8-bit product is written: qlinear (one operator) or qdq (float operator between quantize and dequantize)", "qlinear", "qdq");

    /// <summary>Writes a product of unsigned activations with signed weights, scales a tensor, 8-bit result.</summary>
    public static void Build(
        ModelWriter model, string form, string operation, ReadOnlySpan<long> input, ReadOnlySpan<long> weight, ReadOnlySpan<long> output,
        params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        model.Input("a", ElementKind.UInt8, input);
        model.Weight("b", ElementKind.Int8, weight);
        model.Scalar("scale", Scale);
        model.ZeroPoint("middle", ElementKind.UInt8, Middle);
        model.ZeroPoint("zero", ElementKind.Int8, 0);
        model.Output("c", ElementKind.UInt8, output);
        if (form == "qlinear")
        {
            model.Node($"QLinear{operation}", ["a", "scale", "middle", "b", "scale", "zero", "scale", "middle"], "c", attributes);
            return;
        }

        model.Node("DequantizeLinear", ["a", "scale", "middle"], "a_float");
        model.Node("DequantizeLinear", ["b", "scale", "zero"], "b_float");
        model.Node(operation, ["a_float", "b_float"], "c_float", attributes);
        model.Node("QuantizeLinear", ["c_float", "scale", "middle"], "c");
    }
}
