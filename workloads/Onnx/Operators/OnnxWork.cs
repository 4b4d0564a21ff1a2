using System.Collections.Frozen;
using HwSim.Core.Graph;

namespace HwSim.Workloads.Onnx.Operators;

/// <summary>Simple vector operations a value of the ONNX operators, put together from the work that all readers share.</summary>
internal static class OnnxWork
{
    private static readonly double One = VectorWork.Elementwise.Value;
    private static readonly double LookUp = VectorWork.Transcendental.Value;

    /// <summary>Operators whose every output value is one function of the values at its place.</summary>
    private static readonly (OperationKind Kind, double Operations, string[] Names)[] Groups =
    [
        (OperationKind.Elementwise, One,
        [
            "Abs", "Add", "And", "BitShift", "BitwiseAnd", "BitwiseNot", "BitwiseOr", "BitwiseXor", "Cast", "CastLike", "Ceil", "CumSum", "Div", "Equal", "Floor",
            "Greater", "GreaterOrEqual", "IsInf", "IsNaN", "Less", "LessOrEqual", "Max", "Mean", "Min", "Mod", "Mul", "Neg", "Not", "Or", "Round", "Sign", "Sub",
            "Sum", "Trilu", "Where", "Xor",
        ]),
        (OperationKind.Elementwise, LookUp,
        [
            "Acos", "Acosh", "Asin", "Asinh", "Atan", "Atanh", "Cos", "Cosh", "Erf", "Exp", "Log", "Pow", "Reciprocal", "Sin", "Sinh", "Sqrt", "Tan",
        ]),
        (OperationKind.Activation, LookUp, ["Sigmoid", "Softplus", "Softsign", "Tanh"]),
        (OperationKind.Activation, VectorWork.Relu.Value, ["Relu", "ThresholdedRelu"]),
        (OperationKind.Activation, VectorWork.Clip.Value, ["Clip"]),
        (OperationKind.Activation, VectorWork.ScaledRelu.Value, ["Celu", "Elu", "LeakyRelu", "PRelu", "Selu", "Shrink"]),
        (OperationKind.Activation, VectorWork.HardSigmoid.Value, ["HardSigmoid"]),
        (OperationKind.Activation, VectorWork.HardSwish.Value, ["HardSwish"]),
        (OperationKind.Activation, VectorWork.GatedLookup.Value, ["Gelu", "Mish", "Swish", "com.microsoft.Gelu", "com.microsoft.QuickGelu"]),
        (OperationKind.Activation, VectorWork.GatedLookup.Value + One, ["com.microsoft.BiasGelu", "com.microsoft.FastGelu"]),
        (OperationKind.Elementwise, VectorWork.Rotary.Value, ["RotaryEmbedding", "com.microsoft.RotaryEmbedding"]),

        // Both operands are dequantized, the result is quantized again; a function of one 8-bit value is one table.
        (OperationKind.Elementwise, (2 * VectorWork.Dequantize.Value) + One + VectorWork.Quantize.Value, ["com.microsoft.QLinearAdd", "com.microsoft.QLinearMul"]),
        (OperationKind.Activation, LookUp, ["com.microsoft.QLinearLeakyRelu", "com.microsoft.QLinearSigmoid"]),
    ];

    public static FrozenDictionary<string, (OperationKind Kind, double Operations)> Pointwise { get; } =
        Groups.SelectMany(g => g.Names.Select(name => KeyValuePair.Create(name, (g.Kind, g.Operations)))).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>For each value that enters: L1 takes magnitudes, L2 squares; LogSumExp takes the maximum, subtracts it, looks up and sums.</summary>
    public static FrozenDictionary<string, double> Reductions { get; } = new Dictionary<string, double>
    {
        ["ReduceSum"] = VectorWork.Reduction.Value,
        ["ReduceMean"] = VectorWork.Reduction.Value,
        ["ReduceMax"] = VectorWork.Reduction.Value,
        ["ReduceMin"] = VectorWork.Reduction.Value,
        ["ReduceProd"] = VectorWork.Reduction.Value,
        ["ReduceLogSum"] = VectorWork.Reduction.Value,
        ["ReduceL1"] = VectorWork.Reduction.Value + One,
        ["ReduceL2"] = VectorWork.Reduction.Value + One,
        ["ReduceSumSquare"] = VectorWork.Reduction.Value + One,
        ["ReduceLogSumExp"] = (2 * VectorWork.Reduction.Value) + One + LookUp,
        ["ArgMax"] = VectorWork.Reduction.Value,
        ["ArgMin"] = VectorWork.Reduction.Value,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>
    /// A cell's work for each hidden unit and time step, beside its products. Each gate adds input part, recurrent part and bias
    /// and looks up its function. LSTM: 4 gates, c = f c + i g (3), o tanh(c) (look-up, 1). GRU: 3 gates, r h (1),
    /// (1 - z) n + z h (4). RNN: one gate.
    /// </summary>
    public static FrozenDictionary<string, double> Cells { get; } = new Dictionary<string, double>
    {
        ["LSTM"] = (4 * Gate) + (4 * One) + LookUp,
        ["GRU"] = (3 * Gate) + (5 * One),
        ["RNN"] = Gate,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Minimum and maximum over the tensor before it is quantized.</summary>
    public static double DynamicQuantize => (2 * VectorWork.Reduction.Value) + VectorWork.Quantize.Value;

    /// <summary>Sum of powers, its root looked up once a row, and the scaling.</summary>
    public static double LpNormalization => VectorWork.Reduction.Value + (2 * One);

    private static double Gate => (2 * One) + LookUp;

    /// <summary>Local response normalization over a window of channels: the window's sum of squares, a power looked up, a multiply.</summary>
    public static double LocalResponse(long window) => (VectorWork.LocalResponseNorm.Value * window) + LookUp + One;

    /// <summary>Weighing so many values with weights prepared beforehand: a multiply each and an add for all but the first; 7 for the four of a bilinear resize.</summary>
    public static double Interpolation(double taps) => (2 * taps) - 1;

    /// <summary>Operators that take any number of inputs work once for each after the first.</summary>
    public static double OperationsOf(string name, int inputs) =>
        name is "Max" or "Min" or "Sum" or "Mean" ? Math.Max(1, inputs - 1) * One : Pointwise[name].Operations;
}
