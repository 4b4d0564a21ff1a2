using System.CommandLine;

namespace HwSim.Cli;

/// <summary>The command line as a report shows it: with file names but without the folders of this machine.</summary>
internal static class CommandLine
{
    public static string Of(ParseResult parsed) => "hwsim " + string.Join(' ', parsed.Tokens.Select(t => Quoted(WithoutFolders(t.Value))));

    private static string WithoutFolders(string word) => Path.IsPathRooted(word) ? Path.GetFileName(word) : word;

    private static string Quoted(string word) => word.Any(c => char.IsWhiteSpace(c) || c is '(' or ')' or '\'' or '$' or '*') ? $"\"{word}\"" : word;
}
