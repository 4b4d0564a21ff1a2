using HwSim.Core.Config;

namespace HwSim.Accelerators.ScaleSim;

/// <summary>
/// An INI file as Python's <c>configparser</c> reads it: sections, keys of any case, <c>=</c> or <c>:</c>, comment lines
/// with <c>#</c> or <c>;</c>, indented continuation lines.
/// </summary>
internal sealed class IniText
{
    private static readonly char[] Delimiters = ['=', ':'];

    private readonly List<IniEntry> entries = [];
    private readonly Dictionary<string, Place> sections = new(StringComparer.Ordinal);
    private readonly SourceText source;

    private IniText(SourceText source) => this.source = source;

    public IReadOnlyList<IniEntry> Entries => entries;

    /// <summary>The sections with their places.</summary>
    public IReadOnlyDictionary<string, Place> Sections => sections;

    /// <summary>Where to point when something is missing: the section, or the file.</summary>
    public Place PlaceOf(string section) => sections.TryGetValue(section, out Place? at) ? at : source.Start;

    /// <summary>The key of a section, or null.</summary>
    public IniEntry? Find(string section, string key) => entries.Find(entry =>
        entry.Section == section && entry.Key.Equals(key, StringComparison.OrdinalIgnoreCase));

    public static IniText Read(SourceText source, Diagnostics diagnostics)
    {
        var ini = new IniText(source);
        string? section = null;
        bool continues = false;
        int number = 0;
        foreach (string raw in source.Text.Split('\n'))
        {
            number++;
            string line = raw.TrimEnd();
            string text = line.TrimStart();
            if (text.Length == 0 || text[0] is '#' or ';')
            {
                continues &= text.Length > 0;
                continue;
            }

            var at = new Place(source, number, line.Length - text.Length + 1, text.Length);
            if (continues && line.Length > text.Length)
            {
                IniEntry last = ini.entries[^1];
                ini.entries[^1] = last with { Value = $"{last.Value}\n{text}" };
                continue;
            }

            continues = false;
            if (text[0] == '[' && text.IndexOf(']', StringComparison.Ordinal) is > 0 and int close)
            {
                section = text[1..close];
                if (!ini.sections.TryAdd(section, at))
                {
                    diagnostics.Add(DiagnosticCode.DuplicateKey, at, $"section [{section}] appears twice");
                }
            }
            else if (section is null)
            {
                diagnostics.Add(DiagnosticCode.Syntax, at, "a key stands before the first section", "a SCALE-Sim configuration starts with [general]");
            }
            else
            {
                continues = ini.ReadEntry(section, text, at, diagnostics);
            }
        }

        return ini;
    }

    private bool ReadEntry(string section, string text, Place at, Diagnostics diagnostics)
    {
        int delimiter = text.IndexOfAny(Delimiters);
        if (delimiter <= 0)
        {
            diagnostics.Add(DiagnosticCode.Syntax, at, "this is neither a section, nor a key with a value, nor a comment", "write 'key : value'");
            return false;
        }

        string key = text[..delimiter].TrimEnd();
        string value = text[(delimiter + 1)..].Trim();
        if (Find(section, key) is { } first)
        {
            diagnostics.Add(DiagnosticCode.DuplicateKey, at with { Length = key.Length }, $"key '{key}' appears twice in [{section}], first in line {first.KeyAt.Line}");
            return false;
        }

        int valueColumn = at.Column + (value.Length == 0 ? delimiter : text.IndexOf(value, delimiter + 1, StringComparison.Ordinal));
        entries.Add(new IniEntry(section, key, value, at with { Length = key.Length }, new Place(at.Source, at.Line, valueColumn, Math.Max(1, value.Length))));
        return true;
    }
}
