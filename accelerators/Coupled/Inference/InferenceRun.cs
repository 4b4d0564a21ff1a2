using HwSim.Accelerators.Coupled.Profile;
using HwSim.Accelerators.Coupled.Schedule;
using HwSim.Accelerators.Coupled.Spec;
using HwSim.Accelerators.Gpu.Constants;
using HwSim.Core.Graph;
using HwSim.Core.Results;

namespace HwSim.Accelerators.Coupled.Inference;

/// <summary>
/// Answers a batch of prompts with a language model: one prefill, then a decode step a token, each scheduled by events. The host waits
/// for every step, since it needs the token before it can ask for the next.
/// </summary>
/// <remarks>Not for several threads at a time.</remarks>
public sealed class InferenceRun
{
    private readonly CoupledSpec spec;
    private readonly Func<StepRequest, WorkloadGraph> network;
    private readonly StepProgram step;
    private readonly LaunchEngine engine;
    private readonly LaunchProgram program = new();
    private double busy;

    /// <param name="machine">The machine.</param>
    /// <param name="network">Makes the graph of a step.</param>
    public InferenceRun(CoupledMachine machine, Func<StepRequest, WorkloadGraph> network)
    {
        ArgumentNullException.ThrowIfNull(machine);
        spec = machine.Coupled;
        this.network = network;
        step = new StepProgram(spec, CoupledMachine.Model);
        engine = new LaunchEngine(spec.Graph is null ? spec.QueueDepth.Value : double.PositiveInfinity);
    }

    /// <summary>What a request takes in memory, without running it; null where the network cannot be divided among the GPUs.</summary>
    public InferenceMemory? MemoryOf(InferenceRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        WorkloadGraph? prefill = Part(new StepRequest(1, request.Prompt, false));
        WorkloadGraph? last = Part(new StepRequest(1, request.Prompt + Math.Max(0, request.Generate - 2), true));
        return prefill is null || last is null ? null : MemoryNeeds.Of(spec, prefill, last);
    }

    /// <summary>Runs a batch.</summary>
    public InferenceResult Run(InferenceRequest request)
    {
        if (MemoryOf(request) is not { } memory)
        {
            return new InferenceResult { Infeasible = FormattableString.Invariant($"heads or columns cannot be divided evenly among {spec.Gpus} GPUs"), Memory = new InferenceMemory(0, 0, 0, 0, 0), Placement = default };
        }

        (Memory.Placement placement, string? reason) = PlacementRule.Of(spec, request, memory);
        InferenceResult result = new() { Memory = memory, Placement = placement, Infeasible = reason };
        return reason is null ? Timed(result, request) : result;
    }

    private InferenceResult Timed(InferenceResult result, InferenceRequest request)
    {
        busy = 0;
        double first = Step(new StepRequest(request.Batch, request.Prompt, false), result.Placement);
        LaunchProfile prefill = LaunchProfiler.Of(spec, program, engine.Times);
        StepTraffic prefillTraffic = step.Traffic;
        long events = engine.Times.Events;
        StepTraffic decode = default;
        double further = 0;
        for (long token = 1; token < request.Generate; token++)
        {
            further += Step(new StepRequest(request.Batch, request.Prompt + token - 1, true), result.Placement);
            decode += step.Traffic;
            events += engine.Times.Events;
        }

        double seconds = first + further;
        double tokens = request.Batch * (double)Math.Max(1, request.Generate);
        return result with
        {
            FirstToken = first,
            TokenSeconds = request.Generate > 1 ? further / (request.Generate - 1) : null,
            Seconds = seconds,
            TokensPerSecond = tokens / seconds,
            JoulesPerToken = Joules(seconds) / tokens,
            PrefillTraffic = prefillTraffic,
            DecodeTraffic = decode,
            Prefill = prefill,
            LastStep = request.Generate > 1 ? LaunchProfiler.Of(spec, program, engine.Times) : null,
            Events = events,
        };
    }

    private double Step(StepRequest request, in Memory.Placement placement)
    {
        program.Clear();
        step.Write(Part(request)!, placement, program);
        double end = engine.Run(program).End;
        foreach (ref readonly Command command in program.Commands)
        {
            busy += command.Queue == CommandQueue.Stream ? command.Seconds : 0;
        }

        return end;
    }

    private WorkloadGraph? Part(StepRequest request) => TensorParallel.Shard(network(request), spec.Gpus);

    /// <summary>Idle power all the time, the rest of the board power while kernels run, and the host's power.</summary>
    private double? Joules(double seconds)
    {
        if (spec.Gpu.BoardPower is not { } board || spec.Host.Power is not { } host)
        {
            return null;
        }

        double idle = CoupledMachine.Model[GpuConstant.IdlePower];
        double gpus = spec.Gpus * board.Value * ((idle * seconds) + ((1 - idle) * Math.Min(busy, seconds)));
        return gpus + (host.Value * seconds);
    }
}
