using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace HwSim.Kernels.Runtime;

/// <summary>One kernel with its sizes, as one row of a measurement file describes it.</summary>
/// <param name="Kernel">The kernel, such as <c>gemm</c>.</param>
/// <param name="DataType">The element type: <c>fp32</c> or <c>int8</c>.</param>
/// <param name="Parameters">Its parameters in the order in which files write them: whole numbers and words.</param>
public sealed record KernelCase(string Kernel, string DataType, ImmutableArray<KeyValuePair<string, string>> Parameters)
{
    private readonly FrozenDictionary<string, string> byName = Parameters.ToFrozenDictionary();

    /// <summary>The parameters as the JSON object of a measurement file.</summary>
    public string ParametersJson => new JsonObject(Parameters.Select(p =>
        KeyValuePair.Create(p.Key, long.TryParse(p.Value, out long number) ? (JsonNode?)number : p.Value))).ToJsonString();

    /// <summary>A size.</summary>
    public long this[string name] => long.Parse(byName[name], System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A word.</summary>
    public string Word(string name) => byName[name];

    /// <summary>The parameters for people.</summary>
    public string Sizes => string.Join(' ', Parameters.Select(p => $"{p.Key}={p.Value}"));

    public override string ToString() => $"{Kernel} {DataType} {Sizes}".TrimEnd();
}
