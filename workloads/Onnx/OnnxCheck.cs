using HwSim.Core.Config;
using HwSim.Workloads.Onnx.Inference;
using HwSim.Workloads.Onnx.Reading;
using HwSim.Workloads.Onnx.Schema;

namespace HwSim.Workloads.Onnx;

/// <summary>Checks that a file is an ONNX model and that all values it speaks of are there, without asking what it computes.</summary>
public static class OnnxCheck
{
    private const int GraphType = 5;

    /// <summary>Checks a file.</summary>
    /// <param name="file">What messages call it.</param>
    /// <param name="content">The whole file.</param>
    /// <param name="externalLength">The length of a file beside it, null where there is none; only paths inside the model's folder are asked for.</param>
    /// <param name="into">Takes the first thing that is wrong.</param>
    public static void Run(string file, ReadOnlyMemory<byte> content, Func<string, long?> externalLength, Diagnostics into)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(into);
        try
        {
            ExternalData external = new(externalLength);
            foreach (TensorProto tensor in Tensors(ModelFile.Parse(content.Span).Graph))
            {
                long[] shape = Payloads.CheckedShape(tensor);
                if (Payloads.IsExternal(tensor))
                {
                    external.Check(tensor, shape);
                }
            }
        }
        catch (ImportException e)
        {
            into.Add(e.Code, new SourceText(file, "").Start, e.Message, e.Suggestion);
        }
        catch (ArithmeticException)
        {
            into.Add(DiagnosticCode.BadOnnx, new SourceText(file, "").Start, "the sizes in this model do not fit 64 bits");
        }
    }

    private static IEnumerable<TensorProto> Tensors(GraphProto graph) =>
    [
        .. graph.Initializer,
        .. graph.Node.SelectMany(n => n.Attribute).SelectMany(a => a.T is { } tensor ? [tensor] : a.Type == GraphType && a.G is { } inner ? Tensors(inner) : []),
    ];
}
