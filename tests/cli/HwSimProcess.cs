using System.Diagnostics;

namespace HwSim.Tests.Cli;

/// <summary>Runs the command line inside the test process, one at a time, and takes what it prints.</summary>
internal static class HwSimProcess
{
    private static readonly Lock Gate = new();

    /// <summary>Runs <c>hwsim</c> with arguments.</summary>
    public static (int ExitCode, string Output, string Error) Run(params string[] arguments) => Run(arguments, out _);

    /// <summary>Runs <c>hwsim</c> and takes the time, waiting for other tests left out.</summary>
    public static (int ExitCode, string Output, string Error) Run(string[] arguments, out TimeSpan elapsed)
    {
        lock (Gate)
        {
            Stopwatch watch = Stopwatch.StartNew();
            TextWriter output = Console.Out;
            TextWriter error = Console.Error;

            // Not closed: another test may have taken hold of them as the console, and may still write.
            StringWriter newOutput = new() { NewLine = "\n" };
            StringWriter newError = new() { NewLine = "\n" };
            Console.SetOut(newOutput);
            Console.SetError(newError);
            try
            {
                int code = HwSim.Cli.Program.Main(arguments);
                return (code, newOutput.ToString(), newError.ToString());
            }
            finally
            {
                elapsed = watch.Elapsed;
                Console.SetOut(output);
                Console.SetError(error);
            }
        }
    }
}
