using System.Collections.Immutable;

namespace HwSim.Cli.Cluster;

/// <summary>How this program was started, so that other machines can start it in the same way.</summary>
internal static class OwnCommand
{
    public static ImmutableArray<string> Words { get; } = Of(Environment.ProcessPath ?? "dotnet", typeof(OwnCommand).Assembly.Location);

    /// <summary>The words for a process: the program itself, or <c>dotnet</c> with the assembly.</summary>
    internal static ImmutableArray<string> Of(string process, string assembly) =>
        Path.GetFileNameWithoutExtension(process) == "dotnet" ? [process, assembly] : [process];
}
