using HwSim.Core.Config;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Coupled.Spec;

/// <summary>How memory is divided and moves between host and device.</summary>
/// <param name="System">Pages of the host's page table.</param>
/// <param name="Device">Pages of the GPU's own page table, and the largest piece that migrates at once.</param>
/// <param name="Block">The smallest piece that migrates.</param>
/// <param name="Fault">From a fault of the GPU to the restart of its thread, without moving data.</param>
/// <param name="FirstTouch">The host's time to map a page when it is first touched.</param>
/// <param name="Unmap">The host's time to give a page back.</param>
/// <param name="AccessCounter">Accesses of the GPU to a system page on the host after which it migrates; 0 where none does.</param>
public sealed record PageSpec(Bytes System, Bytes Device, Bytes Block, Sourced<Seconds> Fault, Sourced<Seconds> FirstTouch, Sourced<Seconds> Unmap, double AccessCounter);
