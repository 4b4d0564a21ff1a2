namespace HwSim.Workloads.Onnx.Inference;

/// <summary>
/// The known values of a small tensor, such as a shape that the model computes before it reshapes.
/// Integers and booleans are held as integers, floats of any width as doubles.
/// </summary>
internal sealed class Literal
{
    /// <summary>Larger tensors are not followed by value: shapes, axes, pads and permutations are far smaller.</summary>
    public const int Most = 1024;

    private Literal(long[] shape, long[]? integers, double[]? reals)
    {
        Shape = shape;
        Integers = integers;
        Reals = reals;
    }

    public long[] Shape { get; }

    /// <summary>The values in row-major order; null when they are floats.</summary>
    public long[]? Integers { get; }

    /// <summary>The values in row-major order; null when they are integers.</summary>
    public double[]? Reals { get; }

    public int Count => Integers?.Length ?? Reals!.Length;

    public static Literal Of(long[] shape, long[] values) => new(shape, values, null);

    public static Literal Of(long[] shape, double[] values) => new(shape, null, values);

    public static Literal Vector(params long[] values) => new([values.Length], values, null);

    public static Literal Scalar(long value) => new(Shapes.Scalar, [value], null);

    /// <summary>Value <paramref name="index"/> as a real number.</summary>
    public double Real(int index) => Integers is null ? Reals![index] : Integers[index];

    /// <summary>The same values in another shape.</summary>
    public Literal Reshaped(long[] shape) => new(shape, Integers, Reals);

    /// <summary>The tensor of <paramref name="shape"/> whose values are those at <paramref name="at"/> of this one.</summary>
    public Literal Take(long[] shape, int[] at) => new(
        shape,
        Integers is null ? null : Array.ConvertAll(at, i => Integers[i]),
        Reals is null ? null : Array.ConvertAll(at, i => Reals[i]));
}
