using System.Collections.Frozen;
using HwSim.Core.Graph;

namespace HwSim.Workloads.Onnx.Operators;

/// <summary>
/// The one table of what work that is no matrix product costs: simple vector operations a value.
/// A simple operation is an add, a multiply, a compare, a select, a conversion or a table look-up. "Derived" counts the operator's
/// definition term by term; "assumed" rests on two stated conventions: a transcendental function (exp, log, tanh, erf, sqrt,
/// reciprocal) is one table look-up, and a division is a look-up of the reciprocal and a multiply.
/// </summary>
internal static class VectorWork
{
    /// <summary>Operators whose every output value is one function of the values at its place.</summary>
    public static FrozenDictionary<string, (OperationKind Kind, double Operations)> Pointwise { get; } =
        new Dictionary<string, (OperationKind, double)>
        {
            // Derived: one operation.
            ["Abs"] = (OperationKind.Elementwise, 1),
            ["Add"] = (OperationKind.Elementwise, 1),
            ["And"] = (OperationKind.Elementwise, 1),
            ["BitShift"] = (OperationKind.Elementwise, 1),
            ["BitwiseAnd"] = (OperationKind.Elementwise, 1),
            ["BitwiseNot"] = (OperationKind.Elementwise, 1),
            ["BitwiseOr"] = (OperationKind.Elementwise, 1),
            ["BitwiseXor"] = (OperationKind.Elementwise, 1),
            ["Cast"] = (OperationKind.Elementwise, 1),
            ["CastLike"] = (OperationKind.Elementwise, 1),
            ["Ceil"] = (OperationKind.Elementwise, 1),
            ["Equal"] = (OperationKind.Elementwise, 1),
            ["Floor"] = (OperationKind.Elementwise, 1),
            ["Greater"] = (OperationKind.Elementwise, 1),
            ["GreaterOrEqual"] = (OperationKind.Elementwise, 1),
            ["IsInf"] = (OperationKind.Elementwise, 1),
            ["IsNaN"] = (OperationKind.Elementwise, 1),
            ["Less"] = (OperationKind.Elementwise, 1),
            ["LessOrEqual"] = (OperationKind.Elementwise, 1),
            ["Mul"] = (OperationKind.Elementwise, 1),
            ["Neg"] = (OperationKind.Elementwise, 1),
            ["Not"] = (OperationKind.Elementwise, 1),
            ["Or"] = (OperationKind.Elementwise, 1),
            ["Round"] = (OperationKind.Elementwise, 1),
            ["Sign"] = (OperationKind.Elementwise, 1),
            ["Sub"] = (OperationKind.Elementwise, 1),
            ["Trilu"] = (OperationKind.Elementwise, 1),
            ["Where"] = (OperationKind.Elementwise, 1),
            ["Xor"] = (OperationKind.Elementwise, 1),

            // Derived: one operation for each input after the first (see OperationsOf).
            ["Max"] = (OperationKind.Elementwise, 1),
            ["Mean"] = (OperationKind.Elementwise, 1),
            ["Min"] = (OperationKind.Elementwise, 1),
            ["Sum"] = (OperationKind.Elementwise, 1),

            // Derived: a running sum adds once a value.
            ["CumSum"] = (OperationKind.Elementwise, 1),

            // Assumed: one look-up.
            ["Acos"] = (OperationKind.Elementwise, 1),
            ["Acosh"] = (OperationKind.Elementwise, 1),
            ["Asin"] = (OperationKind.Elementwise, 1),
            ["Asinh"] = (OperationKind.Elementwise, 1),
            ["Atan"] = (OperationKind.Elementwise, 1),
            ["Atanh"] = (OperationKind.Elementwise, 1),
            ["Cos"] = (OperationKind.Elementwise, 1),
            ["Cosh"] = (OperationKind.Elementwise, 1),
            ["Erf"] = (OperationKind.Elementwise, 1),
            ["Exp"] = (OperationKind.Elementwise, 1),
            ["Log"] = (OperationKind.Elementwise, 1),
            ["Reciprocal"] = (OperationKind.Elementwise, 1),
            ["Sin"] = (OperationKind.Elementwise, 1),
            ["Sinh"] = (OperationKind.Elementwise, 1),
            ["Sqrt"] = (OperationKind.Elementwise, 1),
            ["Tan"] = (OperationKind.Elementwise, 1),

            // Assumed: reciprocal look-up and multiply; for the remainder also floor, multiply and subtract, less the shared ones.
            ["Div"] = (OperationKind.Elementwise, 2),
            ["Mod"] = (OperationKind.Elementwise, 4),

            // Assumed: exp(y log x), two look-ups and a multiply.
            ["Pow"] = (OperationKind.Elementwise, 3),

            // Derived: compare with both bounds.
            ["Clip"] = (OperationKind.Activation, 2),

            // Derived: a compare with zero; with a slope also a multiply.
            ["Relu"] = (OperationKind.Activation, 1),
            ["LeakyRelu"] = (OperationKind.Activation, 2),
            ["PRelu"] = (OperationKind.Activation, 2),
            ["ThresholdedRelu"] = (OperationKind.Activation, 1),
            ["Shrink"] = (OperationKind.Activation, 3),

            // Derived: alpha x + beta clipped to [0, 1] is a multiply, an add and two compares; HardSwish multiplies by x once more.
            ["HardSigmoid"] = (OperationKind.Activation, 4),
            ["HardSwish"] = (OperationKind.Activation, 5),

            // Assumed: the function of one variable is one look-up.
            ["Sigmoid"] = (OperationKind.Activation, 1),
            ["Softplus"] = (OperationKind.Activation, 1),
            ["Softsign"] = (OperationKind.Activation, 1),
            ["Tanh"] = (OperationKind.Activation, 1),

            // Assumed: a look-up for the negative side, a multiply by alpha, a select.
            ["Celu"] = (OperationKind.Activation, 3),
            ["Elu"] = (OperationKind.Activation, 3),
            ["Selu"] = (OperationKind.Activation, 4),

            // Assumed: x times a look-up; with a bias one add more.
            ["Gelu"] = (OperationKind.Activation, 2),
            ["Mish"] = (OperationKind.Activation, 2),
            ["Swish"] = (OperationKind.Activation, 2),
            ["com.microsoft.Gelu"] = (OperationKind.Activation, 2),
            ["com.microsoft.QuickGelu"] = (OperationKind.Activation, 3),
            ["com.microsoft.BiasGelu"] = (OperationKind.Activation, 3),
            ["com.microsoft.FastGelu"] = (OperationKind.Activation, 3),

            // Derived: rotate a pair, (x cos - y sin, x sin + y cos): four multiplies and two adds for two values.
            ["RotaryEmbedding"] = (OperationKind.Elementwise, 3),
            ["com.microsoft.RotaryEmbedding"] = (OperationKind.Elementwise, 3),

            // Derived: dequantize both (subtract, multiply each), the operation, requantize (multiply, add, round, clip twice).
            ["com.microsoft.QLinearAdd"] = (OperationKind.Elementwise, 10),
            ["com.microsoft.QLinearMul"] = (OperationKind.Elementwise, 10),

            // Assumed: any function of one 8-bit value is one look-up.
            ["com.microsoft.QLinearLeakyRelu"] = (OperationKind.Activation, 1),
            ["com.microsoft.QLinearSigmoid"] = (OperationKind.Activation, 1),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Assumed: running maximum, subtract, exp look-up, add, multiply by the reciprocal of the sum; the logarithm adds a subtract in place of the multiply.</summary>
    public const double Softmax = 5;

    /// <summary>Derived: compare and remember the place.</summary>
    public const double Hardmax = 1;

    /// <summary>Derived: at inference the statistics are constants, which leaves a multiply and an add.</summary>
    public const double BatchNormalization = 2;

    /// <summary>Derived: add (mean), subtract, multiply and add (variance), multiply (by 1/deviation), multiply (scale), add (shift). The square root of each group is neglected.</summary>
    public const double LayerNormalization = 7;

    /// <summary>Derived: multiply and add (mean square), multiply (by 1/root), multiply (scale).</summary>
    public const double RmsNormalization = 4;

    /// <summary>Derived: multiply and add (sum of powers), multiply by 1/norm.</summary>
    public const double LpNormalization = 3;

    /// <summary>Derived: the residual that is added before a normalization, or the bias.</summary>
    public const double Residual = 1;

    /// <summary>Derived for the square and the product, assumed for the power (3, as Pow); the adds of the window come on top.</summary>
    public const double LocalResponse = 5;

    /// <summary>Derived: multiply by 1/scale, add the zero point, round, compare with both ends.</summary>
    public const double Quantize = 5;

    /// <summary>Derived: subtract the zero point, multiply by the scale.</summary>
    public const double Dequantize = 2;

    /// <summary>Derived: minimum and maximum over the tensor on top of <see cref="Quantize"/>.</summary>
    public const double DynamicQuantize = 7;

    /// <summary>Derived: a multiply by the combined scale, add the zero point, round, compare with both ends: what follows the accumulator of a quantized product.</summary>
    public const double Requantize = 5;

    /// <summary>Derived: one add of each overlapping product column to its output pixel.</summary>
    public const double ColumnsToImage = 1;

    /// <summary>Derived: a linear interpolation between two values is subtract, multiply, add.</summary>
    public const double Lerp = 3;

    /// <summary>Derived: a cubic interpolation weighs four values: four multiplies, three adds.</summary>
    public const double CubicTap = 7;

    /// <summary>Operations for each value that a reduction reads. Derived term by term; look-ups of the result are neglected.</summary>
    public static FrozenDictionary<string, double> Reductions { get; } = new Dictionary<string, double>
    {
        ["ReduceSum"] = 1,
        ["ReduceMean"] = 1,
        ["ReduceMax"] = 1,
        ["ReduceMin"] = 1,
        ["ReduceProd"] = 1,
        ["ReduceL1"] = 2,
        ["ReduceL2"] = 2,
        ["ReduceSumSquare"] = 2,
        ["ReduceLogSum"] = 1,
        ["ReduceLogSumExp"] = 4,
        ["ArgMax"] = 1,
        ["ArgMin"] = 1,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>
    /// A cell's work for each hidden unit and time step, beside its products. Derived, with a look-up for each gate's function
    /// and the two adds of input part, recurrent part and bias for each gate.
    /// LSTM: 4 gates x (2 adds + look-up), f c + i g (3), o tanh(c) (2). GRU: 3 x (2 + 1), r h (1), (1 - z) n + z h (4). RNN: 2 adds, look-up.
    /// </summary>
    public static FrozenDictionary<string, double> Cells { get; } = new Dictionary<string, double> { ["LSTM"] = 17, ["GRU"] = 14, ["RNN"] = 3 }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Operations a value of a pointwise operator: those that take any number of inputs work once for each after the first.</summary>
    public static double OperationsOf(string name, int inputs) =>
        name is "Max" or "Min" or "Sum" or "Mean" ? Math.Max(1, inputs - 1) : Pointwise[name].Operations;
}
