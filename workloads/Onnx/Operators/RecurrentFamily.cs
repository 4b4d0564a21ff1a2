using HwSim.Core.Graph;
using HwSim.Workloads.Onnx.Inference;
using HwSim.Workloads.Onnx.Reading;

namespace HwSim.Workloads.Onnx.Operators;

/// <summary>
/// LSTM, GRU and RNN. The inputs of all time steps are multiplied by the input weights in one product a direction; then each
/// step multiplies the state by the recurrent weights, which all steps share, and updates the cell.
/// </summary>
internal sealed class RecurrentFamily : IOperatorFamily
{
    public IEnumerable<string> Operators => ["LSTM", "GRU", "RNN"];

    public void Infer(OperatorNode node)
    {
        (long steps, long batch, long directions, long hidden) = Extents(node);
        ElementType type = node.Need(0).Type;
        bool batchFirst = BatchFirst(node);
        long[] state = batchFirst ? [batch, directions, hidden] : [directions, batch, hidden];
        node.Set(0, type, batchFirst ? [batch, steps, directions, hidden] : [steps, directions, batch, hidden]);
        node.Set(1, type, state);
        if (node.Proto.OpType == "LSTM")
        {
            node.Set(2, type, state);
        }
    }

    public void Lower(OperatorNode node)
    {
        (long steps, long batch, long directions, long hidden) = Extents(node);
        long gates = node.ShapeOf(1)[1];
        ElementType type = node.Need(0).Type;
        Tensor projected = node.Between("input", type, directions, steps * batch, gates);
        Tensor recurrent = node.Between("recurrent", type, directions, steps, batch, gates);
        Tensor states = node.Between("states", type, directions, steps, batch, hidden);
        node.Emit(new Gemm
        {
            Name = node.NameOf("input"),
            SourceType = node.Proto.OpType,
            M = steps * batch,
            N = gates,
            K = node.ShapeOf(0)[2],
            Batch = directions,
            Inputs = [node.In(0), node.In(1, node.Need(1).IsConstant ? TensorRole.Weight : null), .. node.In([3])],
            Outputs = [projected],
        });
        node.Emit(new Gemm
        {
            Name = node.NameOf("recurrent"),
            SourceType = node.Proto.OpType,
            M = batch,
            N = gates,
            K = hidden,
            Batch = directions,
            Repeat = steps,
            ProductsPerFilter = steps,
            Inputs = [states, node.In(2, node.Need(2).IsConstant ? TensorRole.Weight : null)],
            Outputs = [recurrent],
        });
        node.EmitVector(OperationKind.Activation, states.Elements, OnnxWork.Cells[node.Proto.OpType], [projected, recurrent], node.Outs(), "cell");
    }

    private static bool BatchFirst(OperatorNode node) => node.Int("layout", 0) == 1;

    private static (long Steps, long Batch, long Directions, long Hidden) Extents(OperatorNode node)
    {
        long[] x = node.ShapeOf(0, 3);
        long[] w = node.ShapeOf(1, 3);
        long[] r = node.ShapeOf(2, 3);
        long gates = node.Proto.OpType switch { "LSTM" => 4, "GRU" => 3, _ => 1 };
        long hidden = r[2];
        if (x.Length != 3 || w[2] != x[2] || w[1] != gates * hidden || r[1] != w[1] || r[0] != w[0])
        {
            throw node.Fail($"weights {Quoted.Shape(w)} and {Quoted.Shape(r)} do not fit input {Quoted.Shape(x)}");
        }

        return BatchFirst(node) ? (x[1], x[0], w[0], hidden) : (x[0], x[1], w[0], hidden);
    }
}
