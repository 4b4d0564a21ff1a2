using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace HwSim.Core.Results;

/// <summary>The result of one simulation: the document that <c>hwsim run --json</c> prints and that every report is made from.</summary>
public sealed record RunResult
{
    /// <summary>Name and version of this document.</summary>
    public const string SchemaName = "hwsim.run/1";

    public string Schema { get; init; } = SchemaName;

    public required MachineSummary Machine { get; init; }

    public required WorkloadSummary Workload { get; init; }

    public required string Fidelity { get; init; }

    public required RunTotals Totals { get; init; }

    public required ImmutableArray<OperationResult> Operations { get; init; }

    /// <summary>Launches and queuing, on machines that a host feeds with kernels; null on others.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LaunchProfile? Launches { get; init; }

    public required ImmutableArray<ResultFinding> Findings { get; init; }

    public required ImmutableArray<ResultConstant> Constants { get; init; }

    public required Provenance Provenance { get; init; }
}
