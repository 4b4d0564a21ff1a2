using System.Globalization;
using System.Text;
using HwSim.Core.Config;
using Spectre.Console;

namespace HwSim.Cli.Output;

/// <summary>What people see: tables on standard output, problems on standard error. Plain text where nobody watches.</summary>
internal static class Terminal
{
    private const int PipeWidth = 160;

    /// <summary>Standard output for tables, as it is now.</summary>
    public static IAnsiConsole Out => Create();

    public static void Write(string text) => Console.Out.Write(text);

    public static void WriteLine(string text) => Console.Out.WriteLine(text);

    public static void Error(string text) => Console.Error.WriteLine(text);

    /// <summary>Prints every problem, then how many there were.</summary>
    public static void Report(Diagnostics problems, string note = "")
    {
        StringBuilder text = new();
        foreach (Diagnostic problem in problems)
        {
            text.Append(problem).Append('\n');
        }

        text.Append(problems.Count == 1 ? "1 problem" : $"{problems.Count} problems").Append(note);
        Console.Error.WriteLine(text);
    }

    /// <summary>Prints every problem and every note of an input that could be used in spite of them.</summary>
    public static void Report(Diagnostics problems, Diagnostics notes)
    {
        StringBuilder text = new();
        foreach (Diagnostic problem in problems.Concat(notes))
        {
            text.Append(problem).Append('\n');
        }

        Console.Error.WriteLine(text.Append(CultureInfo.InvariantCulture, $"{problems.Count} wrong, {notes.Count} unknown"));
    }

    private static IAnsiConsole Create()
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Out) });
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = PipeWidth;
            console.Profile.Capabilities.Ansi = false;
            console.Profile.Capabilities.Unicode = false;
        }

        return console;
    }
}
