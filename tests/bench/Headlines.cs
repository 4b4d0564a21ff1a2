using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using HwSim.Accelerators.Fpga.Streaming;
using HwSim.Accelerators.Systolic;
using HwSim.Accelerators.Systolic.Cycle;
using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Mappings;

namespace HwSim.Bench;

/// <summary>The figures that the README quotes, measured here and now.</summary>
internal static class Headlines
{
    private const int Runs = 5;
    private const double Window = 1.0;

    public static void Print()
    {
        Console.WriteLine("| what | measured |");
        Console.WriteLine("| --- | --- |");
        Processes();
        PrintPage();
        Analytic();
        Npus();
        Streams();
        Event();
        Cycle();
    }

    /// <summary>The rows about the report of a large study.</summary>
    public static void PrintPage()
    {
        foreach ((string what, string measured) in StudyPage.Measure())
        {
            Print(what, measured);
        }
    }

    private static void Processes()
    {
        string folder = Directory.CreateTempSubdirectory("hwsim-bench").FullName;
        string gemm = Path.Combine(folder, "gemm4096.yaml");
        File.WriteAllText(gemm, "hwsim: 1\nworkload: gemm4096\noperations:\n  - { name: gemm, gemm: { m: 4096, n: 4096, k: 4096 } }\n");
        string topology = Path.Combine(folder, "resnet18.csv");
        File.WriteAllText(topology, Resnet18.Topology);
        string config = Path.Combine(folder, "array.cfg");
        File.WriteAllText(config, Resnet18.Config);

        Row("hwsim --help", "--help");
        Row("GEMM 4096x4096x4096 on 128x128, event, whole process", "run", "systolic-128x128", gemm);
        Row("ResNet-50 on 128x128, event, all reports, whole process", "run", "systolic-128x128", "resnet50", "--out", folder);
        Million(folder);
        Row("ResNet-18 through hwsim scalesim, all reports, whole process", "scalesim", "-c", config, "-t", topology, "-p", folder);
        Directory.Delete(folder, recursive: true);
    }

    private static void Row(string what, params string[] arguments)
    {
        ProcessFigures[] runs = [.. Enumerable.Range(0, Runs + 1).Select(_ => ProcessFigures.Of(arguments)).Skip(1)];
        Print(what, string.Create(
            CultureInfo.InvariantCulture,
            $"{Median(runs.Select(r => r.WallSeconds)):F3} s wall, {Median(runs.Select(r => r.CpuSeconds)):F2} s CPU, {Median(runs.Select(r => r.PeakMebibytes)):F0} MiB (median of {Runs})"));
    }

    /// <summary>The study of a million points that ships: every point simulated and stored.</summary>
    private static void Million(string folder)
    {
        string result = Path.Combine(folder, "sweep.json");
        string store = Path.Combine(folder, "sweep.db");
        ProcessFigures run = ProcessFigures.Of(["sweep", MillionPoints.Study, "--db", store, "--json", result]);
        JsonElement document = JsonDocument.Parse(File.ReadAllText(result)).RootElement;
        double Figure(string key) => document.GetProperty(key).GetDouble();
        double points = Figure("points");
        double seconds = Figure("seconds");
        Print(
            string.Create(CultureInfo.InvariantCulture, $"sweep of {points:N0} machines on ResNet-50, analytic, all cores, all stored, whole process"),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{run.WallSeconds:F1} s wall, {Figure("points_per_second"):N0} points/s, {2 * points / seconds:N0} rows/s stored, {new FileInfo(store).Length / points:F0} B a point, {run.PeakMebibytes:F0} MiB"));
        Print(
            "operations that these points stand for, and those worked out",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Figure("operations") / seconds / 1e6:F2} and {Figure("operations_worked_out") / seconds / 1e6:F2} million/s, one of {Figure("operations") / Figure("operations_worked_out"):F0}"));
    }

    private static void Analytic()
    {
        static long All()
        {
            for (int i = 0; i < Subjects.Operations.Length; i++)
            {
                _ = Subjects.Machine.Execute(Subjects.Operations[i], Subjects.Mappings[i], Fidelity.Analytic, NoTrace.Instance);
            }

            return Subjects.Operations.Length;
        }

        (long calls, double seconds) = Repeat(All);
        long before = GC.GetAllocatedBytesForCurrentThread();
        _ = All();
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        Print("analytic, operations of ResNet-50, one core", string.Create(CultureInfo.InvariantCulture, $"{calls / seconds / 1e6:F1} million operations/s, {bytes} B allocated"));
    }

    /// <summary>Resources and intervals of streaming stages, and their pipeline.</summary>
    private static void Streams()
    {
        ImmutableArray<StreamStage> stages = StreamStages.Of(new WorkloadGraph("ResNet-50", [.. Subjects.Operations], []), []);
        StreamPrecision precision = new(8, 8, 24);
        (long folded, double folding) = Repeat(() => stages.Sum(s => StreamResources.Of(s, 0, precision).Lut > 0 && s.Interval > 0 ? 1 : 0));
        Print("streaming stages of ResNet-50, interval and resources, one core", string.Create(CultureInfo.InvariantCulture, $"{folded / folding:N0} stages/s"));
        (long timed, double timing) = Repeat(() => StreamTiming.Of(stages).Finish.Length);
        Print("the same, timed pixel by pixel", string.Create(CultureInfo.InvariantCulture, $"{timed / timing:N0} stages/s"));
    }

    /// <summary>Planning and executing, as a sweep does for every point.</summary>
    private static void Npus()
    {
        string[] presets =
        [
            "nvdla-large", "eyeriss", "gemmini", "tpu-v1", "ethos-u55-256", "flexible-tensor-core", "dual-side-tensor-core", "rtx-3090-cusparselt",
            "sat-vcu1525", "autosa-u250-int8", "dpu-b4096-zcu102", "stm32h7a3-x-cube-ai",
        ];
        foreach (string preset in presets)
        {
            IAccelerator machine = Subjects.Load(preset);
            Operation[] feasible = [.. Subjects.Operations.Where(o => machine.PlanFor(o, Residency.None, Fidelity.Analytic).Reason is null)];
            (long layers, double seconds) = Repeat(() =>
            {
                foreach (Operation operation in feasible)
                {
                    Plan plan = machine.PlanFor(operation, Residency.None, Fidelity.Analytic);
                    _ = machine.Execute(operation, plan.Mapping, Fidelity.Analytic, NoTrace.Instance);
                }

                return feasible.Length;
            });
            Print($"{preset}, layers of ResNet-50 planned and costed, one core", string.Create(CultureInfo.InvariantCulture, $"{layers / seconds:N0} layers/s"));
        }
    }

    private static void Event()
    {
        (long accesses, double seconds) = Repeat(() =>
        {
            long sum = 0;
            for (int i = 0; i < Subjects.Operations.Length; i++)
            {
                _ = Subjects.Machine.Execute(Subjects.Operations[i], Subjects.Mappings[i], Fidelity.Event, NoTrace.Instance);
                sum += Subjects.Accesses(Subjects.Operations[i], Subjects.Mappings[i]);
            }

            return sum;
        });
        Print("event, operations of ResNet-50, one core", string.Create(CultureInfo.InvariantCulture, $"{accesses / seconds / 1e6:N0} million scratchpad accesses/s"));
    }

    private static void Cycle()
    {
        int[] values = [.. Enumerable.Range(0, 512 * 512).Select(i => (i % 15) - 7)];
        ArrayShape array = new(128, 128, false);
        foreach (Dataflow dataflow in Enum.GetValues<Dataflow>())
        {
            (long updates, double seconds) = Repeat(() =>
                PeArray.Multiply(array, values, values, GemmShape.Of(512, 512, 512), dataflow, LoopOrder.ColumnsOuter, 512).Cycles * array.Elements);
            Print($"cycle, 512x512x512 on 128x128, {dataflow}, one core", string.Create(CultureInfo.InvariantCulture, $"{updates / seconds / 1e6:N0} million PE updates/s"));
        }
    }

    /// <summary>Repeats some work for a while after warming up; adds up what it did.</summary>
    private static (long Work, double Seconds) Repeat(Func<long> work)
    {
        for (Stopwatch warm = Stopwatch.StartNew(); warm.Elapsed.TotalSeconds < Window;)
        {
            _ = work();
        }

        long done = 0;
        Stopwatch clock = Stopwatch.StartNew();
        while (clock.Elapsed.TotalSeconds < Window)
        {
            done += work();
        }

        return (done, clock.Elapsed.TotalSeconds);
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Runs / 2);

    private static void Print(string what, string measured) => Console.WriteLine($"| {what} | {measured} |");
}
