using HwSim.Accelerators.Cpu.Measured;
using HwSim.Accelerators.Gpu.Measured;
using HwSim.Core.Engine.Validation;
using HwSim.Core.Machine;
using HwSim.Core.Results.Measured;

namespace HwSim.Accelerators;

/// <summary>All machines that can be held against measured kernels: processors by the names that they are measured under, GPUs otherwise.</summary>
/// <param name="cpu">The processors.</param>
/// <param name="gpu">The GPUs.</param>
public sealed class MeasuredModels(CpuKernelModel cpu, GpuKernelModel gpu) : IKernelModel
{
    /// <summary>The presets, with the constants that ship.</summary>
    public static MeasuredModels Shipped { get; } = new(CpuKernelModel.Shipped, GpuKernelModel.Shipped);

    public int ConstantsFittedFor(string device) => ModelOf(device).ConstantsFittedFor(device);

    public bool CalibratesDevice(string device) => ModelOf(device).CalibratesDevice(device);

    public KernelPrediction Predict(Measurement measurement)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        return ModelOf(measurement.Device).Predict(measurement);
    }

    public IAccelerator? MachineOf(string device) => ModelOf(device).MachineOf(device);

    public string Explain(Measurement measurement)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        return ModelOf(measurement.Device).Explain(measurement);
    }

    public IKernelModel CalibratedTo(IReadOnlyList<Measurement> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return rows.Count == 0 ? this : ModelOf(rows[0].Device).CalibratedTo(rows);
    }

    private IKernelModel ModelOf(string device) => cpu.SpecOf(device) is null ? gpu : cpu;
}
