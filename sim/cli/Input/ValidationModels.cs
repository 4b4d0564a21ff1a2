using HwSim.Accelerators;
using HwSim.Accelerators.Cpu;
using HwSim.Accelerators.Cpu.Measured;
using HwSim.Accelerators.Gpu.Measured;
using HwSim.Core.Config;

namespace HwSim.Cli.Input;

/// <summary>The machines that measurements are held against: presets, this host, and files that the user names.</summary>
internal static class ValidationModels
{
    /// <summary>All of them.</summary>
    public static MeasuredModels All(IEnumerable<string> machines, Diagnostics into) => new(Cpu(machines, into), GpuKernelModel.Shipped);

    /// <summary>The processors. A file's <c>measured_as</c> says which devices it is.</summary>
    public static CpuKernelModel Cpu(IEnumerable<string> machines, Diagnostics into)
    {
        CpuKernelModel model = CpuKernelModel.Shipped;
        foreach (string machine in machines.Prepend(HostMachine.Name))
        {
            if (MachineInput.Load(machine, [], into) is not { } loaded)
            {
                continue;
            }

            if (loaded.Accelerator.Spec is CpuSpec { MeasuredAs.IsEmpty: false } spec)
            {
                model = model.With(spec);
            }
            else
            {
                into.Add(DiagnosticCode.Inconsistent, loaded.File.At, "measurements are held against machine files of processors that say 'measured_as'", "add 'measured_as: [NAME]' with the name of the device in the measurement files, without -Nt");
            }
        }

        return model;
    }
}
