using System.Reflection;

namespace HwSim.Tests;

/// <summary>Where the tests find the repository's own files.</summary>
internal static class Repository
{
    public static string Root { get; } = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>A file that an npm package ships.</summary>
    public static string NodeModule(params string[] parts) => Path.Combine([Root, "node_modules", .. parts]);
}
