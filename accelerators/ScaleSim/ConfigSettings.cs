using System.Globalization;
using HwSim.Core.Config;

namespace HwSim.Accelerators.ScaleSim;

/// <summary>Typed access to the keys of a SCALE-Sim configuration, with a diagnostic for each that cannot be read.</summary>
internal sealed class ConfigSettings(IniText ini, Diagnostics diagnostics, List<Finding> notes)
{
    /// <summary>A whole number that must be there.</summary>
    public int Whole(string section, string key, int least, int most)
    {
        if (Required(section, key) is not { } entry)
        {
            return least;
        }

        return (int)Parse(entry, entry.Value, least, most);
    }

    /// <summary>A whole number with a default, which is noted where SCALE-Sim insists on the key.</summary>
    public long WholeOr(string section, string key, long fallback, long least, long most)
    {
        if (ini.Find(section, key) is { Value.Length: > 0 } entry)
        {
            return Parse(entry, entry.Value, least, most);
        }

        NoteDefault(section, key, fallback.ToString(CultureInfo.InvariantCulture));
        return fallback;
    }

    /// <summary>The first number of a comma list that must be there.</summary>
    public int FirstOfList(string section, string key, int least, int most)
    {
        if (Required(section, key) is not { } entry)
        {
            return least;
        }

        long[] values = [.. entry.Value.Split(',').Select(item => Parse(entry, item.Trim(), least, most))];
        return (int)values[0];
    }

    /// <summary>A truth value as <c>configparser.getboolean</c> reads it, false by default.</summary>
    public bool Flag(string section, string key)
    {
        if (ini.Find(section, key) is not { } entry)
        {
            NoteDefault(section, key, "false");
            return false;
        }

        switch (entry.Value.ToUpperInvariant())
        {
            case "TRUE" or "YES" or "ON" or "1":
                return true;
            case "FALSE" or "NO" or "OFF" or "0":
                return false;
            default:
                diagnostics.Add(DiagnosticCode.UnknownChoice, entry.ValueAt, $"'{entry.Value}' is not a truth value", "write True or False");
                return false;
        }
    }

    /// <summary>One of the words of <paramref name="choices"/>, which must be there and is case-sensitive.</summary>
    public T Choice<T>(string section, string key, IReadOnlyDictionary<string, T> choices)
        where T : struct
    {
        if (Required(section, key) is not { } entry)
        {
            return default;
        }

        if (choices.TryGetValue(entry.Value, out T choice))
        {
            return choice;
        }

        diagnostics.Add(
            DiagnosticCode.UnknownChoice,
            entry.ValueAt,
            $"{key} cannot be '{entry.Value}'",
            Suggest.From(entry.Value, choices.Keys, "possible values"));
        return default;
    }

    /// <summary>A text with a default.</summary>
    public string TextOr(string section, string key, string fallback)
    {
        if (ini.Find(section, key) is { Value.Length: > 0 } entry)
        {
            return entry.Value;
        }

        NoteDefault(section, key, fallback);
        return fallback;
    }

    /// <summary>The key if it is there and not empty.</summary>
    public IniEntry? Required(string section, string key)
    {
        IniEntry? entry = ini.Find(section, key);
        if (entry is null)
        {
            diagnostics.Add(DiagnosticCode.MissingKey, ini.PlaceOf(section), $"key '{key}' of section [{section}] is missing");
            return null;
        }

        if (entry.Value.Length == 0)
        {
            diagnostics.Add(DiagnosticCode.EmptyValue, entry.ValueAt, $"key '{key}' has no value");
            return null;
        }

        return entry;
    }

    public void Note(string code, string message) => notes.Add(new Finding(code, FindingLevel.Note, message));

    private void NoteDefault(string section, string key, string value) =>
        Note("scalesim-default", $"[{section}] {key} is missing or empty, on which SCALE-Sim 3.0.0 stops; {value} is used");

    private long Parse(IniEntry entry, string text, long least, long most)
    {
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value))
        {
            diagnostics.Add(DiagnosticCode.NotANumber, entry.ValueAt, $"{entry.Key} must be a whole number, not '{text}'");
            return least;
        }

        if (value < least || value > most)
        {
            diagnostics.Add(DiagnosticCode.OutOfRange, entry.ValueAt, string.Create(CultureInfo.InvariantCulture, $"{entry.Key} must be from {least} to {most}"));
            return least;
        }

        return value;
    }
}
