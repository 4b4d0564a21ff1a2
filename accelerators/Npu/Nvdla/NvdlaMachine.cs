using System.Collections.Immutable;
using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Core.Machine;

namespace HwSim.Accelerators.Npu.Nvdla;

/// <summary>An NVDLA: products on the convolution core, the rest on its post-processors, pooling on the fly where it follows.</summary>
public sealed class NvdlaMachine(NvdlaSpec spec, IEnumerable<ConstantUse> constants, ImmutableArray<Finding> findings) : NpuMachine(spec, constants, findings)
{
    /// <summary>The planar processor takes results from the post-processor, so that what it pools never goes to memory.</summary>
    public override bool CanKeepOnChip(Tensor ofmap, Operation reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return reader.Kind == OperationKind.Pooling && spec.VectorLanes > 0;
    }

    protected override NpuRun Run(in NpuLayer layer, in NpuOperands operands)
    {
        if (spec.Accounting == NvdlaAccounting.Spreadsheet)
        {
            return NvdlaSheetRun.Of(layer, operands, spec);
        }

        NpuRun direct = NvdlaConvolution.Of(layer, operands, spec, Dram, isWinograd: false)!.Value;
        NpuRun? winograd = NvdlaConvolution.Of(layer, operands, spec, Dram, isWinograd: true);
        return winograd is { } other && Time(other) < Time(direct) ? other : direct;
    }

    protected override string? Refusal(Operation operation, in NpuLayer layer) => spec.Accounting == NvdlaAccounting.Spreadsheet
        ? NvdlaSheetRun.Refusal(layer, spec)
        : NvdlaConvolution.Fits(layer, spec)
            ? null
            : $"{layer.KernelHeight} rows of the ifmap and {spec.AtomicKernels} kernels do not fit the convolution buffer of {spec.Buffer} together";

    private long Time(in NpuRun run) => Math.Max(
        checked(run.Compute + run.OnChipStall), Dram.Cycles(checked(run.IfmapRead + run.FilterRead + run.Written)) + run.TransferOverhead - run.ExposedTransfer) + run.ExposedTransfer;
}
