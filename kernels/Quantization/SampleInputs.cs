using System.Globalization;
using HwSim.Core.Config;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace HwSim.Kernels.Quantization;

/// <summary>
/// Inputs for a model: those that are given, else made up from a seed. Four dimensions with 1, 3 or 4 channels are pictures of digits; other
/// floats are Gaussian; whole numbers are 0, names with "mask" 1, names with "ids" below 100.
/// </summary>
internal static class SampleInputs
{
    private const int OpenHeight = 96;
    private const int OpenWidth = 320;
    private const int OpenLength = 32;
    private const int SmallVocabulary = 100;
    private const int ImageRank = 4;

    /// <summary>One sample. The caller disposes the values.</summary>
    /// <exception cref="QuantizationException">An input that is given does not fit, or one has a type that cannot be made up.</exception>
    public static Dictionary<string, OrtValue> Of(IReadOnlyDictionary<string, NodeMetadata> inputs, ModelInputs given, int sample)
    {
        if (given.Values.Keys.Concat(given.Numbers.Keys).FirstOrDefault(k => !inputs.ContainsKey(k)) is { } unknown)
        {
            throw new QuantizationException(DiagnosticCode.UnknownName, $"the model has no input '{unknown}'", Suggest.From(unknown, inputs.Keys, "inputs"));
        }

        Dictionary<string, OrtValue> values = new(StringComparer.Ordinal);
        ulong seed = (ulong)sample << 32;
        foreach ((string name, NodeMetadata metadata) in inputs)
        {
            seed++;
            if (given.Values.GetValueOrDefault(name) is { } tensor)
            {
                values[name] = Given(name, metadata, tensor);
                continue;
            }

            long[] shape = ShapeOf(name, metadata, given.Extents);
            TensorValues.CheckSize(name, shape.Aggregate(1L, (p, e) => checked(p * e)));
            values[name] = Made(name, metadata.ElementDataType, shape, seed, given.Numbers.TryGetValue(name, out double number) ? number : null);
        }

        return values;
    }

    private static long[] ShapeOf(string name, NodeMetadata metadata, IReadOnlyDictionary<string, long> extents)
    {
        int rank = metadata.Dimensions.Length;
        return [.. metadata.Dimensions.Select((d, i) => d >= 0 ? d
            : extents.TryGetValue(metadata.SymbolicDimensions[i], out long named) ? named
            : extents.TryGetValue(string.Create(CultureInfo.InvariantCulture, $"{name}.{i}"), out long placed) ? placed
            : i == 0 ? 1
            : rank == ImageRank ? i == 1 ? 3 : i == 2 ? OpenHeight : OpenWidth : OpenLength)];
    }

    private static OrtValue Given(string name, NodeMetadata metadata, FloatTensor tensor)
    {
        bool fits = metadata.Dimensions.Length == tensor.Shape.Length && metadata.Dimensions.Zip(tensor.Shape).All(p => p.First < 0 || p.First == p.Second);
        return fits
            ? Filled(name, metadata.ElementDataType, tensor.Shape, i => tensor.Values[i])
            : throw new QuantizationException(
                DiagnosticCode.Inconsistent,
                $"input '{name}' is [{string.Join(", ", metadata.Dimensions.Select(d => d < 0 ? "any" : d.ToString(CultureInfo.InvariantCulture)))}], and [{string.Join(", ", tensor.Shape)}] is given");
    }

    private static OrtValue Made(string name, TensorElementType type, long[] shape, ulong seed, double? number)
    {
        if (number is { } everywhere)
        {
            return Filled(name, type, shape, _ => everywhere);
        }

        SeededRandom random = new(seed);
        if (type is TensorElementType.Float or TensorElementType.Float16 or TensorElementType.BFloat16 or TensorElementType.Double)
        {
            float[] values = new float[shape.Aggregate(1L, (p, e) => p * e)];
            if (shape.Length == ImageRank && shape[1] is 1 or 3 or 4)
            {
                DigitLines.Draw(values, (int)shape[1], (int)shape[2], (int)shape[3], seed);
            }
            else
            {
                foreach (ref float value in values.AsSpan())
                {
                    value = (float)random.Gaussian();
                }
            }

            return RuntimeValues.Of(values, shape, (int)type);
        }

        bool isMask = name.Contains("mask", StringComparison.OrdinalIgnoreCase);
        bool isToken = name.Contains("ids", StringComparison.OrdinalIgnoreCase) && !name.Contains("type", StringComparison.OrdinalIgnoreCase) && !name.Contains("position", StringComparison.OrdinalIgnoreCase);
        return Filled(name, type, shape, _ => isMask ? 1 : isToken ? random.Below(SmallVocabulary) : 0);
    }

    private static OrtValue Filled(string name, TensorElementType type, long[] shape, Func<int, double> at)
    {
        int count = (int)shape.Aggregate(1L, (p, e) => p * e);
        if (TensorValues.IsFloat((int)type))
        {
            return RuntimeValues.Of([.. Enumerable.Range(0, count).Select(i => (float)at(i))], shape, (int)type);
        }

        OrtValue value = OrtValue.CreateAllocatedTensorValue(OrtAllocator.DefaultInstance, type, shape);
        for (int i = 0; i < count; i++)
        {
            switch (type)
            {
                case TensorElementType.Int64:
                    value.GetTensorMutableDataAsSpan<long>()[i] = (long)at(i);
                    break;
                case TensorElementType.Int32:
                    value.GetTensorMutableDataAsSpan<int>()[i] = (int)at(i);
                    break;
                case TensorElementType.UInt8 or TensorElementType.Int8 or TensorElementType.Bool:
                    value.GetTensorMutableRawData()[i] = unchecked((byte)(long)at(i));
                    break;
                default:
                    value.Dispose();
                    throw new QuantizationException(DiagnosticCode.UnsupportedModel, $"input '{name}' has the type {type}, which cannot be made up", "quantize only the weights with --weights-only");
            }
        }

        return value;
    }
}
