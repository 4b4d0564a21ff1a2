using System.Globalization;
using System.Text.RegularExpressions;
using HwSim.Accelerators.Coupled;
using HwSim.Accelerators.Coupled.Inference;
using HwSim.Accelerators.Coupled.Schedule;
using HwSim.Core.Graph;
using HwSim.Tests.Coupled;

namespace HwSim.Tests.Validation.Claims;

/// <summary>A row of QServe's table: 1024 tokens in, 512 out, the largest batch that fits.</summary>
internal sealed class ServingRow
{
    private const long Prompt = 1024;
    private const long Generated = 512;
    private const long MostSequences = 256;
    private const double Steps = 2;

    private static readonly Dictionary<string, (string Preset, string[] Overrides)> Machines = new()
    {
        ["L40S"] = ("h100-pcie", ["gpu.preset=l40s", "stream_share=0.753", "device_memory=48 GiB"]),
        ["A100 80GB"] = ("a100-sxm", []),
    };

    private readonly ClaimRow row;
    private readonly CoupledMachine machine;
    private readonly Func<Tensor, TensorFormat> format;
    private readonly StepProgram step;
    private readonly LaunchProgram program = new();
    private readonly LaunchEngine engine = new(1024);

    public ServingRow(ClaimRow row)
    {
        this.row = row;
        IsQServe = row.Conditions.Contains("QServe", StringComparison.Ordinal);
        Precision = Regex.Match(row.Conditions, "FP16|W4A16|W8A8|W4A8KV4").Value;
        (string preset, string[] overrides) = Machines[row.Hardware];
        machine = CoupledMachines.Load(preset, [.. overrides, "software=fused"]);
        step = new StepProgram(machine.Coupled, CoupledMachine.Model);
        format = Precision switch
        {
            "W4A16" => t => IsWeight(t) ? TensorFormat.Int4 with { Overhead = FormatOverhead.Scales(128, 20) } : t.Format,
            "W8A8" => t => IsWeight(t) || IsProductInput(t) || t.Role == TensorRole.State ? TensorFormat.Int8 : t.Format,
            "W4A8KV4" => t => IsWeight(t) ? TensorFormat.Int4 with { Overhead = FormatOverhead.Scales(128, 20) } : IsProductInput(t) ? TensorFormat.Int8
                : t.Role == TensorRole.State ? TensorFormat.Int4 with { Overhead = FormatOverhead.Scales(128, 32) } : t.Format,
            _ => t => t.Format,
        };
        Batch = IsQServe ? long.Parse(Regex.Match(row.Conditions, @"\((\d+)\)").Groups[1].Value, CultureInfo.InvariantCulture) : Rule();
    }

    public bool IsQServe { get; }

    public string Precision { get; }

    public long Batch { get; }

    /// <summary>Prefill and 512 steps, of which a few are simulated.</summary>
    public double TokensPerSecond()
    {
        double seconds = Time(new StepRequest(Batch, Prompt, false));
        for (int i = 0; i < Steps; i++)
        {
            long context = Prompt + (long)((i + 0.5) * Generated / Steps);
            seconds += (Generated - 1) / Steps * Time(new StepRequest(Batch, context, true));
        }

        return Batch * Generated / seconds;
    }

    private double Time(StepRequest request)
    {
        program.Clear();
        step.Write(Network(request), default, program);
        return engine.Run(program).End;
    }

    private WorkloadGraph Network(StepRequest s) => s.IsDecode ? ClaimModels.Decode(row.Model, s.Batch, s.Tokens, format) : ClaimModels.Prefill(row.Model, s.Batch, s.Tokens, format);

    /// <summary>The largest power of two that fits.</summary>
    private long Rule()
    {
        InferenceMemory memory = new InferenceRun(machine, Network).MemoryOf(new InferenceRequest(1, Prompt, Generated))!;
        double fits = Math.Max(1, (memory.Usable - memory.Weights) / (memory.CachePerSequence + memory.ActivationsPerSequence));
        return Math.Min(MostSequences, 1L << (int)Math.Floor(Math.Log2(fits)));
    }

    private static bool IsWeight(Tensor t) => t.Role == TensorRole.Weight && t.Shape.Length == 2 && t.Name.Contains("proj", StringComparison.Ordinal);

    /// <summary>What the products of the layers read: normalized, attended and gated values.</summary>
    private static bool IsProductInput(Tensor t) => t.Role == TensorRole.Activation && (t.Name.Contains("norm", StringComparison.Ordinal) || t.Name.Contains("context", StringComparison.Ordinal) || t.Name.Contains("gate.", StringComparison.Ordinal));
}
