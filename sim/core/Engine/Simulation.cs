using System.Collections.Immutable;
using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Results;

namespace HwSim.Core.Engine;

/// <summary>Runs a workload on a machine and explains the result.</summary>
public static class Simulation
{
    /// <summary>Runs every operation and puts the result document together.</summary>
    /// <param name="request">What to run.</param>
    /// <param name="trace">Takes the timeline; null where nobody looks.</param>
    public static RunResult Run(RunRequest request, IRunTrace? trace = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        IAccelerator machine = request.Machine;
        WorkloadGraph graph = machine.FusesEpilogues ? EpilogueFusion.Apply(request.Workload) : request.Workload;
        graph = machine.LooksBack ? Succession.Apply(graph) : graph;
        RunSchedule? schedule = (machine as IRunScheduler)?.Schedule(graph, request.Fidelity, (ITrace?)trace ?? NoTrace.Instance);
        ImmutableArray<ExecutedOperation> executed = schedule is null
            ? GraphWalk.Run(graph, machine, request.Fidelity, trace)
            : [.. graph.Operations.Select((o, i) => new ExecutedOperation(o, schedule.Plans[i], schedule.Costs[i]))];
        ImmutableArray<OperationResult> operations = [.. executed.Select(e => OperationResults.Of(e, machine))];
        RunTotals totals = Totals.Of(executed, machine);
        string machineDigest = Digest.Of(Digest.Canonical(request.MachineFile));
        string workloadDigest = Digest.Of(Digest.Canonical(request.Workload));
        string fidelity = OperationResults.Name(request.Fidelity);
        return new RunResult
        {
            Machine = Summary(request, machineDigest),
            Workload = new WorkloadSummary(
                request.Workload.Name, workloadDigest, request.Workload.Operations.Length, request.Workload.Macs, request.Workload.Parameters, request.Techniques),
            Fidelity = fidelity,
            Totals = totals,
            Operations = operations,
            Launches = schedule?.Launches,
            Findings = [.. request.Workload.Findings.Concat(machine.Findings).Concat(PlanNotes.Findings(executed)).Concat(Critic.Findings(operations, totals, machine)).Select(Text)],
            Constants = [.. machine.Constants.Concat(WorkConstants.Of(request.Workload)).Select(c => new ResultConstant(c.Name, c.Value, c.Source, OperationResults.Name(c.Trust)))],
            Provenance = new Provenance(Digest.Of($"{machineDigest} {workloadDigest} {fidelity}"), request.ModelVersion, request.Command),
        };
    }

    private static MachineSummary Summary(RunRequest request, string digest)
    {
        HardwareSpec spec = request.Machine.Spec;
        string model = request.MachineFile["model"] is ScalarNode name ? name.Value : "";
        return new MachineSummary(
            spec.Name, model, spec.Description, digest, spec.Clock.Value, spec.PeakMacsPerSecond, spec.MemoryBandwidth?.Value, [.. Digest.Flatten(request.MachineFile)]);
    }

    private static ResultFinding Text(Finding finding) => new(finding.Code, OperationResults.Name(finding.Level), finding.Message);
}
