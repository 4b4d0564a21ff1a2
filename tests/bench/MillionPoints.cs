namespace HwSim.Bench;

/// <summary>The shipped study of a million points.</summary>
internal static class MillionPoints
{
    /// <summary>Its file.</summary>
    public static string Study { get; } = Path.Combine(Root(AppContext.BaseDirectory), "reports", "studies", "million-points.yaml");

    /// <summary>The folder above that holds the solution.</summary>
    private static string Root(string folder) => File.Exists(Path.Combine(folder, "HwSim.sln")) ? folder : Root(Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar))!);
}
