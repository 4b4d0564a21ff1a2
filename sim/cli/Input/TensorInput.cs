using System.Globalization;
using HwSim.Core.Config;
using HwSim.Kernels.Quantization;

namespace HwSim.Cli.Input;

/// <summary>Tensors that users give as .npy files.</summary>
internal static class TensorInput
{
    /// <summary>The largest .npy file that is read.</summary>
    private const long Largest = int.MaxValue;

    /// <summary>A tensor; null after a diagnostic.</summary>
    public static FloatTensor? Load(string path, Diagnostics into)
    {
        if (InputFile.Bytes(path, Largest, into) is not { } bytes)
        {
            return null;
        }

        try
        {
            return NpyFile.Read(Path.GetFileNameWithoutExtension(path), bytes);
        }
        catch (QuantizationException e)
        {
            into.Add(e.Code, new SourceText(path, "").Start, e.Message, e.Suggestion);
            return null;
        }
    }

    /// <summary><c>name=FILE.npy</c> and <c>name=NUMBER</c> pairs.</summary>
    public static ModelInputs Inputs(IEnumerable<string> texts, IReadOnlyDictionary<string, long> extents, int samples, Diagnostics into)
    {
        Dictionary<string, FloatTensor> tensors = new(StringComparer.Ordinal);
        Dictionary<string, double> numbers = new(StringComparer.Ordinal);
        foreach (string text in texts)
        {
            int equals = text.IndexOf('=', StringComparison.Ordinal);
            (string name, string value) = equals > 0 ? (text[..equals].Trim(), text[(equals + 1)..].Trim()) : ("", "");
            Place at = new SourceText("--input", text).Start;
            if (name.Length == 0 || value.Length == 0)
            {
                into.Add(DiagnosticCode.BadOverride, at, $"'{text}' is not name=FILE.npy or name=NUMBER", "write for instance --input x=image.npy");
            }
            else if (tensors.ContainsKey(name) || numbers.ContainsKey(name))
            {
                into.Add(DiagnosticCode.DuplicateKey, at, $"the input '{name}' is given twice");
            }
            else if (double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
            {
                numbers[name] = number;
            }
            else if (Load(value, into) is { } tensor)
            {
                tensors[name] = tensor;
            }
        }

        return new ModelInputs(tensors, numbers, extents, samples);
    }
}
