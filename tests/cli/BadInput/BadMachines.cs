using System.Text;
using static HwSim.Tests.Cli.BadInputCase;

namespace HwSim.Tests.Cli;

/// <summary>Machine files with one mistake each.</summary>
internal static class BadMachines
{
    /// <summary>Mistakes in keys and values: one line of a good file replaced.</summary>
    public static IEnumerable<BadInputCase> Values() =>
    [
        Line("misspelt key at the top", "clock: 700 MHz", "clok: 700 MHz", "4:1: HW020", "did you mean 'clock'?"),
        Line("misspelt key inside", "  columns: 16", "  colums: 16", "9:3: HW020", "did you mean 'columns'?"),
        Line("unknown key far from all others", "clock: 700 MHz", "clock: 700 MHz\nwarranty: yes", "5:1: HW020", "keys: array, clock"),
        Line("missing key", "  rows: 16", "", "9:3: HW021", "add 'rows: ...' (rows of PEs)"),
        Line("missing unit of a clock", "clock: 700 MHz", "clock: 700", "4:8: HW041", "write one of GHz, MHz"),
        Line("missing unit of a size", "  ifmap: 64 KiB", "  ifmap: 65536", "17:10: HW041", "write one of B, KiB"),
        Line("missing unit of a bandwidth", "  bandwidth: 30 GB/s", "  bandwidth: 30", "22:14: HW041", "GB/s"),
        Line("unit of another dimension", "clock: 700 MHz", "clock: 700 KiB", "4:8: HW042", "'KiB' measures data size, not frequency"),
        Line("unit in the wrong case", "clock: 700 MHz", "clock: 700 mhz", "4:8: HW042", "did you mean 'MHz'?"),
        Line("unit that does not exist", "clock: 700 MHz", "clock: 700 furlongs", "4:8: HW042", "units: GHz"),
        Line("comma as decimal point", "clock: 700 MHz", "clock: 1,5 GHz", "4:8: HW040", "write 1.5"),
        Line("comma in a count", "  rows: 16", "  rows: 1,024", "8:9: HW040", "without commas"),
        Line("digits of another script", "clock: 700 MHz", "clock: \uFF17\uFF10\uFF10 MHz", "4:8: HW040", "not a finite number"),
        Line("Arabic digits in a count", "  rows: 16", "  rows: \u0661\u0666", "8:9: HW040", "not a whole number"),
        Line("not a number", "clock: 700 MHz", "clock: .nan GHz", "4:8: HW040", "not a finite number"),
        Line("infinite", "clock: 700 MHz", "clock: .inf GHz", "4:8: HW040", "not a finite number"),
        Line("infinite after reading", "clock: 700 MHz", "clock: 1e999 GHz", "4:8: HW040", "not a finite number"),
        Line("infinite in base units", "clock: 700 MHz", "clock: 1e308 GHz", "4:8: HW043", "too large"),
        Line("zero clock", "clock: 700 MHz", "clock: 0 GHz", "4:8: HW043", "out of range"),
        Line("negative clock", "clock: 700 MHz", "clock: -1 GHz", "4:8: HW043", "out of range"),
        Line("a clock slower than any", "clock: 700 MHz", "clock: 1e-300 Hz", "4:8: HW043", "out of range"),
        Line("a clock beyond physics", "clock: 700 MHz", "clock: 1e20 GHz", "4:8: HW043", "out of range"),
        Line("bandwidth of nothing", "  bandwidth: 30 GB/s", "  bandwidth: 1e-300 B/s", "22:14: HW043", "out of range"),
        Line("bandwidth beyond physics", "  bandwidth: 30 GB/s", "  bandwidth: 1e29 B/s", "22:14: HW043", "out of range"),
        Line("no rows", "  rows: 16", "  rows: 0", "8:9: HW043", "1 to 65536"),
        Line("negative rows", "  rows: 16", "  rows: -16", "8:9: HW043", "1 to 65536"),
        Line("rows beyond 2^40", "  rows: 16", "  rows: 1099511627776", "8:9: HW043", "1 to 65536"),
        Line("rows at 2^63", "  rows: 16", "  rows: 9223372036854775808", "8:9: HW043", "1 to 65536"),
        Line("rows of 200 digits", "  rows: 16", $"  rows: {new string('9', 200)}", "8:9: HW043", "1 to 65536"),
        Line("a fraction of a row", "  rows: 16", "  rows: 16.5", "8:9: HW040", "not a whole number"),
        Line("hexadecimal rows", "  rows: 16", "  rows: 0x10", "8:9: HW040", "not a whole number"),
        Line("no scratchpad", "  ifmap: 64 KiB", "  ifmap: 0 KiB", "17:10: HW043", "1 B to"),
        Line("a scratchpad of 1 EiB", "  ifmap: 64 KiB", "  ifmap: 1048576 TiB", "17:10: HW043", "out of range"),
        Line("a scratchpad at 2^63 bytes", "  ifmap: 64 KiB", "  ifmap: 9223372036854775808 B", "17:10: HW043", "out of range"),
        Line("a fraction of a byte", "  ifmap: 64 KiB", "  ifmap: 1.5 B", "17:10: HW043", "not a whole number"),
        Line("a value left out", "clock: 700 MHz", "clock:", "4:7: HW046", "belongs here"),
        Line("a null", "clock: 700 MHz", "clock: ~", "4:8: HW040", "not a finite number"),
        Line("a list for a value", "clock: 700 MHz", "clock: [700 MHz]", "4:8: HW022", "not a list"),
        Line("a mapping for a value", "clock: 700 MHz", "clock: { mega: 700 }", "4:8: HW", "mega"),
        Line("a value for a mapping", "vector:\n  lanes: 16", "vector: 16", "23:9: HW022", "'key: value' lines"),
        Line("a list for a mapping", "vector:\n  lanes: 16", "vector: [16]", "23:9: HW022", "not as a list"),
        Line("yes for true", "  dataflow: weight-stationary", "  dataflow: weight-stationary\n  overlap_folds: yes", "11:18: HW044", "write true or false"),
        Line("True for true", "  dataflow: weight-stationary", "  dataflow: weight-stationary\n  overlap_folds: True", "11:18: HW044", "write true or false"),
        Line("unknown dataflow", "  dataflow: weight-stationary", "  dataflow: weight-stationery", "10:13: HW044", "did you mean 'weight-stationary'?"),
        Line("unknown format", "  ifmap: int8", "  ifmap: int3", "12:10: HW044", "did you mean 'int"),
        Line("unknown model", "model: systolic", "model: systollic", "3:8: HW025", "did you mean 'systolic'?"),
        Line("no model", "model: systolic", "", "1:1: HW021", "| systolic"),
        Line("a model that is a list", "model: systolic", "model: [systolic]", "3:8: HW022", "a list"),
        Line("unknown energy table", "energy_table: open-45nm", "energy_table: open-54nm", "6:15: HW025", "did you mean 'open-45nm'?"),
        Line("energy table without technology", "technology: 45 nm", "", "6:15: HW045", "both 'energy_table' and 'technology'"),
        Line("technology without energy table", "energy_table: open-45nm", "", "5:13: HW045", "both 'energy_table' and 'technology'"),
        Line("technology of 45 m", "technology: 45 nm", "technology: 45 m", "5:13: HW043", "out of range"),
        Line("accumulator narrower than operands", "  accumulator: int32", "  accumulator: int4", "15:16: HW045", "narrower than the operands"),
        Line("integers and floats mixed", "  filter: int8", "  filter: fp16", "13:11: HW045", "all be integers or all be floats"),
        Line("sourced value without source", "  bandwidth: 30 GB/s", "  bandwidth: { value: 30 GB/s, trust: published }", "22:14: HW021", "'source' is missing"),
        Line("unknown trust", "  bandwidth: 30 GB/s", "  bandwidth: { value: 30 GB/s, source: here, trust: publishd }", "22:53: HW044", "did you mean 'published'?"),
        Line("unknown version", "hwsim: 1", "hwsim: 2", "1:8: HW024", "write 'hwsim: 1'"),
        Line("no version", "hwsim: 1", "", "1:1: HW021", "start with 'hwsim: 1'"),
        Line("no kind", "machine: test", "", "1:1: HW023", "add 'machine: NAME'"),
        Line("unknown base", "machine: test", "machine: test\nbase: systolic-128x182", "3:7: HW025", "did you mean 'systolic-128x128'?"),
        Line("a base that is a list", "machine: test", "machine: test\nbase: [a]", "3:7: HW022", "names one preset"),
        Line("a name of 10,000 letters", "  rows: 16", $"  rows: {new string('x', 10_000)}", "8:9: HW040", "not a whole number"),
        Line("an escape sequence for the terminal", "  rows: 16", "  rows: \"\\e[2J16\"", "8:9: HW040", "not a whole number"),
    ];

    /// <summary>Mistakes in the text itself.</summary>
    public static IEnumerable<BadInputCase> Texts() =>
    [
        Line("duplicate key", "  columns: 16", "  columns: 16\n  rows: 32", "10:3: HW008", "appears twice"),
        Line("duplicate key at the top", "clock: 700 MHz", "clock: 700 MHz\nclock: 700 MHz", "5:1: HW008", "appears twice"),
        Line("a tab that indents", "  rows: 16", "\trows: 16", "8:1: HW005", "with spaces"),
        Line("a bracket left open", "  rows: 16", "  rows: [16", "8:9: HW005", "open bracket"),
        Line("a quote left open", "machine: test", "machine: \"test", "2:10: HW005", "not valid YAML"),
        Line("an unknown escape", "machine: test", "machine: \"te\\qst\"", "2:1", "HW005"),
        Line("a key without a colon", "clock: 700 MHz", "clock 700 MHz", "4:1: HW005", "follows every key"),
        Line("an unknown alias", "clock: 700 MHz", "clock: *fast", "4:8: HW025", "no anchor 'fast' stands above"),
        Line("an alias to itself", "vector:\n  lanes: 16", "vector: &v\n  lanes: *v", "24:10: HW025", "no anchor 'v' stands above"),
        Line("a merge key", "vector:\n  lanes: 16", "vector:\n  <<: { lanes: 16 }", "24:3: HW005", "base: PRESET"),
        Line("a tag", "clock: 700 MHz", "clock: !!python/object:os.system 700 MHz", "4:8: HW005", "tag"),
        Line("a key that is a list", "clock: 700 MHz", "? [clock]\n: 700 MHz", "4:3: HW022", "a key must be a single word"),
        Line("a key that is a mapping", "clock: 700 MHz", "{ a: b }: 700 MHz", "4:1: HW022", "a key must be a single word"),
        Line("two documents", "vector:", "---\nvector:", "23:1: HW005", "one document a file"),
        Line("a directive", "hwsim: 1", "%YAML 9.9\n---\nhwsim: 1", "1:1: HW005", "not valid YAML"),
        Text("an empty file", "", "1:1: HW003", "the file is empty"),
        Text("only blanks", "  \n\n   \n", "1:1: HW003", "the file is empty"),
        Text("only comments", "# hwsim: 1\n# machine: test\n", "1:1: HW003", "start with 'hwsim: 1'"),
        Text("a list at the root", "- hwsim: 1\n- machine: test\n", "1:1: HW022", "not a list"),
        Text("a word at the root", "systolic\n", "1:1: HW022", "not a single value"),
        Text("a workload where a machine belongs", GoodWorkload, "2:11: HW023", "this is a workload file"),
        Text("JSON that is not a machine", "{\"a\": {\"b\": [1, 2]}}", "1:1: HW021", "start with 'hwsim: 1'"),
        Text("a bomb of aliases", Bomb(), "", "HW007"),
        Text("flow nested 10,000 deep", $"hwsim: 1\nmachine: {new string('[', 10_000)}{new string(']', 10_000)}\n", "2:73: HW006", "nested deeper than 64"),
        Text("flow mappings nested 10,000 deep", $"hwsim: 1\nmachine: {string.Concat(Enumerable.Repeat("{a: ", 10_000))}\n", "2:", "HW006"),
        Text("blocks nested 10,000 deep", string.Concat(Enumerable.Range(0, 10_000).Select(i => $"{new string(' ', i)}a:\n")), "65:", "HW006"),
        Text("lists nested 10,000 deep in one line", $"hwsim: 1\nmachine: test\na:\n{string.Concat(Enumerable.Repeat("- ", 10_000))}\n", "4:", "HW006"),
        Text("one line of 10 MB", $"hwsim: 1\nmachine: test\nmodel: {new string('x', 10_000_000)}\n", "3:8: HW025", "there is no machine model"),
        Text("a key of 10 MB", $"hwsim: 1\n{new string('x', 10_000_000)}: 1\n", "", "HW"),
        Text("100,000 unknown keys", $"{GoodMachine}{string.Concat(Enumerable.Range(0, 100_000).Select(i => $"k{i}: 1\n"))}", "25:1: HW020", "unknown key 'k0'"),
        Text("100,000 unknown keys over a base", $"hwsim: 1\nmachine: test\nbase: systolic-128x128\n{string.Concat(Enumerable.Range(0, 100_000).Select(i => $"k{i}: 1\n"))}", "4:1: HW020", "unknown key 'k0'"),
        Text("two million values", $"hwsim: 1\nmachine: test\na: [{string.Join(',', Enumerable.Repeat("1", 2_000_000))}]\n", "3:", "HW007"),
        Raw("bytes that are not UTF-8", [.. Bytes(GoodMachine), 0xC3, 0x28], "1:1: HW002", "save it as UTF-8"),
        Raw("Latin-1", Encoding.Latin1.GetBytes(GoodMachine.Replace("test", "t\u00E9st", StringComparison.Ordinal)), "1:1: HW002", "save it as UTF-8"),
        Raw("UTF-16", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(GoodMachine)], "1:1: HW002", "UTF-16"),
        Raw("UTF-16 without mark", Encoding.BigEndianUnicode.GetBytes(GoodMachine), "1:1: HW002", "save it as UTF-8"),
        Raw("a NUL", Bytes($"{GoodMachine}\0"), "1:1: HW002", "save it as UTF-8"),
        Raw("an executable", [0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0, 0, 0, 0xFF, 0xFE], "1:1: HW002", "not UTF-8 text"),
    ];

    private static string Bomb()
    {
        StringBuilder text = new("hwsim: 1\nmachine: test\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++)
        {
            text.Append($"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n");
        }

        return text.ToString();
    }

    private static BadInputCase Line(string name, string line, string by, string expected, string says) =>
        Raw(name, Replace(GoodMachine, line, by), expected, says);

    private static BadInputCase Text(string name, string text, string expected, string says) => Raw(name, Bytes(text), expected, says);

    private static BadInputCase Raw(string name, byte[] machine, string expected, string says) => new(name, $"machine.yaml:{expected}", says) { Machine = machine };
}
