using HwSim.Core.Graph;

namespace HwSim.Core.Machine;

/// <summary>A machine on which operations of a run wait for each other's resources, so that a run is scheduled as a whole.</summary>
public interface IRunScheduler
{
    /// <summary>Schedules a workload from the first call on the host to the end of the last kernel.</summary>
    /// <param name="graph">The workload.</param>
    /// <param name="fidelity">Events, or the closed form of them.</param>
    /// <param name="trace">Takes spans in cycles from the start of the run.</param>
    /// <exception cref="OverflowException">A count does not fit 64 bits.</exception>
    RunSchedule Schedule(WorkloadGraph graph, Fidelity fidelity, ITrace trace);
}
