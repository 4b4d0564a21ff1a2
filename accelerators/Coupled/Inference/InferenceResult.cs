using HwSim.Accelerators.Coupled.Memory;
using HwSim.Accelerators.Coupled.Schedule;
using HwSim.Core.Results;

namespace HwSim.Accelerators.Coupled.Inference;

/// <summary>What a batch of sequences costs. Figures of time and traffic are null where it cannot run.</summary>
public sealed record InferenceResult
{
    /// <summary>Why it cannot run; null where it can.</summary>
    public string? Infeasible { get; init; }

    public required InferenceMemory Memory { get; init; }

    /// <summary>What lies on the host.</summary>
    public required Placement Placement { get; init; }

    /// <summary>Seconds from the start to the first token of every sequence.</summary>
    public double? FirstToken { get; init; }

    /// <summary>Mean seconds between further tokens of a sequence.</summary>
    public double? TokenSeconds { get; init; }

    /// <summary>Seconds of all.</summary>
    public double? Seconds { get; init; }

    /// <summary>Generated tokens of all sequences a second, prefill included.</summary>
    public double? TokensPerSecond { get; init; }

    /// <summary>Joules of GPUs and host for a generated token; null without figures of power.</summary>
    public double? JoulesPerToken { get; init; }

    /// <summary>Bytes of prefill on one GPU.</summary>
    public StepTraffic PrefillTraffic { get; init; }

    /// <summary>Bytes of all decode steps on one GPU.</summary>
    public StepTraffic DecodeTraffic { get; init; }

    /// <summary>Prefill as a profiler sees it.</summary>
    public LaunchProfile? Prefill { get; init; }

    /// <summary>The last decode step as a profiler sees it.</summary>
    public LaunchProfile? LastStep { get; init; }

    /// <summary>Events of all steps.</summary>
    public long Events { get; init; }
}
