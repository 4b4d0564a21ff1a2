using HwSim.Core.Graph;
using HwSim.Core.Mappings;

namespace HwSim.Accelerators.Systolic;

/// <summary>What the vector unit does for an operation.</summary>
/// <param name="Work">Cycles and bytes.</param>
/// <param name="Port">What it moves over the port of main memory.</param>
/// <param name="IsPlain">False where the operation is to be planned by itself: it cannot run, or its counts come near the limit.</param>
internal sealed record LanesWork(VectorWork Work, PortWork Port, bool IsPlain)
{
    private static readonly LanesWork None = new(default, default, IsPlain: false);

    /// <summary>Works it out.</summary>
    public static LanesWork Of(VectorOperation operation, LanesKey key, Residency residency)
    {
        if (key.Lanes == 0 && operation.OperationsPerElement > 0)
        {
            return None;
        }

        try
        {
            VectorWork work = VectorWork.Of(operation, key.Widths, key.Lanes, residency);
            return new LanesWork(work, PortWork.Of(work, key.Room), work.Touched <= SystolicCore.MostUncheckedWork);
        }
        catch (OverflowException)
        {
            return None;
        }
    }
}
