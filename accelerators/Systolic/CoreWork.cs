using HwSim.Core.Graph;
using HwSim.Core.Mappings;

namespace HwSim.Accelerators.Systolic;

/// <summary>The layouts of an operation on a core under a dataflow, each with what it then does.</summary>
/// <param name="Layouts">What the time depends on. There are none where the operation is to be planned by itself: it cannot run, or its counts come near the limit.</param>
/// <param name="Works">In the same places what is done.</param>
/// <param name="Note">What a reader should know about the plan.</param>
internal sealed record CoreWork(Layout[] Layouts, ProductWork[] Works, PlanNote? Note)
{
    private static readonly CoreWork None = new([], [], null);

    /// <summary>Works it out.</summary>
    public static CoreWork Of(Operation operation, SystolicCore core, Dataflow dataflow, Residency residency)
    {
        (int ifmapParts, int filterParts) = core.Parts(operation);
        core = core.Composed(ifmapParts, filterParts);
        try
        {
            return operation.Lowered is { } lowered && (double)lowered.M * lowered.N * lowered.K * lowered.Count <= SystolicCore.MostUncheckedWork
                ? Of(operation, core.Effective(operation, lowered), core, dataflow, residency) with { Note = core.NoteOn(operation, lowered) }
                : None;
        }
        catch (OverflowException)
        {
            return None;
        }
    }

    private static CoreWork Of(Operation operation, in GemmShape shape, SystolicCore core, Dataflow dataflow, Residency residency)
    {
        Span<Mapping> mappings = stackalloc Mapping[Systolic.Layouts.Most];
        int count = SystolicPlanner.IsEmpty(shape) ? 0 : Systolic.Layouts.Of(operation, shape, core, dataflow, residency, mappings);
        Layout[] layouts = new Layout[count];
        ProductWork[] works = new ProductWork[count];
        for (int i = 0; i < count; i++)
        {
            ProductRun run = new(operation, shape, core, mappings[i]);
            layouts[i] = Layout.Of(run);
            works[i] = new ProductWork(run);
        }

        return new CoreWork(layouts, works, null);
    }
}
