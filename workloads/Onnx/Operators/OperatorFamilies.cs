using System.Collections.Frozen;

namespace HwSim.Workloads.Onnx.Operators;

/// <summary>Every operator that has a model. A new family is one file and one line here.</summary>
internal static class OperatorFamilies
{
    /// <summary>The families, in the order of the documentation.</summary>
    public static IReadOnlyList<IOperatorFamily> All { get; } =
    [
        new ConvolutionFamily(),
        new TransposedConvolutionFamily(),
        new MatMulFamily(),
        new PackedMatMulFamily(),
        new EinsumFamily(),
        new RecurrentFamily(),
        new AttentionFamily(),
        new PointwiseFamily(),
        new SoftmaxFamily(),
        new NormalizationFamily(),
        new EmbeddingFamily(),
        new PoolingFamily(),
        new ReductionFamily(),
        new SelectionFamily(),
        new GatherFamily(),
        new ScatterFamily(),
        new ViewFamily(),
        new MovementFamily(),
        new SliceFamily(),
        new ResizeFamily(),
        new ShapeFamily(),
        new QuantizationFamily(),
        new ControlFlowFamily(),
    ];

    private static readonly FrozenDictionary<string, IOperatorFamily> ByOperator =
        All.SelectMany(family => family.Operators.Select(name => KeyValuePair.Create(name, family))).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The family of an operator by its name with its domain; null where there is none.</summary>
    public static IOperatorFamily? Find(string name) => ByOperator.GetValueOrDefault(name);
}
