using HwSim.Workloads.Onnx.Inference;

namespace HwSim.Workloads.Onnx.Operators;

/// <summary>
/// Operators that follow the same rules. The walk first asks what a node makes and then, when it does work at run time on
/// tensors of known shape, what that work is.
/// </summary>
internal interface IOperatorFamily
{
    /// <summary>The operators, those outside of the standard domain with it in front: <c>com.microsoft.FusedConv</c>.</summary>
    IEnumerable<string> Operators { get; }

    /// <summary>True when <see cref="Infer"/> is called even if the shape of an input is not known.</summary>
    bool TakesUnknownShapes => false;

    /// <summary>
    /// Sets the node's outputs, or says why that is not possible; then the file's own notes are used.
    /// All present inputs have known shapes.
    /// </summary>
    void Infer(OperatorNode node);

    /// <summary>Emits the operations of the node. All its inputs and outputs have known shapes; nothing is called for nodes that are constant.</summary>
    void Lower(OperatorNode node);
}
