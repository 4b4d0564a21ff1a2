namespace HwSim.Cli.Output;

/// <summary>Where <c>--json</c> goes: a file, or standard output for <c>-</c>.</summary>
internal static class JsonTarget
{
    public static void Write(string target, string text)
    {
        if (target == "-")
        {
            Console.Out.Write(text);
            return;
        }

        OutputFiles.Write(target, text);
    }
}
