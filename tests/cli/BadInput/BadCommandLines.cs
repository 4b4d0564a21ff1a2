using static HwSim.Tests.Cli.BadInputCase;

namespace HwSim.Tests.Cli;

/// <summary>Command lines, and files as they lie on a disk, that cannot work.</summary>
internal static class BadCommandLines
{
    private const string Run = "run machine.yaml workload.yaml --out out";

    public static IEnumerable<BadInputCase> Overrides() =>
    [
        Set("without =", "array.rows", "--set:1:1: HW027", "write path=value"),
        Set("without a path", "=5", "--set:1:1: HW027", "write path=value"),
        Set("without a value", "array.rows=", "--set:1:12: HW046", "belongs here"),
        Set("with an empty step", "array..rows=5", "--set:1:1: HW027", "write path=value"),
        Set("of an unknown key", "array.rwos=5", "--set:1:1: HW020", "did you mean 'rows'?"),
        Set("of an unknown key at the top", "aray.rows=5", "--set:1:1: HW020", "did you mean 'array'?"),
        Set("of a key below a value", "clock.rows=5", "--set:1:1: HW02", "clock"),
        Set("of the wrong kind", "array.rows=many", "--set:1:12: HW040", "not a whole number"),
        Set("without a unit", "clock=5", "--set:1:7: HW041", "write one of GHz"),
        Set("out of range", "array.rows=0", "--set:1:12: HW043", "1 to 65536"),
        Set("of a list", "array.rows=[1,2]", "--set:1:12: HW022", "not a list"),
        Set("that is not YAML", "array.rows=[", "--set:1:", "HW005"),
        Set("of the base", "base=systolic-128x128", "--set:1:1: HW027", "in the file"),
        Set("of the version", "hwsim=2", "--set:1:1: HW027", "in the file"),
        Set("nested deeper than any file", $"{string.Join('.', Enumerable.Repeat("a", 100))}=1", "--set:1:1: HW027", "write path=value"),
        new("--set-workload without =", "--set-workload:1:1: HW027", "path=value") { CommandLine = $"{Run} --set-workload batch" },
        new("--set-workload of an unknown key", "--set-workload:1:1: HW020", "did you mean 'batch'?") { CommandLine = $"{Run} --set-workload bacth=2" },
    ];

    public static IEnumerable<BadInputCase> Arguments() =>
    [
        new("no verb", "HW028", "hwsim --help") { CommandLine = "" },
        new("unknown verb", "HW028", "did you mean 'run'?") { CommandLine = "rnu machine.yaml workload.yaml" },
        new("no workload", "HW028", "hwsim run --help") { CommandLine = "run machine.yaml" },
        new("unknown option", "HW028", "--fidelty") { CommandLine = $"{Run} --fidelty event" },
        new("unknown fidelity", "--fidelity:1:1: HW044", "did you mean 'event'?") { CommandLine = $"{Run} --fidelity evnet" },
        new("fidelity by number", "--fidelity:1:1: HW044", "analytic, cycle, event") { CommandLine = $"{Run} --fidelity 7" },
        new("unknown phase", "--phase:1:1: HW044", "did you mean 'prefill'?") { CommandLine = $"{Run} --phase prefil" },
        new("a batch of nothing", "--batch:1:1: HW043", "out of range") { CommandLine = $"{Run} --batch 0" },
        new("a batch in words", "--batch:1:1: HW040", "not a whole number") { CommandLine = $"{Run} --batch many" },
        new("a dimension without extent", "--dim:1:1: HW027", "name=extent") { CommandLine = $"{Run} --dim batch" },
        new("unknown machine preset", "machine:1:1: HW025", "did you mean 'systolic-128x128'?") { CommandLine = "run systolic-128x182 workload.yaml --out out" },
        new("unknown workload preset", "workload:1:1: HW025", "did you mean 'resnet50'?") { CommandLine = "run machine.yaml resnet5O --out out" },
        new("a machine by its model", "machine:1:1: HW025", "systolic-128x128") { CommandLine = "run systolic workload.yaml --out out" },
        new("machine and workload swapped", "workload.yaml:2:11: HW023", "this is a workload file") { CommandLine = "run workload.yaml machine.yaml --out out" },
        new("a missing file", "none.yaml:1:1: HW001", "there is no such file") { CommandLine = "run none.yaml workload.yaml --out out" },
        new("a missing folder", "none.yaml:1:1: HW001", "there is no such folder") { CommandLine = "run none/none.yaml workload.yaml --out out" },
        new("a folder for a machine", "1:1: HW001", "this is a folder") { CommandLine = "run . workload.yaml --out out" },
        new("a path through a file", "x.yaml:1:1: HW001", "no such f") { CommandLine = "run machine.yaml/x.yaml workload.yaml --out out" },
        new("a path of 10,000 letters", "1:1: HW001", "cannot be read") { CommandLine = $"run ./{new string('x', 10_000)}.yaml workload.yaml --out out" },
        new("a file that nobody may read", "mem:1:1: HW001", "cannot be read") { CommandLine = "run /proc/self/mem workload.yaml --out out" },
        new("a device that never ends", "zero:1:1: HW004", "more than") { CommandLine = "run /dev/zero workload.yaml --out out" },
        new("a workload of an unknown kind", "machine.txt2:1:1: HW0", "") { CommandLine = "run machine.yaml machine.txt2 --out out" },
        new("an output folder that is a file", "machine.yaml:1:1: HW081", "cannot be written") { CommandLine = "run machine.yaml workload.yaml --out machine.yaml" },
        new("an output folder inside a file", "out:1:1: HW081", "cannot be written") { CommandLine = "run machine.yaml workload.yaml --out machine.yaml/out" },
        new("an output folder in /proc", "out:1:1: HW081", "cannot be written") { CommandLine = "run machine.yaml workload.yaml --out /proc/out" },
        new("a JSON file that is a folder", "1:1: HW081", "this is a folder") { CommandLine = "run machine.yaml workload.yaml --json ." },
        new("a JSON file inside a file", "machine.yaml:1:1: HW081", "cannot be written") { CommandLine = "run machine.yaml workload.yaml --json machine.yaml/out.json" },
        new("a JSON file in /proc", "/proc:1:1: HW081", "cannot be written") { CommandLine = "run machine.yaml workload.yaml --json /proc/out.json" },
        new("show of nothing", "HW025", "nosuch") { CommandLine = "show nosuch" },
        new("show of a workload preset misspelt", "HW025", "did you mean 'resnet50'?") { CommandLine = "show resnet5" },
        new("schema of an unknown kind", "HW0", "machine") { CommandLine = "schema machin" },
    ];

    public static IEnumerable<BadInputCase> Workloads() =>
    [
        Work("no operations", "operations:\n  - { name: one, gemm: { m: 8, n: 8, k: 8 } }", "description: nothing", "2:11: HW045", "neither operations nor a transformer"),
        Work("an empty list of operations", "operations:\n  - { name: one, gemm: { m: 8, n: 8, k: 8 } }", "operations: []", "3:13: HW046", "empty"),
        Work("an unknown kind of work", "  - { name: one, gemm: { m: 8, n: 8, k: 8 } }", "  - { name: one, gem: { m: 8, n: 8, k: 8 } }", "4:18: HW020", "did you mean 'gemm'?"),
        Work("a missing extent", "  - { name: one, gemm: { m: 8, n: 8, k: 8 } }", "  - { name: one, gemm: { m: 8, n: 8 } }", "4:24: HW021", "'k' is missing"),
        Work("an extent of zero", "  - { name: one, gemm: { m: 8, n: 8, k: 8 } }", "  - { name: one, gemm: { m: 0, n: 8, k: 8 } }", "4:29: HW043", "out of range"),
        Work("an extent of 2^63", "  - { name: one, gemm: { m: 8, n: 8, k: 8 } }", "  - { name: one, gemm: { m: 9223372036854775808, n: 8, k: 8 } }", "4:29: HW043", "out of range"),
        Work("products beyond 64 bits", "  - { name: one, gemm: { m: 8, n: 8, k: 8 } }", "  - { name: one, gemm: { m: 2147483647, n: 2147483647, k: 2147483647 } }", "", "HW043"),
        Work("a name twice", "  - { name: one, gemm: { m: 8, n: 8, k: 8 } }", "  - { name: one, gemm: { m: 8, n: 8, k: 8 } }\n  - { name: one, gemm: { m: 8, n: 8, k: 8 } }", "5:", "one"),
        new("a machine where a workload belongs", "workload.yaml:2:10: HW023", "this is a machine file") { Workload = Bytes(GoodMachine) },
        new("a machine and a workload that are both wrong", "machine.yaml:4:8: HW041", "workload.yaml:4:29: HW043")
        {
            Machine = Replace(GoodMachine, "clock: 700 MHz", "clock: 700"),
            Workload = Replace(GoodWorkload, "  - { name: one, gemm: { m: 8, n: 8, k: 8 } }", "  - { name: one, gemm: { m: 0, n: 8, k: 8 } }"),
        },
    ];

    private static BadInputCase Set(string name, string text, string expected, string says) => new($"--set {name}", expected, says) { CommandLine = $"{Run} --set {text}" };

    private static BadInputCase Work(string name, string line, string by, string expected, string says) =>
        new($"workload: {name}", $"workload.yaml:{expected}", says) { Workload = Replace(GoodWorkload, line, by) };
}
