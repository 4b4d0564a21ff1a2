using HwSim.Core.Config;

namespace HwSim.Accelerators.ScaleSim;

/// <summary>One key of an INI file.</summary>
/// <param name="Section">Section that it stands in.</param>
/// <param name="Key">The key as written.</param>
/// <param name="Value">The value, trimmed.</param>
/// <param name="KeyAt">Where the key is.</param>
/// <param name="ValueAt">Where the value is.</param>
internal sealed record IniEntry(string Section, string Key, string Value, Place KeyAt, Place ValueAt);
