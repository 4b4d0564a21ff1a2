using HwSim.Core.Config;
using HwSim.Core.Graph;

namespace HwSim.Workloads.Yaml;

/// <summary>How weights are stored, where a file says so.</summary>
/// <param name="Format">Null leaves the default format.</param>
/// <param name="Sparsity">Null leaves the default sparsity.</param>
internal sealed record WeightFormat(TensorFormat? Format, NmPattern? Sparsity)
{
    public static ConfigType<WeightFormat> Type { get; } = ConfigTypes.Record<WeightFormat>("weights", f =>
    {
        Field<TensorFormat> format = f.Optional("format", FormatType.Named, TensorFormat.Fp16, "element format");
        Field<NmPattern> sparsity = f.Optional("sparsity", new SparsityType(), NmPattern.Dense, "structured sparsity along the reduction, such as 2:4");
        return v => new WeightFormat(v.IsGiven(format) ? v.Get(format) : null, v.IsGiven(sparsity) ? v.Get(sparsity) : null);
    });

    public TensorFormat Over(TensorFormat below) => (Format ?? below) with { Sparsity = Sparsity ?? below.Sparsity };
}
