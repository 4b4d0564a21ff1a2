using System.Collections.Immutable;
using HwSim.Core.Machine;

namespace HwSim.Accelerators.Systolic;

/// <summary>Energy of each kind of action, in joules; 0 where there is no figure, and then <see cref="Missing"/> names the part.</summary>
/// <param name="Mac">One multiply-accumulate.</param>
/// <param name="OperandStep">The register write that passes the streamed operand on.</param>
/// <param name="StationaryStep">A write of the stationary register, or output-stationary of the register that passes weights on.</param>
/// <param name="SumStep">A write of the partial-sum register.</param>
/// <param name="VectorOperation">One simple operation of a vector lane.</param>
/// <param name="Ifmap">A bit read from, and one written to, the ifmap scratchpad.</param>
/// <param name="Filter">Likewise, filter.</param>
/// <param name="Ofmap">Likewise, ofmap.</param>
/// <param name="Dram">Likewise, main memory.</param>
/// <param name="IfmapDecode">Decoding a byte of the ifmap.</param>
/// <param name="FilterDecode">Decoding a byte of the filter.</param>
/// <param name="StaticPower">Watts that are charged for as long as an operation takes.</param>
/// <param name="Missing">Parts without an energy figure.</param>
public sealed record EnergyRates(
    double Mac, double OperandStep, double StationaryStep, double SumStep, double VectorOperation, (double Read, double Write) Ifmap, (double Read, double Write) Filter,
    (double Read, double Write) Ofmap, (double Read, double Write) Dram, double IfmapDecode, double FilterDecode, double StaticPower,
    ImmutableArray<string> Missing)
{
    /// <summary>Rates of the parts in <see cref="SystolicParts"/>.</summary>
    /// <param name="parts">The parts.</param>
    /// <param name="staticPower">Watts to charge for time.</param>
    public static EnergyRates Of(SystolicParts parts, double staticPower)
    {
        ImmutableArray<string>.Builder missing = ImmutableArray.CreateBuilder<string>();
        return new EnergyRates(
            Action(parts.Mac).Read, Action(parts.OperandRegister).Write, Action(parts.StationaryRegister).Write, Action(parts.SumRegister).Write, Action(parts.VectorLane).Read,
            PerBit(parts.Ifmap), PerBit(parts.Filter), PerBit(parts.Ofmap), PerBit(parts.Dram), Action(parts.Decoders.Ifmap).Read, Action(parts.Decoders.Filter).Read, staticPower, Missing: Names());

        (double Read, double Write) Action(PartEstimate? part)
        {
            if (part is null)
            {
                return (0, 0);
            }

            if (part.Read is null)
            {
                missing.Add(part.Part);
            }

            return (part.Read?.Value ?? 0, (part.Write ?? part.Read)?.Value ?? 0);
        }

        (double Read, double Write) PerBit(PartEstimate part)
        {
            (double read, double write) = Action(part);
            return (read / part.AccessBits, write / part.AccessBits);
        }

        ImmutableArray<string> Names()
        {
            if (parts.OperandSelect is { } select)
            {
                missing.Add(select.Part);
            }

            return missing.ToImmutable();
        }
    }
}
