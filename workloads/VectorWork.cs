using HwSim.Core.Config;

namespace HwSim.Workloads;

/// <summary>
/// Simple vector operations a value (add, multiply, compare, table look-up) of each family of work that is not a matrix
/// product; every reader of workloads takes them from here. Each counts the arithmetic of the operator's definition with
/// the whole operator fused: a transcendental function is one table look-up, factors that do not vary along the row are
/// computed once and not counted, and a reduction takes one operation for each value that enters it.
/// </summary>
public static class VectorWork
{
    /// <summary>Reshape, transpose, slice, concatenate, gather, pad, embedding look-up.</summary>
    public static readonly Sourced<double> Movement = new(0, "moves values and changes none", Trust.Derived);

    /// <summary>Add, subtract, multiply, divide, compare, select, minimum, maximum, cast; bias and residual addition.</summary>
    public static readonly Sourced<double> Elementwise = new(1, "one operation", Trust.Derived);

    /// <summary>exp, log, sqrt, reciprocal, erf, sigmoid, tanh, sine, cosine, power.</summary>
    public static readonly Sourced<double> Transcendental = new(1, "one table look-up; units that interpolate need more", Trust.Assumed);

    /// <summary>ReLU: max(x, 0).</summary>
    public static readonly Sourced<double> Relu = new(1, "max(x, 0)", Trust.Derived);

    /// <summary>ReLU6 and Clip.</summary>
    public static readonly Sourced<double> Clip = new(2, "max, min", Trust.Derived);

    /// <summary>LeakyReLU, PReLU, ELU, SELU, CELU.</summary>
    public static readonly Sourced<double> ScaledRelu = new(2, "scale or look-up, select", Trust.Derived);

    /// <summary>Hard sigmoid.</summary>
    public static readonly Sourced<double> HardSigmoid = new(4, "max(0, min(1, a*x + b)): multiply, add, min, max", Trust.Derived);

    /// <summary>Hard swish.</summary>
    public static readonly Sourced<double> HardSwish = new(5, "x * hard sigmoid: 4 + 1 multiply", Trust.Derived);

    /// <summary>GELU in any approximation, SiLU (swish), mish, quick GELU: x * f(x).</summary>
    public static readonly Sourced<double> GatedLookup = new(2, "look-up of f(x), multiply", Trust.Assumed);

    /// <summary>Softmax along a row; log-softmax likewise.</summary>
    public static readonly Sourced<double> Softmax = new(5, "max, subtract, exp look-up, sum, scale", Trust.Derived);

    /// <summary>Layer, group and instance normalization with scale and shift.</summary>
    public static readonly Sourced<double> LayerNorm = new(7, "sum, subtract mean, square, sum, scale by 1/sd, scale, shift (Ba et al. 2016, eq. 3-4)", Trust.Derived);

    /// <summary>Root-mean-square normalization with scale.</summary>
    public static readonly Sourced<double> RmsNorm = new(4, "square, sum, scale by 1/rms, scale (Zhang and Sennrich 2019, eq. 4)", Trust.Derived);

    /// <summary>Batch normalization at inference, where it is not folded into a convolution.</summary>
    public static readonly Sourced<double> BatchNorm = new(2, "multiply, add with constants prepared beforehand", Trust.Derived);

    /// <summary>Local response normalization over channels, for each value of the window beside the output value's own work.</summary>
    public static readonly Sourced<double> LocalResponseNorm = new(2, "square, sum", Trust.Derived);

    /// <summary>Maximum and average pooling, for each value of each window (output values times window).</summary>
    public static readonly Sourced<double> PoolingWindow = new(1, "one compare or add", Trust.Derived);

    /// <summary>Sum, mean, maximum, arg-maximum over an axis, for each value that enters.</summary>
    public static readonly Sourced<double> Reduction = new(1, "one add or compare", Trust.Derived);

    /// <summary>Rotary position embedding.</summary>
    public static readonly Sourced<double> Rotary = new(3, "x*cos + rotated(x)*sin: two multiplies, one add (Su et al. 2021, eq. 34)", Trust.Derived);

    /// <summary>Quantize to integers: scale, round with zero point, saturate.</summary>
    public static readonly Sourced<double> Quantize = new(4, "multiply, round and add zero point, min, max", Trust.Derived);

    /// <summary>Dequantize.</summary>
    public static readonly Sourced<double> Dequantize = new(2, "subtract zero point, multiply", Trust.Derived);

    /// <summary>Bilinear resize, for each output value.</summary>
    public static readonly Sourced<double> BilinearResize = new(7, "four multiplies, three adds with weights prepared beforehand", Trust.Derived);

    /// <summary>Selecting one of the k largest by one pass over the values, for each value and each one selected.</summary>
    public static readonly Sourced<double> TopK = new(1, "one compare a value and pass", Trust.Assumed);

    /// <summary>Gradient of an activation function.</summary>
    public static readonly Sourced<double> ActivationGradient = new(2, "look-up of f'(x), multiply", Trust.Assumed);

    /// <summary>Gradient of softmax.</summary>
    public static readonly Sourced<double> SoftmaxGradient = new(4, "y*(dy - sum(y*dy)): multiply, sum, subtract, multiply", Trust.Derived);

    /// <summary>Gradient of layer normalization, its scale and shift included.</summary>
    public static readonly Sourced<double> LayerNormGradient = new(13, "normalized x again 2, dy*scale 1, two sums 3, corrections 3, scale 1, gradients of scale 2 and shift 1", Trust.Derived);

    /// <summary>Gradient of root-mean-square normalization, its scale included.</summary>
    public static readonly Sourced<double> RmsNormGradient = new(9, "normalized x again 1, dy*scale 1, sum 2, correction 2, scale 1, gradient of scale 2", Trust.Derived);

    /// <summary>One AdamW update of a parameter.</summary>
    public static readonly Sourced<double> AdamW = new(13, "first moment 3, second moment 4, root, add epsilon, divide, rate, subtract 5, decay 1 (Loshchilov and Hutter 2019, algorithm 2)", Trust.Derived);
}
