using HwSim.Accelerators.Coupled.Kernels;

namespace HwSim.Accelerators.Coupled.Schedule;

/// <summary>Bytes of a step of one GPU, by where they come from and where they cross.</summary>
/// <param name="Kernels">Bytes that kernels read and write, wherever they lie.</param>
/// <param name="Device">Those that come from or go to device memory.</param>
/// <param name="Host">Those that kernels load from host memory while they run.</param>
/// <param name="ToDevice">Bytes that cross the link towards the device: loads of kernels, and copies.</param>
/// <param name="ToHost">Bytes that cross the link towards the host.</param>
/// <param name="Peer">Bytes that go to other GPUs.</param>
public readonly record struct StepTraffic(double Kernels, double Device, double Host, double ToDevice, double ToHost, double Peer)
{
    /// <summary>With one more kernel.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="remote">Bytes of it that lie on the host.</param>
    /// <param name="isDirect">True where it loads them itself.</param>
    /// <param name="isUnified">True where host and device have one memory.</param>
    public StepTraffic With(in DeviceKernel kernel, double remote, bool isDirect, bool isUnified)
    {
        double all = kernel.Read + kernel.Written;
        double host = isDirect && !isUnified ? remote : 0;
        return this with { Kernels = Kernels + all, Device = Device + all - host, Host = Host + host, ToDevice = ToDevice + host };
    }

    /// <summary>Two steps together.</summary>
    public static StepTraffic operator +(StepTraffic a, StepTraffic b) =>
        new(a.Kernels + b.Kernels, a.Device + b.Device, a.Host + b.Host, a.ToDevice + b.ToDevice, a.ToHost + b.ToHost, a.Peer + b.Peer);
}
