using System.Globalization;
using System.Text.RegularExpressions;
using HwSim.Core.Engine.Exploration;

namespace HwSim.Cli.Input;

/// <summary>How the journals of shards are named.</summary>
internal static partial class ShardFile
{
    /// <summary>The end of every such name.</summary>
    public const string Extension = ".journal";

    /// <summary>Such as <c>3-of-8.journal</c>.</summary>
    public static string NameOf(Shard shard) => FormattableString.Invariant($"{shard.Index}-of-{shard.Count}{Extension}");

    /// <summary>The shard that a name ends with; null where it tells none.</summary>
    public static Shard? ShardOf(string path) =>
        Pattern().Match(Path.GetFileName(path)) is { Success: true } match
        && int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int index)
        && int.TryParse(match.Groups[2].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int count)
        && index >= 1 && index <= count
            ? new Shard(index, count)
            : null;

    [GeneratedRegex(@"(?<!\d)(\d+)-of-(\d+)\.journal\z")]
    private static partial Regex Pattern();
}
