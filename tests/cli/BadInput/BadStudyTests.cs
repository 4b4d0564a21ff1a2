using HwSim.Tests.Unit.Exploration;

namespace HwSim.Tests.Cli;

/// <summary>Studies with one mistake each: every one is found before anything is simulated, with place and number, and no store is made.</summary>
public sealed class BadStudyTests
{
    public static TheoryData<string, string, string, string> Mistakes => new()
    {
        { "  array.rows: { from: 8, to: 64, times: 2 }", "  array.rwos: { from: 8, to: 64, times: 2 }", "7:27: HW025", "array.rwos" },
        { "  scratchpads.ifmap: [32 KiB, 64 KiB, 128 KiB]", "  scratchpads.ifmaps: [32 KiB, 64 KiB, 128 KiB]", "11:43: HW025", "did you mean 'scratchpads.ifmaps'?" },
        { "  batch: [1, 2]", "  batch: [1, 2]\n  vector.lane: [1, 2]", "10:3: HW020", "did you mean 'lanes'?" },
        { "  batch: [1, 2]", "  batch: [1, 0]", "9:14: HW043", "0" },
        { "  batch: [1, 2]", "  batch: [1, 2]\n  seq: [1, many]", "10:12: HW040", "not a whole number" },
        { "  batch: [1, 2]", "  batch: [1, 1]", "9:14: HW008", "appears twice" },
        { "  batch: [1, 2]", "  batch: []", "9:10: HW046", "the list is empty" },
        { "  batch: [1, 2]", "  batch: [1, 2]\n  technique: [none, nmm(2:4)]", "10:21: HW025", "nmm" },
        { "  batch: [1, 2]", "  batch: [1, 2]\n  vector.lanes: [16, 0x10]", "10:22: HW040", "not a whole number" },
        { "  batch: [1, 2]", "  batch: [1, 2]\n  workload: [alexnet]", "4:11: HW045", "given and an axis" },
        { "  batch: [1, 2]", "  batch: [1, 2]\n  a.b: = c.d\n  c.d: = a.b", "10:8: HW101", "in a circle" },
        { "  batch: [1, 2]", "  batch: [1, 2]\n  clock: { from: 1 GHz, to: 100 MHz, times: 2 }", "10:29: HW102", "ends before it begins" },
        { "  batch: [1, 2]", "  batch: [1, 2]\n  clock: { from: 1 GHz, to: 2, times: 2 }", "10:29: HW041", "does not fit the range" },
        { "  batch: [1, 2]", "  batch: [1, 2]\n  clock: { from: 1 GHz, to: 2 KiB, times: 2 }", "10:29: HW042", "does not fit the range" },
        { "  batch: [1, 2]", "  batch: [1, 2]\n  vector.lanes: { from: 1, to: 9, step: 0 }", "10:41: HW043", "a step is above zero" },
        { "  batch: [1, 2]", "  batch: [1, 2]\n  vector.lanes: { from: 1, to: 9, times: 1 }", "10:42: HW043", "a factor is above one" },
        { "  batch: [1, 2]", "  batch: [1, 2]\n  vector.lanes: { from: 1, to: 9 }", "10:25: HW045", "either 'step' or 'times'" },
        { "  batch: [1, 2]", "  batch: [1, 2]\n  vector.lanes: { from: 1, to: 1e15, step: 1 }", "10:25: HW103", "more than 100,000 values" },
        { "  batch: [1, 2]", "  batch: { from: 1, to: 100000, step: 1 }\n  vector.lanes: { from: 1, to: 100000, step: 1 }", "6:3: HW103", "120,000,000,000 points" },
        { "  array.columns: = 1024 / array.rows", "  array.columns: = 1024 / array.row", "7:27: HW025", "did you mean 'array.rows'?" },
        { "  array.columns: = 1024 / array.rows", "  array.columns: = 1024 // array.rows", "7:26: HW100", "does not belong here" },
        { "  array.columns: = 1024 / array.rows", "  array.columns: = (1024 / array.rows", "7:38: HW100", "')' is missing" },
        { "  array.columns: = 1024 / array.rows", "  array.columns: = 1024 / array.rows + 1 KiB", "7:38: HW042", "plain number" },
        { "  array.columns: = 1024 / array.rows", "  array.columns: = abs(array.rows)", "7:20: HW025", "functions: max, min" },
        { "  - seconds <= 10 ms", "  - seconds <= 10", "12:13: HW042", "time" },
        { "  - seconds <= 10 ms", "  - secconds <= 10 ms", "12:5: HW025", "did you mean 'seconds'?" },
        { "  - seconds <= 10 ms", "  - seconds", "12:12: HW100", "a comparison belongs here" },
        { "  - seconds <= 10 ms", "  - array.rows > 64", "6:3: HW102", "none of the 24 points" },
        { "  - minimize energy", "  - reduce energy", "15:5: HW044", "write 'minimize seconds'" },
        { "  - minimize energy", "  - minimize energy + seconds", "15:21: HW042", "both sides must measure the same" },
        { "machine: systolic-32x32", "machine: systolic-32x23", "3:10: HW025", "did you mean 'systolic-32x32'?" },
        { "machine: systolic-32x32", "", "1:1: HW045", "the study names no machine" },
        { "machine: systolic-32x32", "machine: systolic-32x32\nfidelity: exact", "4:11: HW044", "exact" },
        { "machine: systolic-32x32", "machine: systolic-32x32\nstrategy: { method: random, points: 10 }", "4:21: HW045", "needs a seed" },
        { "machine: systolic-32x32", "machine: systolic-32x32\nstrategy: { method: sobol }", "4:21: HW045", "how many points" },
        { "machine: systolic-32x32", "machine: systolic-32x32\nstrategy: { method: surrogate, points: 10 }", "4:21: HW045", "needs a seed" },
        { "machine: systolic-32x32", "machine: systolic-32x32\nstrategy: { method: nsga-2, seed: 1 }", "4:11: HW045", "a search has no end of its own" },
        { "machine: systolic-32x32", "machine: systolic-32x32\nstrategy: { method: surrogat, points: 10, seed: 1 }", "4:21: HW044", "did you mean 'surrogate'?" },
        { "machine: systolic-32x32", "machine: systolic-32x32\nstrategy: { method: surrogate, points: 0, seed: 1 }", "4:40: HW043", "0" },
        { "machine: systolic-32x32", "machine: systolic-32x32\nstrategy: { method: surrogate, points: 10, seed: 1, population: 10 }", "4:65: HW045", "only nsga-2 has a population" },
        { "machine: systolic-32x32", "machine: systolic-32x32\nstrategy: { method: nsga-2, points: 10, seed: 1, keep: 10 % }", "4:56: HW045", "only successive-halving keeps a share" },
        { "machine: systolic-32x32", "machine: systolic-32x32\nfidelity: event\nstrategy: { method: successive-halving, points: 10, seed: 1, keep: 0 }", "5:68: HW045", "no point would go on" },
        { "machine: systolic-32x32", "machine: systolic-32x32\nfidelity: event\nstrategy: { method: successive-halving, seed: 1 }", "5:21: HW045", "how many points" },
        { "machine: systolic-32x32", "machine: systolic-32x32\nstrategy: { method: successive-halving, points: 10, seed: 1 }", "4:11: HW045", "there is none below" },
        { "machine: systolic-32x32", "machine: systolic-32x32\nbudget: { points: 0 }", "4:19: HW043", "0" },
        { "machine: systolic-32x32", "machine: systolic-32x32\nbudget: { time: 0 s }", "4:17: HW043", "0" },
        { "machine: systolic-32x32", "machine: systolic-32x32\nbudget: { time: 60 }", "4:17: HW041", "has no unit" },
        { "machine: systolic-32x32", "machine: systolic-32x32\nbudget: { seconds: 60 }", "4:11: HW020", "unknown key 'seconds' in the budget" },
        { "machine: systolic-32x32", "machine: systolic-32x32\nbudget: {}", "4:9: HW045", "neither points nor time" },
        { "machine: systolic-32x32", "machine: systolic-32x32\nstrategy: genetic", "4:11: HW022", "strategy" },
        { "workload: resnet18", "workload: resnet18\noptions: { bach: 2 }", "5:12: HW020", "did you mean 'batch'?" },
        { "workload: resnet18", "workload: resnet81", "4:11: HW025", "resnet18" },
        { "  - minimize energy", "  - minimize energy / baseline.energy", "15:23: HW025", "baseline: { AXIS: VALUE }" },
        { "  - maximize utilization", "  - maximize utilization\nbaseline: { array.rwos: 8 }", "17:13: HW025", "did you mean 'array.rows'?" },
        { "  - maximize utilization", "  - maximize utilization\nbaseline: { array.columns: 8 }", "17:13: HW045", "computed from other axes" },
        { "  - maximize utilization", "  - maximize utilization\nbaseline: { scratchpads.ifmap: 64 }", "17:32: HW041", "write it like 32 KiB" },
        { "  - maximize utilization", "  - maximize utilization\nbaseline: { scratchpads.ifmap: 64 GHz }", "17:32: HW042", "write it like 32 KiB" },
        { "  - maximize utilization", "  - maximize utilization\nbaseline: { array.rows: many }", "17:25: HW040", "not a number" },
        { "  - maximize utilization", "  - maximize utilization\nbaseline: { array.rows: 100000 }", "17:25: HW043", "100000" },
        { "  - maximize utilization", "  - maximize utilization\nbaseline: {}", "17:11: HW022", "an empty mapping" },
        { "  - maximize utilization", "  - maximize utilization\nbaseline: [8]", "17:11: HW022", "not as a list" },
        { "  batch: [1, 2]", "  batch: [1, 2]\n  scratchpads.ofmap: [64 KiB]\nbaseline: { scratchpads.ofmap: 2 B }", "11:13: HW082", "the baseline does not run" },
        { "  - maximize utilization", "  - maximize utilization\nbaseline: { array.rows: 0 }", "17:13: HW082", "array.columns divides by zero" },
        { "  - maximize utilization", "  - maximize utilization\nbudgets: [area_mm2 <= 10]", "17:20: HW042", "both sides must measure the same" },
        { "  batch: [1, 2]", "  batch: { from: 1, to: 90000, step: 1 }\n  vector.lanes: { from: 1, to: 500, step: 1 }\nbaseline: { array.rows: 8 }", "11:13: HW103", "set more axes" },
    };

    [Theory, MemberData(nameof(Mistakes))]
    public void Is_found_before_anything_is_simulated(string line, string by, string expected, string says)
    {
        Assert.Contains($"{line}\n", Studies.Small, StringComparison.Ordinal);
        using SweepFolder folder = new(Studies.Small.Replace($"{line}\n", by.Length > 0 ? $"{by}\n" : "", StringComparison.Ordinal));

        (int code, string output, string error) = HwSimProcess.Run("sweep", folder["study.yaml"], "--db", folder["out.db"]);

        Assert.Equal((1, ""), (code, output));
        Assert.Contains($"study.yaml:{expected}", error, StringComparison.Ordinal);
        Assert.Contains(says, error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["out.db"]));
    }
}
