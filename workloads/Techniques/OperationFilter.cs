using System.IO.Enumeration;
using HwSim.Core.Config;
using HwSim.Core.Graph;

namespace HwSim.Workloads.Techniques;

/// <summary>Says which operations a technique applies to: a kind, or a name with <c>*</c> for any characters.</summary>
internal sealed record OperationFilter(string Text)
{
    public static readonly OperationFilter All = new("all");

    public bool Takes(Operation operation) => Text switch
    {
        "all" => true,
        "conv" => operation.Kind == OperationKind.Convolution,
        "depthwise" => operation.Kind == OperationKind.DepthwiseConvolution,
        "gemm" => operation.Kind == OperationKind.Gemm,
        _ => FileSystemName.MatchesSimpleExpression(Text, operation.Name, ignoreCase: false),
    };

    public static OperationFilter Read(TechniqueArguments arguments) =>
        arguments.TryGet("layers", ConfigTypes.Text, out string? text) ? new OperationFilter(text!) : All;
}
