using System.Diagnostics;
using HwSim.Accelerators;
using HwSim.Core.Config;
using HwSim.Core.Engine;
using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Tests.Cli;
using HwSim.Tests.Contract;
using Xunit.Abstractions;

namespace HwSim.Tests.Fuzz;

/// <summary>Damaged machine files and overrides give a machine or diagnostics: no exception, no hang, little memory. A machine that comes out works.</summary>
public class MachineFuzzTests(ITestOutputHelper output)
{
    private const int Inputs = 25_000;
    private const int Seed = 20_261_125;
    private const long MostBytes = 32L << 20;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    private static readonly string[] Words =
    [
        "base: systolic-128x128\n", "clock: 1 GHz\n", "clock: 1 MHz\n", "dataflow: best\n", "overlap_folds: true\n", "pack_groups: true\n", "largest_sparse_group: 4\n", "lanes: 0\n", "1 B", "1 PB", "1 TiB", "1 B/s",
        "1 PB/s", "int4", "fp16", "65536", "{ value: 1 GB/s, source: x, trust: assumed }", "&a [*a, *a]", "*a", "!!int 3", "<<: *a\n", "? [a]\n: b\n", "- - - - - - - -", "[[[[[[[[", "{a: {a: {a: ", "\u0085", "\u2028", "\u00B5s",
    ];

    private static readonly string[] Overrides = ["array.rows=64", "clock=1 GHz", "scratchpads={ ifmap: 1 KiB, filter: 1 KiB, ofmap: 1 KiB }", "dram.bandwidth=1 GB/s", "vector.lanes=8", "array.dataflow=best", "keep_ofmaps=false"];

    private static readonly WorkloadGraph Small = new("small", [.. ContractOperations.All.Where(o => o.Macs < 20_000).Take(12)], []);

    [Fact]
    public void Damaged_machine_files_and_overrides()
    {
        string[] presets = [BadInputCase.GoodMachine, .. Machines.Presets.Select(p => Machines.Preset(p)!.Text)];
        TextMutator files = new(Seed, presets, Words);
        TextMutator overrides = new(Seed + 1, Overrides, Words);
        Stopwatch all = Stopwatch.StartNew();
        int valid = 0;
        for (int i = 0; i < Inputs; i++)
        {
            string text = i % 2 == 0 ? files.Next() : BadInputCase.GoodMachine;
            string[] over = i % 2 == 0 ? [] : [overrides.Next()];
            long before = GC.GetAllocatedBytesForCurrentThread();
            Stopwatch one = Stopwatch.StartNew();
            try
            {
                valid += Works(text, over) ? 1 : 0;
            }
            catch (Exception e)
            {
                throw Failed(i, text, over, e.ToString());
            }

            long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            if (bytes > MostBytes || Patience.Shortest(one.Elapsed, Longest, () => Works(text, over)) >= Longest)
            {
                throw Failed(i, text, over, $"{one.Elapsed.TotalSeconds:F1} s, {bytes} bytes");
            }
        }

        output.WriteLine($"{Inputs} inputs, {valid} of them valid, in {all.Elapsed.TotalSeconds:F1} s");
        Assert.InRange(valid, Inputs / 100, Inputs);
    }

    private static bool Works(string text, string[] overrides)
    {
        Diagnostics problems = [];
        MappingNode? file = Machines.Resolve(new SourceText("fuzz.yaml", text), overrides, problems);
        IAccelerator? machine = file is null ? null : Machines.Build(file, problems);
        Assert.Equal(machine is null, !problems.IsEmpty);
        foreach (Diagnostic problem in problems)
        {
            Assert.InRange(problem.ToString().Length, 1, 4000);
        }

        if (machine is null)
        {
            return false;
        }

        foreach (Fidelity fidelity in (Fidelity[])[Fidelity.Analytic, Fidelity.Event])
        {
            foreach (ExecutedOperation executed in GraphWalk.Run(Small, machine, fidelity, null))
            {
                Assert.True(!executed.Plan.IsFeasible || (double.IsFinite(executed.Cost.Time.Value) && executed.Cost.Time.Value >= 0), executed.Operation.Name);
            }
        }

        return true;
    }

    /// <summary>Keeps the input in a file, since a terminal may not show all of it.</summary>
    private static Xunit.Sdk.XunitException Failed(int input, string text, string[] overrides, string what)
    {
        string path = Path.Combine(Path.GetTempPath(), $"hwsim-fuzz-{Seed}-{input}.yaml");
        File.WriteAllText(path, text);
        return new Xunit.Sdk.XunitException($"seed {Seed}, input {input}, kept in {path}, overrides [{string.Join(", ", overrides)}]: {what}");
    }
}
