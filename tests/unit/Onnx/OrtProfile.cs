using System.Text.Json;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace HwSim.Tests.Unit.Onnx;

/// <summary>Runs a model once with ONNX Runtime, nothing optimised, and hands back what its profile says about every node.</summary>
internal static class OrtProfile
{
    public static IReadOnlyList<OrtNode> Run(byte[] model, IReadOnlyDictionary<string, long[]> shapes, long integerInputs = 0)
    {
        using SessionOptions options = new()
        {
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_DISABLE_ALL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
            ProfileOutputPathPrefix = Path.Combine(Path.GetTempPath(), $"hwsim-{Guid.NewGuid():N}"),
            EnableProfiling = true, // after the prefix, which it reads
        };

        // A kernel that packs its weights lets go of the tensor, and the profile then leaves out its shape.
        options.AddSessionConfigEntry("session.disable_prepacking", "1");
        using InferenceSession session = new(model, options);
        List<NamedOnnxValue> inputs = [.. session.InputMetadata.Select(i => Value(i.Key, i.Value.ElementType, shapes[i.Key], integerInputs))];
        session.Run(inputs).Dispose();
        string path = session.EndProfiling();
        try
        {
            using JsonDocument profile = JsonDocument.Parse(File.ReadAllBytes(path));
            return [.. profile.RootElement.EnumerateArray().Where(IsKernel).Select(Node)];
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static NamedOnnxValue Value(string name, Type type, long[] shape, long integerInputs)
    {
        int[] extents = [.. shape.Select(d => (int)d)];
        if (type == typeof(float))
        {
            DenseTensor<float> values = new(extents);
            Random random = new(1);
            for (int i = 0; i < values.Length; i++)
            {
                values.SetValue(i, random.NextSingle());
            }

            return NamedOnnxValue.CreateFromTensor(name, values);
        }

        return type == typeof(long) ? NamedOnnxValue.CreateFromTensor(name, Filled(extents, integerInputs))
            : type == typeof(int) ? NamedOnnxValue.CreateFromTensor(name, Filled(extents, (int)integerInputs))
            : type == typeof(byte) ? NamedOnnxValue.CreateFromTensor(name, Filled(extents, (byte)integerInputs))
            : type == typeof(bool) ? NamedOnnxValue.CreateFromTensor(name, Filled(extents, integerInputs != 0))
            : throw new ArgumentException($"no input of type {type} was foreseen");
    }

    private static DenseTensor<T> Filled<T>(int[] extents, T value)
    {
        DenseTensor<T> tensor = new(extents);
        tensor.Fill(value);
        return tensor;
    }

    private static bool IsKernel(JsonElement e) =>
        e.GetProperty("cat").GetString() == "Node" && e.GetProperty("name").GetString()!.EndsWith("_kernel_time", StringComparison.Ordinal);

    private static OrtNode Node(JsonElement e)
    {
        JsonElement args = e.GetProperty("args");
        string name = e.GetProperty("name").GetString()!;
        return new OrtNode(name[..^"_kernel_time".Length], args.GetProperty("op_name").GetString()!, Shapes(args, "input_type_shape"), Shapes(args, "output_type_shape"));
    }

    private static long[][] Shapes(JsonElement args, string key) =>
        [.. args.GetProperty(key).EnumerateArray().Select(t => t.EnumerateObject().First().Value.EnumerateArray().Select(d => d.GetInt64()).ToArray())];
}
