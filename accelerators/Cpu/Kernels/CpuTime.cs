using HwSim.Core.Results;

namespace HwSim.Accelerators.Cpu.Kernels;

/// <summary>The time of a kernel on a processor as a breakdown. Computing and memory overlap; the rest adds.</summary>
public record struct CpuTime
{
    /// <summary>From the call to the last result.</summary>
    public double Seconds { get; set; }

    /// <summary>Calling operators, forking and joining threads.</summary>
    public double Overhead { get; set; }

    /// <summary>Multiplying, adding, functions.</summary>
    public double Compute { get; set; }

    /// <summary>Packing, gathering, moving to another layout, making 8-bit results.</summary>
    public double Layout { get; set; }

    /// <summary>Operands from the caches and main memory.</summary>
    public double Memory { get; set; }

    /// <summary>Bytes that cross main memory, wherever they lie.</summary>
    public double Bytes { get; set; }

    /// <summary>Threads that work.</summary>
    public double Threads { get; set; }

    /// <summary>What decides the time.</summary>
    public readonly Resource BoundBy
    {
        get
        {
            double most = Math.Max(Math.Max(Compute, Memory), Math.Max(Layout, Overhead));
            return most == Compute ? Resource.Compute : most == Memory ? Resource.Dram : most == Layout ? Resource.Vector : Resource.Host;
        }
    }

    /// <summary>Two kernels, one after the other.</summary>
    public static CpuTime operator +(in CpuTime a, in CpuTime b) => new()
    {
        Seconds = a.Seconds + b.Seconds,
        Overhead = a.Overhead + b.Overhead,
        Compute = a.Compute + b.Compute,
        Layout = a.Layout + b.Layout,
        Memory = a.Memory + b.Memory,
        Bytes = a.Bytes + b.Bytes,
        Threads = Math.Max(a.Threads, b.Threads),
    };

    /// <summary>Adds the calls of so many operators.</summary>
    public readonly CpuTime Called(CpuSpec spec, double operators)
    {
        ArgumentNullException.ThrowIfNull(spec);
        double calls = operators * spec.Dispatch.Value.Value;
        return this with { Seconds = Seconds + calls, Overhead = Overhead + calls };
    }

    public override readonly string ToString() => FormattableString.Invariant(
        $"{Seconds * 1e6:G4} us: overhead {Overhead * 1e6:G3}, compute {Compute * 1e6:G4}, layout {Layout * 1e6:G3}, memory {Memory * 1e6:G4}, {Threads:G3} threads");
}
