using System.Collections.Immutable;
using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Mappings;
using HwSim.Core.Results;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Npu.EthosU;

/// <summary>
/// An Ethos-U as Arm's Vela 3.10 estimates it: an operation takes as long as the slowest of NPU, SRAM port and port to flash or DRAM, and
/// weights are copied to SRAM while the operation before runs.
/// </summary>
public sealed class EthosMachine(EthosSpec spec, IEnumerable<ConstantUse> constants, ImmutableArray<Finding> findings) : NpuMachine(spec, constants, findings), IAccelerator
{
    bool IAccelerator.LooksBack => true;

    /// <summary>Weights lie compressed.</summary>
    public override Bytes StorageOf(Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return tensor.Role == TensorRole.Weight ? new Bytes((long)(tensor.Elements * spec.WeightCompression.Value)) : base.StorageOf(tensor);
    }

    /// <summary>Maps stay in SRAM, whole or in stripes.</summary>
    public override bool CanKeepOnChip(Tensor ofmap, Operation reader) => spec.Cascades || StorageOf(ofmap) <= spec.Sram.Value;

    protected override NpuRun Run(in NpuLayer layer, in NpuOperands operands) => throw new NotSupportedException("an Ethos-U costs operations, not layers");

    protected override string? Refusal(VectorOperation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return EthosVector.Foreign(operation.Kind);
    }

    protected override string? Refusal(Operation operation, in NpuLayer layer)
    {
        ArgumentNullException.ThrowIfNull(operation);
        if (operation.Inputs is [_, { Role: TensorRole.Activation or TensorRole.Input or TensorRole.State }, ..])
        {
            return "an Ethos-U multiplies by constant weights only, and this product has two operands that are computed";
        }

        EthosLayer pass = EthosLayer.Of(operation, spec);
        double rows = ((double)Math.Min(pass.Height, pass.SpanHeight) * pass.Width * pass.Channels) + ((double)pass.OutputWidth * pass.Depth);
        if (!spec.HasMapsInDram && rows > spec.Sram.Value.Value)
        {
            return $"the rows of the ifmap under one window and one row of the ofmap take {new Bytes((long)rows)}, {new Bytes((long)rows - spec.Sram.Value.Value)} more than the SRAM of {spec.Sram.Value}";
        }

        return RecentPasses.Of(pass, spec) is null
            ? $"a window of {layer.KernelHeight}x{layer.KernelWidth} at a stride of {layer.StrideHeight}x{layer.StrideWidth} does not fit the shared buffer of {spec.Core.Banks} KiB"
            : null;
    }

    protected override Cost CostOf(Operation operation, in Mapping mapping)
    {
        ArgumentNullException.ThrowIfNull(operation);
        if (operation is VectorOperation vector)
        {
            double cycles = EthosVector.Cycles(vector, spec);
            VectorRun moved = VectorRun.Of(vector, mapping.Residency, spec);
            return EthosCost.Of(vector, (long)Math.Max(cycles, Math.Ceiling((moved.Read + moved.Written) / spec.SramRate)), moved, spec);
        }

        EthosPass pass = RecentPasses.Of(EthosLayer.Of(operation, spec), spec)!.Value;
        return EthosCost.Of(operation, pass, WeightBuffering.Of(pass, spec, SlackAfter(operation.Before)), mapping.Residency, spec);
    }

    /// <summary>Cycles that an operation leaves the next to load weights in; nothing where none came before. What lies further back than is known is taken to leave enough.</summary>
    private double SlackAfter(Operation? operation, bool isKnown = false)
    {
        if (operation is null)
        {
            return isKnown ? double.PositiveInfinity : 0;
        }

        return operation switch
        {
            VectorOperation vector => EthosVector.Cycles(vector, spec),
            { Epilogue: [.., { Kind: OperationKind.Elementwise } last] } => EthosVector.Elementwise(last, spec),
            { Lowered: not null } when RecentPasses.Of(EthosLayer.Of(operation, spec), spec) is { } pass => WeightBuffering.Of(pass, spec, SlackAfter(operation.Before, isKnown: true)).Slack,
            _ => 0,
        };
    }
}
