using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Core.Results;

namespace HwSim.Core.Engine;

/// <summary>Canonical texts of what a result depends on, and their SHA-256: equal digests mean equal inputs.</summary>
public static class Digest
{
    /// <summary>The first 16 hexadecimal digits of the SHA-256 of a text.</summary>
    public static string Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    /// <summary>The same of a text in UTF-8.</summary>
    public static string Of(ReadOnlySpan<byte> text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        _ = SHA256.HashData(text, hash);
        return Convert.ToHexStringLower(hash[..8]);
    }

    /// <summary>Every leaf of a configuration as path and value, in the order of the text.</summary>
    public static IEnumerable<Parameter> Flatten(ConfigNode node, string path = "")
    {
        switch (node)
        {
            case MappingNode mapping:
                return mapping.Entries.SelectMany(e => Flatten(e.Value, path.Length == 0 ? e.Key.Value : $"{path}.{e.Key.Value}"));
            case ListNode list:
                return list.Items.SelectMany((item, i) => Flatten(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]")));
            case ScalarNode scalar:
                return [new Parameter(path, scalar.Value)];
            default:
                return [];
        }
    }

    /// <summary>The canonical text of a configuration: leaves in ordinal order of their paths.</summary>
    public static string Canonical(ConfigNode node) =>
        string.Concat(Flatten(node).OrderBy(p => p.Path, StringComparer.Ordinal).Select(p => $"{p.Path}={p.Value}\n"));

    /// <summary>The canonical text of a workload: every operation with its shape and tensors.</summary>
    public static string Canonical(WorkloadGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        StringBuilder text = new();
        foreach (Operation operation in graph.Operations)
        {
            text.Append(CultureInfo.InvariantCulture, $"{operation.Kind} {operation.Name} x{operation.Repeat}");
            text.Append(CultureInfo.InvariantCulture, $" {operation switch { VectorOperation v => $"{v.Elements}*{v.OperationsPerElement:R}", _ => operation.Lowered?.ToString() }}");
            foreach (Tensor tensor in operation.Inputs)
            {
                text.Append(" < ").Append(tensor);
            }

            foreach (Tensor tensor in operation.Outputs)
            {
                text.Append(" > ").Append(tensor);
            }

            text.Append('\n');
        }

        return text.ToString();
    }
}
