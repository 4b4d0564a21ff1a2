namespace HwSim.Accelerators.Coupled.Kernels;

/// <summary>A kernel as the device runs it.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Seconds">From its start to its end on an otherwise idle device.</param>
/// <param name="Read">Bytes that it reads from memory.</param>
/// <param name="Written">Bytes that it writes to memory.</param>
/// <param name="Stored">Those of the bytes read that are weights.</param>
/// <param name="Cached">Those of the bytes read that are keys and values of earlier tokens.</param>
/// <param name="Compute">Seconds that matrix cores or lanes would take by themselves.</param>
public readonly record struct DeviceKernel(string Name, double Seconds, double Read, double Written, double Stored, double Cached, double Compute);
