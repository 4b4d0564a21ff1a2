using Xunit.Abstractions;

namespace HwSim.Tests.Properties;

public sealed class OnnxFuzzTests(ITestOutputHelper output)
{
    private const int Inputs = 25_000;
    private const int Seed = 20_261_122;

    [Fact]
    public void No_mutant_throws_hangs_or_takes_much_memory()
    {
        System.Diagnostics.Stopwatch clock = System.Diagnostics.Stopwatch.StartNew();
        (int read, long allocated, TimeSpan longest) = OnnxFuzz.Run(Inputs, Seed);
        output.WriteLine($"{Inputs} ONNX mutants of seed {Seed}: {read} read, the others refused, in {clock.Elapsed.TotalSeconds:F1} s; worst took {longest.TotalMilliseconds:F1} ms, most allocated {allocated / 1e6:F1} MB");
        Assert.True(allocated < 64L << 20);
        Assert.True(longest < TimeSpan.FromSeconds(1));
        Assert.InRange(read, Inputs / 20, Inputs);
    }
}
