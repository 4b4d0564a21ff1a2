using HwSim.Core.Graph;

namespace HwSim.Workloads.Onnx.Inference;

/// <summary>What came of importing a part of the model: kept apart for branches, of which only one counts, and loop bodies, which repeat.</summary>
internal sealed class Portion
{
    public List<Operation> Operations { get; } = [];

    /// <summary>Operators that no family models, one entry a node.</summary>
    public List<string> Unmodelled { get; } = [];

    /// <summary>Nodes whose shapes cannot be known, with the reason.</summary>
    public List<string> Unknown { get; } = [];

    /// <summary>Assumptions about branches and loops.</summary>
    public List<string> Assumed { get; } = [];

    /// <summary>How much there is to do: multiply-accumulates first, then values read and written.</summary>
    public (Int128 Macs, Int128 Moved) Work
    {
        get
        {
            Int128 macs = 0;
            Int128 moved = 0;
            foreach (Operation operation in Operations)
            {
                macs += operation switch
                {
                    Gemm g => (Int128)g.M * g.N * g.K * g.Batch * g.Repeat,
                    Convolution c => (Int128)c.Outputs[0].Elements * c.KernelHeight * c.KernelWidth * (c.Channels / c.Groups) * c.Repeat,
                    _ => 0,
                };
                foreach (Tensor tensor in operation.Inputs.Concat(operation.Outputs))
                {
                    moved += (Int128)tensor.Elements * operation.Repeat;
                }
            }

            return (macs, moved);
        }
    }

    /// <summary>Adds another portion that runs <paramref name="times"/> times.</summary>
    public void Append(Portion other, long times = 1)
    {
        Operations.AddRange(times == 1 ? other.Operations : other.Operations.Select(o => o with { Repeat = o.Repeat * times }));
        Unmodelled.AddRange(other.Unmodelled);
        Unknown.AddRange(other.Unknown);
        Assumed.AddRange(other.Assumed);
    }
}
