using System.Diagnostics;
using System.Globalization;
using System.Text;
using HwSim.Accelerators;
using HwSim.Accelerators.Coupled;
using HwSim.Accelerators.Coupled.Inference;
using HwSim.Accelerators.Coupled.Memory;
using HwSim.Accelerators.Coupled.Profile;
using HwSim.Accelerators.Coupled.Schedule;
using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Results;
using HwSim.Core.Units;
using HwSim.Reports.Trace;
using HwSim.Workloads;
using HwSim.Workloads.Yaml;
using Problems = HwSim.Core.Config.Diagnostics;

namespace HwSim.Bench;

/// <summary>The figures of coupled machines that READMEs quote: speed, sensitivity, and the studies of platforms, offload and what to improve.</summary>
internal static class CoupledFigures
{
    private const long Tokens = 512;
    private const double Giga = 1e9;

    private static readonly string[] Platforms = ["gh200", "h100-pcie", "a100-sxm"];

    private static readonly string[] Models = ["bert-base", "xlm-r-base", "gpt2", "llama-3.2-1b"];

    private static readonly Dictionary<string, WorkloadFile> Files = [];

    /// <summary>How fast the event engine is, and how large a trace of a million events.</summary>
    public static void PrintSpeed()
    {
        CoupledMachine machine = Load("gh200");
        WorkloadGraph graph = Decode("llama-3-8b", 128, 1024);
        StepProgram step = new(machine.Coupled, CoupledMachine.Model);
        LaunchProgram program = new();
        step.Write(graph, Placement.Device, program);
        LaunchEngine engine = new(1024);
        engine.Run(program);
        long events = 0;
        Stopwatch clock = Stopwatch.StartNew();
        while (clock.Elapsed.TotalSeconds < 1)
        {
            events += engine.Run(program).Events;
        }

        Row("launch events, one core", string.Create(CultureInfo.InvariantCulture, $"{events / clock.Elapsed.TotalSeconds / 1e6:F1} million events/s"));
        long before = GC.GetAllocatedBytesForCurrentThread();
        engine.Run(program);
        Row("allocated by a run of the engine", string.Create(CultureInfo.InvariantCulture, $"{GC.GetAllocatedBytesForCurrentThread() - before} B"));
        ProcessFigures session = ProcessFigures.Of(["infer", "gh200", "llama-3-8b", "--batch", "128", "--prompt", "512", "--generate", "1001"]);
        Row("Llama-3-8B, batch 128, prefill of 512 tokens and 1,000 decode steps, eager, whole process", string.Create(CultureInfo.InvariantCulture, $"{session.WallSeconds:F2} s wall, {session.CpuSeconds:F2} s CPU, {session.PeakMebibytes:F0} MiB"));
        Trace(machine, graph);
    }

    /// <summary>What the GH200 figures depend on: each constant a fifth up and down.</summary>
    public static void PrintSensitivity()
    {
        Console.WriteLine("| constant | GH200 over H100 PCIe | over A100 SXM | crossover ratio, BERT | host-bound to, GH200 and H100 |");
        Console.WriteLine("| --- | --- | --- | --- | --- |");
        Sensitivity("as shipped", _ => []);
        Sensitivity("attention written out", _ => ["software=pytorch-eager"]);
        foreach (double factor in (double[])[0.8, 1.2])
        {
            string by = factor < 1 ? "-20 %" : "+20 %";
            Sensitivity($"host.operator of all {by}", m => [Seconds("host.operator", Load(m).Coupled.Host.Operator.Value.Value * factor)]);
            Sensitivity($"host.operator of GH200 {by}", m => m == "gh200" ? [Seconds("host.operator", Load(m).Coupled.Host.Operator.Value.Value * factor)] : []);
            Sensitivity($"host.launch of all {by}", m => [Seconds("host.launch", Load(m).Coupled.Host.Launch.Value.Value * factor)]);
            Sensitivity($"null_kernel of all {by}", m => [Seconds("null_kernel", Load(m).Coupled.NullKernel.Value.Value * factor)]);
            Sensitivity($"memory bandwidth of GH200 {by}", m => m == "gh200" ? [Invariant($"gpu.dram.bandwidth={4000 * factor} GB/s")] : []);
            Sensitivity($"board power of GH200 {by}", m => m == "gh200" ? [Invariant($"gpu.board_power={750 * factor} W")] : []);
            Sensitivity($"clock of GH200 {by}", m => m == "gh200" ? [Invariant($"gpu.clock={1980 * factor} MHz"), Invariant($"gpu.matrix_clock={1830 * factor} MHz")] : []);
        }
    }

    /// <summary>Platform, model and batch; offload over PCIe and C2C; what a faster host, link or graph would buy.</summary>
    public static void PrintStudies()
    {
        Console.WriteLine("| model | platform | latency at 1 | at 32 | TKLQT at 1 | at 32 | host-bound to | crossover | fusion, best chain |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (string model in Models)
        {
            foreach (string platform in Platforms)
            {
                CoupledMachine machine = Load(platform);
                LaunchProfile one = Launches(machine, Prefill(model, 1));
                LaunchProfile many = Launches(machine, Prefill(model, 32));
                TurningPoint turn = Turn(machine, model);
                ChainAnalysis best = new[] { 2, 4, 8, 16, 32, 64, 128, 256 }.Select(l => KernelChains.Of(machine.KernelsOf(Prefill(model, 2)), l)).MaxBy(c => c.IdealSpeedup)!;
                Console.WriteLine(Invariant($"| {model} | {platform} | {new Seconds(one.Latency)} | {new Seconds(many.Latency)} | {new Seconds(one.Tklqt)} | {new Seconds(many.Tklqt)} | {turn.LastHostBound} | {turn.Crossover:F1} | {best.IdealSpeedup:F2} (length {best.Length}) |"));
            }
        }

        Offload();
        Improvements();
    }

    private static void Offload()
    {
        Console.WriteLine();
        Console.WriteLine("| Llama-3-8B, fused kernels, 4,096 tokens in | everything on the device | cache on the host | weights on the host |");
        Console.WriteLine("| --- | --- | --- | --- |");
        foreach ((string name, string preset, string[] overrides) in ((string, string, string[])[])[("H100 PCIe, copies", "h100-pcie", []), ("GH200, copies", "gh200", []), ("GH200, loads over C2C", "gh200", [])])
        {
            HostAccess access = name.Contains("loads", StringComparison.Ordinal) ? HostAccess.Direct : HostAccess.Copy;
            CoupledMachine machine = Load(preset, ["software=fused", .. overrides]);
            foreach (long batch in (long[])[1, 16])
            {
                string Time(MemoryChoice weights, MemoryChoice cache) => new Seconds(Infer(machine, new InferenceRequest(batch, 4096, 9) { Weights = weights, Cache = cache, Access = access }).TokenSeconds!.Value).ToString();
                Console.WriteLine(Invariant($"| {name}, batch {batch} | {Time(MemoryChoice.Device, MemoryChoice.Device)} | {Time(MemoryChoice.Device, MemoryChoice.Host)} | {Time(MemoryChoice.Host, MemoryChoice.Device)} |"));
            }
        }

        Console.WriteLine();
        Console.WriteLine("| link to device | time per token, cache on the host, batch 16, copies |");
        Console.WriteLine("| --- | --- |");
        foreach (double rate in (double[])[25, 55, 110, 220, 375, 750, 1500, 3000, 6000])
        {
            CoupledMachine machine = Load("gh200", ["software=fused", Invariant($"link.to_device={rate} GB/s"), "host.memory.bandwidth=10000 GB/s"]);
            Console.WriteLine(Invariant($"| {rate} GB/s | {new Seconds(Infer(machine, new InferenceRequest(16, 4096, 9) { Cache = MemoryChoice.Host, Access = HostAccess.Copy }).TokenSeconds!.Value)} |"));
        }
    }

    private static void Improvements()
    {
        Console.WriteLine();
        Console.WriteLine("| GH200 with | BERT, batch 1 | BERT, batch 32 | Llama-3.2-1B, decode step, batch 1 | Llama-3-8B, cache on the host, batch 16 |");
        Console.WriteLine("| --- | --- | --- | --- | --- |");
        foreach ((string name, string[] overrides) in ((string, string[])[])
            [("what it has", []), ("a host core as fast as the Xeon's", ["host.operator=13.48 us"]), ("a link twice as fast", ["link.to_device=750 GB/s", "link.to_host=594 GB/s", "host.memory.bandwidth=1024 GB/s"]), ("captured graphs", ["graph=10 us"]), ("fused kernels", ["software=fused"])])
        {
            CoupledMachine machine = Load("gh200", overrides);
            Console.WriteLine(Invariant(
                $"| {name} | {new Seconds(Launches(machine, Prefill("bert-base", 1)).Latency)} | {new Seconds(Launches(machine, Prefill("bert-base", 32)).Latency)} | {new Seconds(Launches(machine, Decode("llama-3.2-1b", 1, Tokens)).Latency)} | {new Seconds(Infer(machine, new InferenceRequest(16, 4096, 5) { Cache = MemoryChoice.Host }, "llama-3-8b").TokenSeconds!.Value)} |"));
        }
    }

    private static void Sensitivity(string what, Func<string, string[]> overrides)
    {
        double Latency(string machine) => Launches(Load(machine, ["software=pytorch-sdpa", .. overrides(machine)]), Prefill("llama-3.2-1b", 32)).Latency;
        double gh200 = Latency("gh200");
        TurningPoint own = Turn(Load("gh200", overrides("gh200")), "bert-base");
        TurningPoint other = Turn(Load("h100-pcie", overrides("h100-pcie")), "bert-base");
        Console.WriteLine(Invariant($"| {what} | {Latency("h100-pcie") / gh200:F2} | {Latency("a100-sxm") / gh200:F2} | {own.Crossover / other.Crossover:F1} | {own.LastHostBound}, {other.LastHostBound} |"));
    }

    private static void Trace(CoupledMachine machine, WorkloadGraph graph)
    {
        PerfettoTrace trace = new("gh200", machine.Spec.Clock, most: 1_000_000);
        LaunchProfile launches = machine.Schedule(graph, Fidelity.Event, trace).Launches;
        double bytes = Encoding.UTF8.GetByteCount(trace.Text());
        double events = launches.Kernels * 5.0;
        Row("a trace: CPU thread, queue, stream and arrows", string.Create(CultureInfo.InvariantCulture, $"{bytes / events:F0} B an event, {bytes / events:F0} MB a million"));
    }

    private static TurningPoint Turn(CoupledMachine machine, string model) => TurningPoint.Of(
        b =>
        {
            LaunchProfile closed = machine.Schedule(Prefill(model, b), Fidelity.Analytic, NoTrace.Instance).Launches;
            return (closed.HostSeconds, closed.KernelSeconds);
        },
        1024);

    private static InferenceResult Infer(CoupledMachine machine, InferenceRequest request, string model = "llama-3-8b") =>
        new InferenceRun(machine, s => s.IsDecode ? Decode(model, s.Batch, s.Tokens) : Prefill(model, s.Batch, s.Tokens)).Run(request);

    private static LaunchProfile Launches(CoupledMachine machine, WorkloadGraph graph) => machine.Schedule(graph, Fidelity.Event, NoTrace.Instance).Launches;

    private static WorkloadGraph Prefill(string model, long batch, long tokens = Tokens) => Graph(model, new WorkloadOptions { Batch = batch, Sequence = tokens, Phase = Phase.Prefill });

    private static WorkloadGraph Decode(string model, long batch, long context) => Graph(model, new WorkloadOptions { Batch = batch, Context = context, Phase = Phase.Decode });

    private static WorkloadGraph Graph(string model, WorkloadOptions options)
    {
        if (!Files.TryGetValue(model, out WorkloadFile? file))
        {
            file = Files[model] = WorkloadFile.Load(WorkloadPresets.Text(model)!, [], [])!;
        }

        return file.Build(options, [])!;
    }

    private static CoupledMachine Load(string preset, params string[] overrides)
    {
        Problems problems = [];
        MappingNode? file = Machines.Resolve(Machines.Preset(preset)!, overrides, problems);
        return Machines.Build(file!, problems) as CoupledMachine ?? throw new InvalidDataException(string.Join('\n', problems));
    }

    private static string Seconds(string key, double value) => Invariant($"{key}={value * Giga:R} ns");

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private static void Row(string what, string measured) => Console.WriteLine($"| {what} | {measured} |");
}
