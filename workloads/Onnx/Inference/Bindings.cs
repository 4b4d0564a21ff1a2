using System.Globalization;
using System.Text.RegularExpressions;
using HwSim.Core.Config;
using HwSim.Workloads.Onnx.Reading;
using HwSim.Workloads.Onnx.Schema;

namespace HwSim.Workloads.Onnx.Inference;

/// <summary>Gives symbolic dimensions their extents: from the user, or 1 for what looks like a batch.</summary>
internal sealed partial class Bindings(IReadOnlyDictionary<string, long> given)
{
    private readonly HashSet<string> used = new(StringComparer.Ordinal);
    private readonly SortedSet<string> offered = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> settled = new(StringComparer.Ordinal);
    private readonly SortedSet<string> assumed = new(StringComparer.Ordinal);

    /// <summary>Dimensions that were set to 1 because nobody said otherwise, as the user would name them.</summary>
    public IReadOnlyCollection<string> Assumed => assumed;

    /// <summary>The shape of a graph input. Unbound dimensions are collected into <paramref name="unbound"/>.</summary>
    public long[] OfInput(string input, TensorShapeProto shape, ICollection<string> unbound)
    {
        long[] extents = new long[shape.Dim.Count];
        for (int axis = 0; axis < extents.Length; axis++)
        {
            DimensionProto dim = shape.Dim[axis];
            if (dim.ValueCase == DimensionProto.ValueOneofCase.DimValue)
            {
                extents[axis] = dim.DimValue;
                continue;
            }

            string place = string.Create(CultureInfo.InvariantCulture, $"{input}.{axis}");
            string name = dim.DimParam.Length > 0 ? dim.DimParam : place;
            offered.Add(name);
            if (Take(place) is { } atPlace)
            {
                extents[axis] = settled[name] = AtLeastOne(place, atPlace);
            }
            else if (Find(name) is { } extent)
            {
                extents[axis] = AtLeastOne(name, extent);
            }
            else if (axis == 0 && LooksLikeBatch().IsMatch(dim.DimParam))
            {
                extents[axis] = settled[name] = 1;
                assumed.Add(name);
            }
            else
            {
                unbound.Add(name);
            }
        }

        return extents;
    }

    /// <summary>The shape that a file notes for an inner value; null when it is partly unknown.</summary>
    public long[]? OfAnnotation(TensorShapeProto? shape)
    {
        if (shape is null)
        {
            return null;
        }

        long[] extents = new long[shape.Dim.Count];
        for (int axis = 0; axis < extents.Length; axis++)
        {
            DimensionProto dim = shape.Dim[axis];
            long? extent = dim.ValueCase == DimensionProto.ValueOneofCase.DimValue ? dim.DimValue : Find(dim.DimParam);
            if (extent is null or < 0)
            {
                offered.UnionWith(dim.DimParam.Length > 0 ? [dim.DimParam] : []);
                return null;
            }

            extents[axis] = extent.Value;
        }

        return extents;
    }

    /// <summary>The value of a scalar integer input, if the user set one.</summary>
    public long? OfScalar(string input)
    {
        offered.Add(input);
        return Take(input);
    }

    /// <summary>Complains about names that the model does not have.</summary>
    public void Check()
    {
        foreach (string name in given.Keys.Order(StringComparer.Ordinal))
        {
            if (!used.Contains(name) && !offered.Contains(name))
            {
                throw new ImportException(
                    DiagnosticCode.UnknownName,
                    $"the model has no symbolic dimension {Quoted.Name(name)}",
                    offered.Count == 0 ? "all its dimensions are fixed" : Suggest.From(name, offered, "its symbolic dimensions and scalar inputs"));
            }
        }
    }

    private long? Find(string name) => Take(name) ?? (settled.TryGetValue(name, out long extent) ? extent : null);

    private static long AtLeastOne(string name, long extent) =>
        extent >= 1
            ? extent
            : throw new ImportException(
                DiagnosticCode.OutOfRange, string.Create(CultureInfo.InvariantCulture, $"dimension {Quoted.Name(name)} is set to {extent}; it must be at least 1"));

    private long? Take(string name)
    {
        if (!given.TryGetValue(name, out long extent))
        {
            return null;
        }

        used.Add(name);
        return extent;
    }

    /// <summary>No name at all, a name with "batch" in it, N, B or BS, or one that an exporter made up (unk__12, p2o.DynamicDimension.0, s0).</summary>
    [GeneratedRegex("^$|batch|^(n|b|bs)$|^(unk_|s\\d|\\?|none|-1)|(^|\\.)dynamic", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LooksLikeBatch();
}
