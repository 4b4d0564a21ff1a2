using System.Collections.Concurrent;
using System.Collections.Immutable;
using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Results.Measured;

namespace HwSim.Core.Engine.Validation;

/// <summary>
/// A model of kernels that also predicts whole networks (rows of the kernel <c>network</c>): the sum over the operations of a workload on
/// the device's machine. Everything else is left to the model of kernels.
/// </summary>
/// <param name="kernels">Predicts kernels, and has the machines.</param>
/// <param name="networks">Finds the workload of a row, or says why there is none.</param>
public sealed class NetworkModel(IKernelModel kernels, Func<Measurement, (WorkloadGraph? Graph, string Reason)> networks) : IKernelModel
{
    /// <summary>The kernel that rows of whole networks name.</summary>
    public const string Kernel = "network";

    private readonly ConcurrentDictionary<(string Device, string Parameters), KernelPrediction> known = new();

    public int ConstantsFittedFor(string device) => kernels.ConstantsFittedFor(device);

    public bool CalibratesDevice(string device) => kernels.CalibratesDevice(device);

    public KernelPrediction Predict(Measurement measurement)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        return measurement.Kernel == Kernel ? known.GetOrAdd((measurement.Device, measurement.ParametersText), _ => Run(measurement)) : kernels.Predict(measurement);
    }

    public string Explain(Measurement measurement)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        return measurement.Kernel == Kernel ? FormattableString.Invariant($"{Predict(measurement).Seconds * 1e6:G4} us: the sum over all operations ('hwsim run' shows each)") : kernels.Explain(measurement);
    }

    public IKernelModel CalibratedTo(IReadOnlyList<Measurement> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return new NetworkModel(kernels.CalibratedTo([.. rows.Where(r => r.Kernel != Kernel)]), networks);
    }

    private KernelPrediction Run(Measurement row)
    {
        if (kernels.MachineOf(row.Device) is not { } machine)
        {
            return KernelPrediction.UnknownDevice($"no preset has the device '{row.Device}'");
        }

        (WorkloadGraph? graph, string reason) = networks(row);
        if (graph is null)
        {
            return KernelPrediction.UnknownKernel(reason);
        }

        ImmutableArray<ExecutedOperation> executed = GraphWalk.Run(machine.FusesEpilogues ? EpilogueFusion.Apply(graph) : graph, machine, Fidelity.Analytic, null);
        return executed.FirstOrDefault(e => !e.Plan.IsFeasible) is { } refused
            ? KernelPrediction.UnknownKernel($"'{refused.Operation.Name}' cannot run: {refused.Plan.Reason}")
            : new KernelPrediction(executed.Sum(e => e.Cost.Time.Value), 2.0 * graph.Macs, 4.0 * graph.Parameters, 2 * machine.Spec.PeakMacsPerSecond, machine.Spec.MemoryBandwidth?.Value ?? double.PositiveInfinity);
    }
}
