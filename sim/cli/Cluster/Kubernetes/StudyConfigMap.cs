using System.Text;

namespace HwSim.Cli.Cluster.Kubernetes;

/// <summary>A study and the files that it names as a ConfigMap, which cannot be changed once it is there.</summary>
internal static class StudyConfigMap
{
    /// <summary>The most that the content may have; Kubernetes takes 1 MiB with names and, for binary files, a third more.</summary>
    public const long MostBytes = 700_000;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The ConfigMap.</summary>
    public static YamlMap Of(string name, YamlMap labels, StudySnapshot snapshot)
    {
        YamlMap texts = new() { [KeyOf(0)] = snapshot.Text };
        YamlMap others = [];
        for (int i = 0; i < snapshot.Files.Length; i++)
        {
            SnapshotFile file = snapshot.Files[i];
            byte[] bytes = file.IsWeights ? new byte[file.Length] : File.ReadAllBytes(file.Source);
            if (TextOf(bytes) is { } text)
            {
                texts[KeyOf(i + 1)] = text;
            }
            else
            {
                others[KeyOf(i + 1)] = Convert.ToBase64String(bytes);
            }
        }

        YamlMap map = new()
        {
            ["apiVersion"] = "v1",
            ["kind"] = "ConfigMap",
            ["metadata"] = new YamlMap { ["name"] = name, ["labels"] = labels },
            ["immutable"] = true,
            ["data"] = texts,
        };
        if (others.Count > 0)
        {
            map["binaryData"] = others;
        }

        return map;
    }

    /// <summary>Where each file goes in a volume of the ConfigMap.</summary>
    public static YamlMap[] Items(StudySnapshot snapshot) =>
        [.. snapshot.Files.Select(f => f.Place).Prepend(snapshot.Study).Select((place, i) => new YamlMap { ["key"] = KeyOf(i), ["path"] = place })];

    /// <summary>Names of files may have characters that keys may not.</summary>
    private static string KeyOf(int file) => FormattableString.Invariant($"file{file}");

    /// <summary>The text of bytes that are one; null where they are not, or where YAML would have to escape them.</summary>
    private static string? TextOf(byte[] bytes)
    {
        try
        {
            string text = Strict.GetString(bytes);
            return text.All(c => c is '\n' or '\t' || !char.IsControl(c)) ? text : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
