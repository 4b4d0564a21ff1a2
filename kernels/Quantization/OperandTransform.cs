using HwSim.Kernels.Reference.Formats;
using HwSim.Kernels.Reference.Transforms;

namespace HwSim.Kernels.Quantization;

/// <summary>What a technique does to the operands of one product before they are quantized, and undoes after, so that the rest of the model stays as it is.</summary>
internal sealed class OperandTransform
{
    /// <summary>Sample rows that AWQ's search multiplies; it tries twenty powers.</summary>
    private const int SearchedRows = 32;

    private readonly ChannelScaling? scaling;
    private readonly int rotated;

    private OperandTransform(ChannelScaling? scaling, int rotated) => (this.scaling, this.rotated) = (scaling, rotated);

    /// <summary>Nothing.</summary>
    public static OperandTransform None { get; } = new(null, 0);

    /// <summary>Bits that the factors of channels take.</summary>
    public long MetadataBits => scaling?.MetadataBits ?? 0;

    /// <summary>The transform of a product; nothing where its reduction is not the last extent of the activation.</summary>
    /// <param name="choice">The format and its technique.</param>
    /// <param name="site">The product.</param>
    /// <param name="weight">The weight, a row an output.</param>
    /// <param name="activation">The activation of the first sample.</param>
    public static OperandTransform Of(FormatChoice choice, ProductSite site, float[] weight, float[] activation)
    {
        int channels = site.Layout.Columns;
        if (!IsFor(choice, site) || activation.Length == 0 || activation.Length % channels != 0)
        {
            return None;
        }

        return choice.Technique switch
        {
            OperandTechnique.Hadamard => new OperandTransform(null, channels),
            OperandTechnique.SmoothQuant => new OperandTransform(SmoothQuant.Migrate(activation, weight, channels), 0),
            _ => new OperandTransform(AwqScaling.Search(choice.Weights, activation.AsSpan(0, Math.Min(SearchedRows * channels, activation.Length)), weight, channels), 0),
        };
    }

    /// <summary>Whether a technique can be applied to a product.</summary>
    public static bool IsFor(FormatChoice choice, ProductSite site) => choice.Technique != OperandTechnique.None && site is { IsLinear: true, Layout.Matrices: 1 };

    /// <summary>The weight as it is quantized.</summary>
    public float[] BeforeWeight(float[] values)
    {
        float[] copy = Rotated(values);
        scaling?.ApplyToWeights(copy);
        return copy;
    }

    /// <summary>The quantized weight as the model reads it, in place.</summary>
    public void AfterWeight(float[] values)
    {
        RotateBack(values);
        scaling?.ApplyToActivations(values);
    }

    /// <summary>The activation as it is quantized.</summary>
    public float[] BeforeActivation(float[] values)
    {
        float[] copy = Rotated(values);
        scaling?.ApplyToActivations(copy);
        return copy;
    }

    /// <summary>The quantized activation as the model reads it, in place.</summary>
    public void AfterActivation(float[] values)
    {
        RotateBack(values);
        scaling?.ApplyToWeights(values);
    }

    private float[] Rotated(float[] values)
    {
        if (scaling is null && rotated == 0)
        {
            return values;
        }

        float[] copy = [.. values];
        RotateBack(copy);
        return copy;
    }

    // The rotation is its own inverse.
    private void RotateBack(float[] values)
    {
        if (rotated > 0)
        {
            HadamardRotation.Apply(values, rotated);
        }
    }
}
