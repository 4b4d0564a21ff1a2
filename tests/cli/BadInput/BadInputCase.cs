using System.Text;

namespace HwSim.Tests.Cli;

/// <summary>A broken input and what the command line has to say about it.</summary>
/// <param name="Name">What is broken.</param>
/// <param name="Expected">The start of the first diagnostic: its place and number, such as <c>machine.yaml:4:8: HW041</c>.</param>
/// <param name="Says">A part of what it says or suggests.</param>
internal sealed record BadInputCase(string Name, string Expected, string Says)
{
    /// <summary>A machine file without a mistake; cases break one line of it.</summary>
    public const string GoodMachine = """
        hwsim: 1
        machine: test
        model: systolic
        clock: 700 MHz
        technology: 45 nm
        energy_table: open-45nm
        array:
          rows: 16
          columns: 16
          dataflow: weight-stationary
        precision:
          ifmap: int8
          filter: int8
          ofmap: int8
          accumulator: int32
        scratchpads:
          ifmap: 64 KiB
          filter: 64 KiB
          ofmap: 64 KiB
        dram:
          type: ddr3
          bandwidth: 30 GB/s
        vector:
          lanes: 16

        """;

    /// <summary>A workload file without a mistake.</summary>
    public const string GoodWorkload = """
        hwsim: 1
        workload: test
        operations:
          - { name: one, gemm: { m: 8, n: 8, k: 8 } }

        """;

    /// <summary>The bytes of <c>machine.yaml</c>; null where the file is not there.</summary>
    public byte[]? Machine { get; init; } = Bytes(GoodMachine);

    /// <summary>The bytes of <c>workload.yaml</c>.</summary>
    public byte[]? Workload { get; init; } = Bytes(GoodWorkload);

    /// <summary>The command line in place of <c>run machine.yaml workload.yaml --out out</c>; words are separated by blanks, files are in the folder of the case.</summary>
    public string? CommandLine { get; init; }

    /// <summary>A file with one line replaced.</summary>
    public static byte[] Replace(string file, string line, string by)
    {
        Assert.Contains($"{line}\n", file, StringComparison.Ordinal);
        return Bytes(file.Replace($"{line}\n", $"{by}\n", StringComparison.Ordinal));
    }

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public override string ToString() => Name;
}
