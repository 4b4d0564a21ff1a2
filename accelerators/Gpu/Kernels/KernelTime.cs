using HwSim.Core.Results;

namespace HwSim.Accelerators.Gpu.Kernels;

/// <summary>The time of a kernel as a breakdown. Times overlap, so they do not add up; <see cref="Seconds"/> is the whole.</summary>
public record struct KernelTime
{
    /// <summary>From the call to the last result.</summary>
    public double Seconds { get; set; }

    /// <summary>Launch, host work and whatever the measuring software adds.</summary>
    public double Overhead { get; set; }

    /// <summary>Lanes or matrix cores at the rate that they sustain.</summary>
    public double Compute { get; set; }

    /// <summary>Operands from L2 to the multiprocessors.</summary>
    public double L2 { get; set; }

    /// <summary>Main memory.</summary>
    public double Dram { get; set; }

    /// <summary>Filling and draining pipelines, dependent accesses, reductions.</summary>
    public double Latency { get; set; }

    /// <summary>True where the power limit, not the clock, decides the rate of computing.</summary>
    public bool IsPowerBound { get; set; }

    /// <summary>Bytes that cross main memory.</summary>
    public double DramBytes { get; set; }

    /// <summary>Bytes that leave L2 for the multiprocessors.</summary>
    public double L2Bytes { get; set; }

    /// <summary>The tile of one thread block, for products.</summary>
    public int TileM { get; set; }

    public int TileN { get; set; }

    /// <summary>Parts that the reduction is split into.</summary>
    public int Splits { get; set; }

    /// <summary>Thread blocks that the busiest multiprocessor runs.</summary>
    public double Waves { get; set; }

    /// <summary>What decides the time.</summary>
    public readonly Resource BoundBy
    {
        get
        {
            double most = Math.Max(Math.Max(Compute, L2), Math.Max(Dram, Math.Max(Overhead, Latency)));
            return most == Compute ? Resource.Compute : most == Dram ? Resource.Dram : most == L2 ? Resource.Scratchpad : Resource.Host;
        }
    }

    public override readonly string ToString()
    {
        string tile = TileM > 0 ? FormattableString.Invariant($", tile {TileM}x{TileN}{(Splits > 1 ? FormattableString.Invariant($" split {Splits}") : "")}, {Waves:G4} blocks a multiprocessor") : "";
        return FormattableString.Invariant(
            $"{Seconds * 1e6:G4} us: overhead {Overhead * 1e6:G3}, compute {Compute * 1e6:G4}{(IsPowerBound ? " (power)" : "")}, L2 {L2 * 1e6:G4}, DRAM {Dram * 1e6:G4}, latency {Latency * 1e6:G3}{tile}");
    }
}
