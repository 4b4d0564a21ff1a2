using HwSim.Core.Config;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Coupled.Spec;

/// <summary>The processor that issues kernels, and its memory.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Cores">Its cores; one of them issues to one GPU.</param>
/// <param name="Operator">Single-thread time for one operator of the framework, from the call in Python to the end of the launch call.</param>
/// <param name="Launch">From the start of a launch call to the start of the kernel on an idle device.</param>
/// <param name="Memory">Its memory.</param>
/// <param name="Power">What the processor draws while it issues.</param>
public sealed record HostSpec(string Name, double Cores, Sourced<Seconds> Operator, Sourced<Seconds> Launch, TierSpec Memory, Watts? Power);
