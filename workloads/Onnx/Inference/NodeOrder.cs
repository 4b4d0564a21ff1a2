using HwSim.Core.Config;
using HwSim.Workloads.Onnx.Reading;
using HwSim.Workloads.Onnx.Schema;

namespace HwSim.Workloads.Onnx.Inference;

/// <summary>Puts nodes into an order in which they can run. Files should have it already; the order of the file is kept where it can be.</summary>
internal static class NodeOrder
{
    /// <exception cref="ImportException">A name that nothing produces, that two nodes produce, or a cycle.</exception>
    public static IReadOnlyList<NodeProto> Sort(IReadOnlyList<NodeProto> nodes, Func<string, bool> isGiven)
    {
        Dictionary<string, int> producers = Producers(nodes);
        List<int>[] readers = new List<int>[nodes.Count];
        int[] missing = new int[nodes.Count];
        bool ordered = true;
        for (int reader = 0; reader < nodes.Count; reader++)
        {
            foreach (string name in Reads(nodes[reader]))
            {
                if (producers.TryGetValue(name, out int producer))
                {
                    (readers[producer] ??= []).Add(reader);
                    missing[reader]++;
                    ordered &= producer < reader;
                }
                else if (!isGiven(name))
                {
                    throw ImportException.Bad($"{Describe(nodes[reader])} reads {Quoted.Name(name)}, which nothing produces");
                }
            }
        }

        return ordered ? nodes : Kahn(nodes, readers, missing);
    }

    /// <summary>How messages call a node.</summary>
    public static string Describe(NodeProto node) =>
        node.Name.Length > 0 ? $"node {Quoted.Name(node.Name)} ({node.OpType})"
        : node.Output.Count > 0 ? $"the {node.OpType} node that makes {Quoted.Name(node.Output[0])}"
        : $"a nameless {node.OpType} node";

    private static Dictionary<string, int> Producers(IReadOnlyList<NodeProto> nodes)
    {
        Dictionary<string, int> producers = new(StringComparer.Ordinal);
        for (int i = 0; i < nodes.Count; i++)
        {
            foreach (string name in nodes[i].Output.Where(o => o.Length > 0))
            {
                if (!producers.TryAdd(name, i))
                {
                    throw ImportException.Bad($"{Describe(nodes[i])} produces {Quoted.Name(name)}, as does {Describe(nodes[producers[name]])}");
                }
            }
        }

        return producers;
    }

    /// <summary>Kahn's algorithm; among the nodes that can run, the first of the file runs first.</summary>
    private static List<NodeProto> Kahn(IReadOnlyList<NodeProto> nodes, List<int>[] readers, int[] missing)
    {
        PriorityQueue<int, int> ready = new();
        ready.EnqueueRange(Enumerable.Range(0, nodes.Count).Where(i => missing[i] == 0).Select(i => (i, i)));
        List<NodeProto> order = new(nodes.Count);
        while (ready.TryDequeue(out int next, out _))
        {
            order.Add(nodes[next]);
            foreach (int reader in readers[next] ?? [])
            {
                if (--missing[reader] == 0)
                {
                    ready.Enqueue(reader, reader);
                }
            }
        }

        if (order.Count < nodes.Count)
        {
            List<string> stuck = [.. Enumerable.Range(0, nodes.Count).Where(i => missing[i] > 0).Select(i => Describe(nodes[i]))];
            throw new ImportException(DiagnosticCode.CyclicGraph, $"nodes read each other's results in a circle or depend on one: {Quoted.List(stuck)}");
        }

        return order;
    }

    /// <summary>What a node reads, the names that its branches and loop bodies take from outside included.</summary>
    private static IEnumerable<string> Reads(NodeProto node)
    {
        IEnumerable<string> own = node.Input.Where(i => i.Length > 0);
        return node.Attribute.Any(a => a.G is not null)
            ? own.Concat(node.Attribute.Where(a => a.G is not null).SelectMany(a => Captured(a.G)))
            : own;
    }

    private static HashSet<string> Captured(GraphProto graph)
    {
        HashSet<string> read = new(graph.Node.SelectMany(Reads), StringComparer.Ordinal);
        read.UnionWith(graph.Output.Select(o => o.Name));
        read.ExceptWith(graph.Node.SelectMany(n => n.Output));
        read.ExceptWith(graph.Input.Select(i => i.Name));
        read.ExceptWith(graph.Initializer.Select(i => i.Name));
        read.ExceptWith(graph.SparseInitializer.Select(s => s.Values?.Name ?? ""));
        return read;
    }
}
