using HwSim.Core.Results.Quantized;
using HwSim.Kernels.Reference.Formats;

namespace HwSim.Kernels.Quantization;

/// <summary>Quantizes tensors that belong to no model.</summary>
public static class TensorQuantization
{
    /// <summary>Tries all formats on all tensors, whose rows are their first extents.</summary>
    /// <param name="subject">What they are called together.</param>
    /// <param name="tensors">The tensors.</param>
    /// <param name="choices">The formats; at least one.</param>
    /// <param name="version">The version of HwSim.</param>
    /// <param name="command">The command, for the result.</param>
    /// <param name="stop">Ends it between tensors.</param>
    public static QuantizationResult Run(string subject, IEnumerable<FloatTensor> tensors, IReadOnlyList<FormatChoice> choices, string version, string command, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        FormatTrials trials = new(choices);
        foreach (FloatTensor tensor in tensors)
        {
            TensorRecord record = trials.Add(tensor, tensor.Values, "", isWeight: true);
            for (int choice = 0; choice < choices.Count; choice++)
            {
                stop.ThrowIfCancellationRequested();
                trials.Weight(choice, record, tensor.Values, tensor.Rows, OperandTransform.None);
            }
        }

        return trials.Finish(subject, 0, [], version, command);
    }
}
