namespace HwSim.Tests;

/// <summary>Expected texts that are kept beside the tests and reviewed like code. <c>HWSIM_ACCEPT=1</c> writes what came out instead of comparing.</summary>
internal static class GoldenFile
{
    /// <summary>Compares with <c>tests/golden/expected/NAME</c>.</summary>
    public static void Matches(string name, string actual)
    {
        string path = Repository.PathOf("tests", "golden", "expected", name);
        if (Environment.GetEnvironmentVariable("HWSIM_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            return;
        }

        Assert.True(File.Exists(path), $"{path} is missing; run with HWSIM_ACCEPT=1 and review it");
        Assert.Equal(File.ReadAllText(path), actual);
    }
}
