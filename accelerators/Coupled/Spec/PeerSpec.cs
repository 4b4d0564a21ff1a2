using HwSim.Core.Config;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Coupled.Spec;

/// <summary>How several modules of host and GPU reach each other.</summary>
/// <param name="IsDirect">True where GPUs have links to each other; otherwise they go through their hosts.</param>
/// <param name="HostToHost">STREAM of one host on the memory of another.</param>
/// <param name="RemoteCopy">Copies between a GPU and the memory of another host.</param>
/// <param name="RemoteKernel">Kernels that read the memory of another host.</param>
public sealed record PeerSpec(bool IsDirect, Sourced<BytesPerSecond>? HostToHost, Sourced<BytesPerSecond>? RemoteCopy, Sourced<BytesPerSecond>? RemoteKernel);
