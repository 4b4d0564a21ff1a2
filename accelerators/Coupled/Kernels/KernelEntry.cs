namespace HwSim.Accelerators.Coupled.Kernels;

/// <summary>One kernel of a list.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Kind">How its time is found.</param>
/// <param name="Over">The values that it works on.</param>
/// <param name="Read">Bytes that it reads for each of them.</param>
/// <param name="Write">Bytes that it writes for each of them.</param>
/// <param name="When">When it is launched.</param>
/// <param name="Slots">For attention of one query: issue slots of CUDA cores for a value of the cache and a query head; 0 where matrix cores do it.</param>
/// <param name="Slots8">The same for values of 5 to 8 bits.</param>
/// <param name="Slots4">The same for values of up to 4 bits.</param>
public sealed record KernelEntry(string Name, KernelKind Kind, ValueSet Over, double Read, double Write, KernelCondition When, double Slots, double Slots8, double Slots4)
{
    /// <summary>Issue slots for a cached value of so many bits.</summary>
    public double SlotsFor(int bits) => bits <= 4 ? Slots4 : bits <= 8 ? Slots8 : Slots;
}
