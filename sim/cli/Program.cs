using System.CommandLine;
using HwSim.Cli.Output;

namespace HwSim.Cli;

/// <summary>The door: <c>hwsim VERB ...</c>.</summary>
internal static class Program
{
    public static int Main(string[] args)
    {
        RootCommand root = new("HwSim: what does this workload cost on this accelerator, and why?");
        foreach (Command verb in Catalogue.Verbs())
        {
            root.Add(verb);
        }

        try
        {
            ParseResult parsed = root.Parse(args);
            return parsed.Errors.Count > 0 ? Usage.Report(parsed, args) : parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (InputException e)
        {
            Terminal.Report(e.Problems, e.Note);
            return ExitCode.WrongInput;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Terminal.Error($"hwsim failed: {e.GetType().Name}: {e.Message}\nThis is a defect of HwSim; please report it with the command line.");
            return ExitCode.Failed;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
    }
}
