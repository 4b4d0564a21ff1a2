using System.Globalization;
using Xunit.Abstractions;

namespace HwSim.Tests.Properties;

public sealed class OnnxFuzzTests(ITestOutputHelper output)
{
    private static readonly int Inputs = FromEnvironment("HWSIM_FUZZ_INPUTS", 25_000);
    private static readonly int Seed = FromEnvironment("HWSIM_FUZZ_SEED", 20_261_122);

    [Fact]
    public void No_mutant_throws_hangs_or_takes_much_memory()
    {
        System.Diagnostics.Stopwatch clock = System.Diagnostics.Stopwatch.StartNew();
        (int read, long allocated, TimeSpan longest) = OnnxFuzz.Run(Inputs, Seed);
        output.WriteLine($"{Inputs} ONNX mutants of seed {Seed}: {read} read, the others refused, in {clock.Elapsed.TotalSeconds:F1} s; worst took {longest.TotalMilliseconds:F1} ms, most allocated {allocated / 1e6:F1} MB");
        Assert.True(allocated < 64L << 20);
        Assert.True(longest < OnnxFuzz.Longest);
        Assert.InRange(read, Inputs / 20, Inputs);
    }

    private static int FromEnvironment(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
