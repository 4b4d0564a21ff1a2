using System.Globalization;

namespace HwSim.Workloads.Onnx.Reading;

/// <summary>Names and shapes as messages show them: names come from the file and can be of any length.</summary>
internal static class Quoted
{
    private const int LongestName = 80;
    private const int MostListed = 12;

    public static string Name(string name) => name.Length <= LongestName ? $"'{name}'" : $"'{name[..LongestName]}...'";

    public static string Shape(long[] shape) =>
        $"[{string.Join(", ", shape.Take(MostListed).Select(d => d.ToString(CultureInfo.InvariantCulture)))}{(shape.Length > MostListed ? ", ..." : "")}]";

    /// <summary>The first dozen entries, then how many more there are.</summary>
    public static string List(IReadOnlyCollection<string> entries) =>
        entries.Count <= MostListed
            ? string.Join(", ", entries)
            : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", entries.Take(MostListed))} and {entries.Count - MostListed} more");
}
