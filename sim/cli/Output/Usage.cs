using System.CommandLine;
using System.CommandLine.Parsing;

namespace HwSim.Cli.Output;

/// <summary>Says what is wrong with a command line.</summary>
internal static class Usage
{
    public static int Report(ParseResult parsed)
    {
        foreach (ParseError error in parsed.Errors)
        {
            Terminal.Error($"hwsim: {error.Message}");
        }

        string verb = parsed.CommandResult.Command is RootCommand ? "" : $" {parsed.CommandResult.Command.Name}";
        Terminal.Error($"see 'hwsim{verb} --help'");
        return ExitCode.WrongInput;
    }
}
