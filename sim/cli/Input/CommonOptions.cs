using System.CommandLine;

namespace HwSim.Cli.Input;

/// <summary>Options that several verbs have.</summary>
internal static class CommonOptions
{
    public static Option<string?> Json() => new("--json") { Description = "Write the result as one JSON document to FILE, or to standard output for -.", HelpName = "FILE|-" };

    public static Option<string[]> Set() => new("--set") { Description = "Override a key of the machine file, e.g. --set array.rows=64. Repeatable.", HelpName = "path=value", DefaultValueFactory = _ => [] };
}
