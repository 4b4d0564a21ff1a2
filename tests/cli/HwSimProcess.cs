namespace HwSim.Tests.Cli;

/// <summary>Runs the command line inside the test process, one at a time, and takes what it prints.</summary>
internal static class HwSimProcess
{
    private static readonly Lock Gate = new();

    /// <summary>Runs <c>hwsim</c> with arguments.</summary>
    public static (int ExitCode, string Output, string Error) Run(params string[] arguments)
    {
        lock (Gate)
        {
            TextWriter output = Console.Out;
            TextWriter error = Console.Error;
            using StringWriter newOutput = new() { NewLine = "\n" };
            using StringWriter newError = new() { NewLine = "\n" };
            Console.SetOut(newOutput);
            Console.SetError(newError);
            try
            {
                int code = HwSim.Cli.Program.Main(arguments);
                return (code, newOutput.ToString(), newError.ToString());
            }
            finally
            {
                Console.SetOut(output);
                Console.SetError(error);
            }
        }
    }
}
