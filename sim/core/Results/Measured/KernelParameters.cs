using System.Text.Json;
using System.Text.Json.Serialization;

namespace HwSim.Core.Results.Measured;

/// <summary>
/// The shape of a measured kernel, with the names of measurement files. Products: C[m,n] = A[m,k] B[k,n], <c>b</c> of them.
/// Convolutions: <c>n</c> images of <c>c</c> channels, <c>h</c> by <c>w</c>; <c>k</c> filters of <c>r</c> by <c>s</c>. Row-wise
/// kernels: <c>rows</c>, <c>cols</c>. Keys that no model needs, such as the library's kernel name, are passed over.
/// </summary>
public sealed record KernelParameters
{
    public double B { get; set; } = 1;

    public double M { get; init; }

    public double N { get; init; }

    public double K { get; init; }

    public double C { get; init; }

    public double H { get; init; }

    public double W { get; init; }

    public double R { get; init; }

    public double S { get; init; }

    /// <summary>One number, or top, left, bottom and right.</summary>
    [JsonConverter(typeof(ExtentConverter))]
    public double[]? Pad { get; init; }

    [JsonConverter(typeof(ExtentConverter))]
    public double[]? Stride { get; init; }

    public double? PadH { get; init; }

    public double? PadW { get; init; }

    public double? StrideH { get; init; }

    public double? StrideW { get; init; }

    public double Groups { get; set; } = 1;

    /// <summary>Of a convolution: <c>fwd</c>, <c>bwd_data</c> or <c>bwd_filter</c>.</summary>
    public string Pass { get; set; } = "fwd";

    public double Rows { get; init; }

    public double Cols { get; init; }

    /// <summary>Operands that an element-wise kernel reads.</summary>
    public double Inputs { get; set; } = 1;

    /// <summary>The element-wise operation.</summary>
    public string Op { get; set; } = "";

    /// <summary>1 where a norm adds the residual as well.</summary>
    public double FusedResidual { get; init; }

    public double Batch { get; set; } = 1;

    public double Heads { get; init; }

    public double KvHeads { get; init; }

    public double HeadDim { get; init; }

    public double QLen { get; init; }

    public double KvLen { get; init; }

    /// <summary>How attention was called on a CPU: <c>fused</c> or <c>unfused</c>.</summary>
    public string Impl { get; set; } = "";

    /// <summary>1 where a query sees no later key.</summary>
    public double Causal { get; init; }

    /// <summary>N:M sparsity of the weights, <c>2:4</c>; empty where they are dense or sparse otherwise.</summary>
    public string Nm { get; set; } = "";

    /// <summary>The algorithm of a sparse product, where its source names one.</summary>
    public string Algo { get; set; } = "";

    /// <summary>Bytes that each rank of a collective holds.</summary>
    public double Bytes { get; init; }

    public double Ranks { get; init; }

    public double Nodes { get; set; } = 1;

    /// <summary>Reads the JSON of a <c>params_json</c> field, UTF-8.</summary>
    /// <exception cref="JsonException">It is no JSON object, or a value is of the wrong kind.</exception>
    public static KernelParameters Parse(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, KernelParametersJson.Default.KernelParameters) ?? throw new JsonException("the parameters are null");
}
