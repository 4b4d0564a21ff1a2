using System.CommandLine;
using System.CommandLine.Parsing;
using HwSim.Core.Config;

namespace HwSim.Cli.Output;

/// <summary>Says what is wrong with a command line.</summary>
internal static class Usage
{
    public static int Report(ParseResult parsed, IReadOnlyList<string> arguments)
    {
        Command command = parsed.CommandResult.Command;
        string verb = command is RootCommand ? "" : $" {command.Name}";
        string help = $"see 'hwsim{verb} --help'";
        SourceText line = new("command line", string.Join(' ', (IEnumerable<string>)["hwsim", .. arguments]));
        Diagnostics problems = [];
        foreach (string token in parsed.UnmatchedTokens)
        {
            bool isOption = token.StartsWith('-');
            string what = isOption ? "option" : command is RootCommand ? "verb" : "argument";
            IEnumerable<string> known = isOption ? command.Options.Select(o => o.Name) : command.Subcommands.Select(c => c.Name);
            string nearest = Suggest.From(token, known, isOption ? "options" : "verbs");
            problems.Add(DiagnosticCode.BadCommandLine, PlaceOf(token, line, arguments), $"unknown {what} '{token}'", nearest.Length > 0 ? nearest : help);
        }

        IEnumerable<string> sentences = parsed.UnmatchedTokens.Count > 0 ? [] : parsed.Errors.Select(e => Sentence(e, parsed, command)).Distinct();
        foreach (string sentence in sentences)
        {
            problems.Add(DiagnosticCode.BadCommandLine, line.Start, sentence, help);
        }

        Terminal.Report(problems);
        return ExitCode.WrongInput;
    }

    private static string Sentence(ParseError error, ParseResult parsed, Command command)
    {
        string[] missing = [.. command.Arguments.Where(a => a.Arity.MinimumNumberOfValues > 0 && parsed.GetResult(a) is not { Tokens.Count: > 0 }).Select(a => a.Name)];
        return error.SymbolResult switch
        {
            CommandResult when command is RootCommand => "no verb is given",
            CommandResult or ArgumentResult when missing.Length > 0 => $"'{command.Name}' needs {string.Join(" and ", missing)}",
            _ => string.Join(' ', error.Message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).TrimEnd('.'),
        };
    }

    private static Place PlaceOf(string token, SourceText line, IReadOnlyList<string> arguments)
    {
        int column = "hwsim ".Length + 1;
        foreach (string argument in arguments)
        {
            if (argument == token || argument.StartsWith($"{token}=", StringComparison.Ordinal))
            {
                return new Place(line, 1, column, Math.Max(1, token.Length));
            }

            column += argument.Length + 1;
        }

        return line.Start;
    }
}
