using System.Globalization;
using Google.Protobuf;
using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Tests.Unit.Onnx;
using HwSim.Workloads.Onnx;
using HwSim.Workloads.Onnx.Schema;

namespace HwSim.Tests.Properties;

/// <summary>
/// Broken variants of valid models: bytes changed, cut, doubled and spliced, and fields of the parsed model set to extremes.
/// Each must end as a workload whose figures can be computed, or as one diagnostic.
/// </summary>
internal static class OnnxFuzz
{
    private static readonly long[] Extremes =
        [0, 1, -1, 2, 3, 7, 255, 1 << 16, int.MaxValue, int.MinValue, 1L << 31, 1L << 40, (1L << 40) + 1, 1L << 62, long.MaxValue, long.MinValue];

    private static readonly string[] Operators = [.. OperatorCases.All.Values.SelectMany(c => c.Model.Model.Graph.Node).Select(n => n.OpType).Distinct(), "If", "Loop", "Scan", "NoSuchOperator"];

    /// <summary>The longest that one mutant may take.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    /// <summary>Reads <paramref name="inputs"/> mutants; the same seed gives the same ones.</summary>
    /// <returns>How many were read as workloads, and the most that one allocated.</returns>
    public static (int Read, long MostAllocated, TimeSpan Longest) Run(int inputs, int seed)
    {
        Random random = new(seed);
        ModelProto[] seeds = [.. OperatorCases.All.Values.Select(c => c.Model.Model), .. OnnxReaderTests.ControlFlow.Select(m => m.Model)];
        byte[][] bytes = [.. seeds.Select(s => s.ToByteArray())];
        (int read, long most, TimeSpan longest) = (0, 0, TimeSpan.Zero);
        for (int i = 0; i < inputs; i++)
        {
            byte[] mutant = random.Next(2) == 0 ? Bytes(random, bytes) : Fields(random, seeds[random.Next(seeds.Length)]);
            long before = GC.GetAllocatedBytesForCurrentThread();
            System.Diagnostics.Stopwatch clock = System.Diagnostics.Stopwatch.StartNew();
            try
            {
                read += Import(mutant) ? 1 : 0;
            }
            catch (Exception e)
            {
                throw new Xunit.Sdk.XunitException(string.Create(
                    CultureInfo.InvariantCulture, $"ONNX mutant {i} of seed {seed}: {e}\n{Convert.ToBase64String(mutant)}"));
            }

            most = Math.Max(most, GC.GetAllocatedBytesForCurrentThread() - before);
            TimeSpan took = Patience.Shortest(clock.Elapsed, Longest, () => Import(mutant));
            longest = longest > took ? longest : took;
        }

        return (read, most, longest);
    }

    private static bool Import(byte[] content)
    {
        Diagnostics problems = [];
        WorkloadGraph? graph = OnnxReader.Read("fuzz.onnx", content, new OnnxOptions { ExternalLength = static _ => 64 }, problems);
        Assert.Equal(graph is null ? 1 : 0, problems.Count);
        if (graph is null)
        {
            Assert.NotEmpty(string.Join('\n', problems));
            return false;
        }

        Assert.True(graph.Macs >= 0 && graph.Parameters >= 0);
        foreach (Operation operation in graph.Operations)
        {
            Assert.True(operation.Lowered is not { } shape || (shape.M > 0 && shape.N > 0 && shape.Count > 0), operation.ToString());
            Assert.True(operation is not VectorOperation vector || (vector.Elements > 0 && vector.OperationsPerElement >= 0), operation.ToString());
        }

        return true;
    }

    private static byte[] Bytes(Random random, byte[][] seeds)
    {
        List<byte> content = [.. seeds[random.Next(seeds.Length)]];
        for (int edits = random.Next(1, 5); edits > 0 && content.Count > 1; edits--)
        {
            int at = random.Next(content.Count);
            int length = Math.Min(random.Next(1, 24), content.Count - at);
            switch (random.Next(7))
            {
                case 0:
                    content[at] = (byte)random.Next(256);
                    break;
                case 1:
                    content[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    content.RemoveRange(at, length);
                    break;
                case 3:
                    content.InsertRange(at, content.GetRange(at, length));
                    break;
                case 4:
                    content.RemoveRange(at, content.Count - at);
                    break;
                case 5:
                    content.InsertRange(at, Enumerable.Repeat((byte)0xFF, random.Next(1, 10)));
                    break;
                default:
                    byte[] other = seeds[random.Next(seeds.Length)];
                    content.InsertRange(at, other[random.Next(other.Length)..]);
                    break;
            }
        }

        return [.. content];
    }

    private static byte[] Fields(Random random, ModelProto seed)
    {
        ModelProto model = seed.Clone();
        for (int edits = random.Next(1, 4); edits > 0; edits--)
        {
            Edit(random, model.Graph);
        }

        return model.ToByteArray();
    }

    private static void Edit(Random random, GraphProto graph)
    {
        List<string> names = [.. graph.Input.Select(i => i.Name), .. graph.Initializer.Select(i => i.Name), .. graph.Node.SelectMany(n => n.Output)];
        NodeProto? node = graph.Node.Count == 0 ? null : graph.Node[random.Next(graph.Node.Count)];
        switch (random.Next(8))
        {
            case 0 when graph.Input.Count > 0:
                TensorShapeProto shape = graph.Input[random.Next(graph.Input.Count)].Type.TensorType.Shape;
                Change(random, shape.Dim, () => new DimensionProto { DimValue = Extreme(random) });
                break;
            case 1 when graph.Initializer.Count > 0:
                Change(random, graph.Initializer[random.Next(graph.Initializer.Count)].Dims, () => Extreme(random));
                break;
            case 2 when graph.Initializer.Count > 0:
                graph.Initializer[random.Next(graph.Initializer.Count)].DataType = random.Next(-1, 26);
                break;
            case 3 when graph.Initializer.Count > 0:
                // Values that stay as long as the shape says, so that the shape computations see them.
                TensorProto tensor = graph.Initializer[random.Next(graph.Initializer.Count)];
                byte[] raw = [.. Enumerable.Range(0, (tensor.RawData.Length / 8) + 1).SelectMany(_ => BitConverter.GetBytes(Extreme(random)))];
                tensor.RawData = ByteString.CopyFrom(raw, 0, tensor.RawData.Length);
                break;
            case 4 when node is not null:
                Change(random, node.Input, () => random.Next(6) == 0 ? "" : names[random.Next(names.Count)]);
                break;
            case 5 when node is not null:
                Change(random, node.Output, () => $"out{random.Next(4)}");
                break;
            case 6 when node is { Attribute.Count: > 0 }:
                AttributeProto attribute = node.Attribute[random.Next(node.Attribute.Count)];
                attribute.I = Extreme(random);
                Change(random, attribute.Ints, () => Extreme(random));
                break;
            case 7 when node is not null:
                node.OpType = Operators[random.Next(Operators.Length)];
                break;
        }
    }

    private static long Extreme(Random random) => random.Next(3) == 0 ? random.Next(-4, 12) : Extremes[random.Next(Extremes.Length)];

    private static void Change<T>(Random random, Google.Protobuf.Collections.RepeatedField<T> list, Func<T> value)
    {
        int at = list.Count == 0 ? 0 : random.Next(list.Count);
        switch (random.Next(4))
        {
            case 0:
                list.Insert(at, value());
                break;
            case 1 when list.Count > 0:
                list.RemoveAt(at);
                break;
            case 2 or 3 when list.Count > 0:
                list[at] = value();
                break;
        }
    }
}
