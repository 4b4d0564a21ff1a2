
namespace HwSim.Reports.Page;

/// <summary>The texts that a page carries with it: style sheet and scripts, embedded in this assembly.</summary>
internal static class Asset
{
    /// <summary>The text of a script, with ends of script elements inside its strings taken apart.</summary>
    public static string Script(string name) => Text(name).Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase).Replace("<!--", "<\\!--", StringComparison.Ordinal);

    public static string Text(string name)
    {
        using Stream stream = typeof(Asset).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"the assembly lacks its resource '{name}'");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
