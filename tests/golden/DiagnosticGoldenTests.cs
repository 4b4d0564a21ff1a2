using HwSim.Core.Config;

namespace HwSim.Tests.Golden;

/// <summary>How messages about broken machine files read, from the first line to the caret.</summary>
public class DiagnosticGoldenTests
{
    private const string Good = """
        hwsim: 1
        machine: test
        base: systolic-128x128
        """;

    public static TheoryData<string, string, string[]> Cases => new()
    {
        { "misspelt-key", $"{Good}\narray:\n  colums: 64\n", [] },
        { "missing-unit", $"{Good}\nclock: 700\n", [] },
        { "wrong-unit", $"{Good}\nscratchpads:\n  ifmap: 64 GHz\n", [] },
        { "inconsistent", $"{Good}\nprecision: {{ ifmap: int8, filter: fp16, ofmap: int8, accumulator: int4 }}\n", [] },
        { "tab", $"{Good}\narray:\n\trows: 64\n", [] },
        { "open-bracket", $"{Good}\narray: [1, 2\n", [] },
        { "unknown-base", "hwsim: 1\nmachine: test\nbase: systolic-128x182\n", [] },
        { "overrides", Good, ["array.rows=many", "array.rwos=3", "clock", "dram.bandwidth=10 GHz"] },
        { "workload-for-machine", "hwsim: 1\nworkload: test\noperations: []\n", [] },
        { "many", $"{Good}\nclok: 1 GHz\narray: {{ rows: 0, columns: 1.5 }}\nclok: 2 GHz\nvector: 7\ndram: {{ bandwidth: 1,5 GB/s }}\n", [] },
    };

    [Theory, MemberData(nameof(Cases))]
    public void Reads_well(string name, string text, string[] overrides)
    {
        Diagnostics problems = [];
        MappingNode? file = Accelerators.Machines.Resolve(new SourceText("machine.yaml", text), overrides, problems);
        if (file is not null)
        {
            Assert.Null(Accelerators.Machines.Build(file, problems));
        }

        GoldenFile.Matches(Path.Combine("diagnostics", $"{name}.txt"), string.Concat(problems.Select(p => $"{p}\n")));
    }
}
