using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace HwSim.Kernels.Runtime;

/// <summary>
/// A model ready to be called again and again: inputs and outputs are made once, so that a call allocates nothing and its operands are
/// where the last call left them, in the caches if they fit.
/// </summary>
public sealed class KernelSession : IDisposable
{
    private readonly SessionOptions options = new() { InterOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
    private readonly RunOptions run = new();
    private readonly InferenceSession session;
    private readonly List<string> inputNames = [];
    private readonly List<OrtValue> inputs = [];
    private readonly List<string> outputNames = [];
    private readonly List<OrtValue> outputs = [];

    /// <param name="model">An ONNX file.</param>
    /// <param name="settings">How it is run.</param>
    /// <param name="extents">Extents of named dimensions; 1 where none is given.</param>
    /// <param name="profilePrefix">Where a profile is to be written; null for none.</param>
    /// <exception cref="OnnxRuntimeException">The model cannot be run.</exception>
    /// <exception cref="NotSupportedException">An input has a type that cannot be made up.</exception>
    public KernelSession(byte[] model, RunSettings settings, IReadOnlyDictionary<string, long> extents, string? profilePrefix = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(extents);
        options.IntraOpNumThreads = settings.Threads;
        if (profilePrefix is not null)
        {
            options.ProfileOutputPathPrefix = profilePrefix;
            options.EnableProfiling = true; // after the prefix, which it reads
        }

        if (settings.Provider == "cuda")
        {
            options.AppendExecutionProvider_CUDA();
        }

        session = new InferenceSession(model, options);
        ulong seed = 1_000;
        foreach ((string name, NodeMetadata metadata) in session.InputMetadata)
        {
            inputNames.Add(name);
            inputs.Add(Made(metadata, extents, seed++));
        }

        outputNames.AddRange(session.OutputMetadata.Keys);
        using IDisposableReadOnlyCollection<OrtValue> first = session.Run(run, inputNames, inputs, outputNames);
        foreach (OrtValue value in first)
        {
            OrtTensorTypeAndShapeInfo info = value.GetTensorTypeAndShape();
            outputs.Add(OrtValue.CreateAllocatedTensorValue(OrtAllocator.DefaultInstance, info.ElementDataType, info.Shape));
        }
    }

    /// <summary>Calls the model once.</summary>
    public void Call() => session.Run(run, inputNames, inputs, outputNames, outputs);

    /// <summary>Ends profiling.</summary>
    /// <returns>The file that was written.</returns>
    public string EndProfiling() => session.EndProfiling();

    public void Dispose()
    {
        foreach (OrtValue value in inputs.Concat(outputs))
        {
            value.Dispose();
        }

        session.Dispose();
        run.Dispose();
        options.Dispose();
    }

    private static OrtValue Made(NodeMetadata metadata, IReadOnlyDictionary<string, long> extents, ulong seed)
    {
        long[] shape = [.. metadata.Dimensions.Select((d, i) => d >= 0 ? d : extents.GetValueOrDefault(metadata.SymbolicDimensions[i], 1))];
        OrtValue value = OrtValue.CreateAllocatedTensorValue(OrtAllocator.DefaultInstance, metadata.ElementDataType, shape);
        switch (metadata.ElementDataType)
        {
            case TensorElementType.Float:
                FillPattern.Fill(System.Runtime.InteropServices.MemoryMarshal.AsBytes(value.GetTensorMutableDataAsSpan<float>()), ElementKind.Float32, seed);
                break;
            case TensorElementType.UInt8 or TensorElementType.Int8:
                FillPattern.Fill(value.GetTensorMutableRawData(), ElementKind.UInt8, seed);
                break;
            case TensorElementType.Int64 or TensorElementType.Int32 or TensorElementType.Bool:
                value.GetTensorMutableRawData().Clear(); // indices and masks: zero is valid everywhere
                break;
            default:
                value.Dispose();
                throw new NotSupportedException($"an input of type {metadata.ElementDataType} cannot be made up");
        }

        return value;
    }
}
