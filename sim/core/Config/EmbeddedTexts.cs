using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;

namespace HwSim.Core.Config;

/// <summary>The YAML texts that an assembly carries under a prefix of their resource names, such as <c>presets/</c>.</summary>
/// <param name="home">The assembly.</param>
/// <param name="prefix">What their resource names begin with.</param>
public sealed class EmbeddedTexts(Assembly home, string prefix)
{
    private const string Suffix = ".yaml";

    private readonly FrozenSet<string> resources =
        home.GetManifestResourceNames().Where(n => n.StartsWith(prefix, StringComparison.Ordinal) && n.EndsWith(Suffix, StringComparison.Ordinal)).ToFrozenSet();

    /// <summary>Their names without prefix and extension, in order.</summary>
    public ImmutableArray<string> Names => [.. resources.Select(n => n[prefix.Length..^Suffix.Length]).Order(StringComparer.Ordinal)];

    /// <summary>A text by name; null where there is none.</summary>
    public SourceText? Find(string name)
    {
        string resource = prefix + name + Suffix;
        if (!resources.Contains(resource))
        {
            return null;
        }

        using Stream stream = home.GetManifestResourceStream(resource)!;
        using StreamReader reader = new(stream);
        return new SourceText(resource, reader.ReadToEnd());
    }
}
