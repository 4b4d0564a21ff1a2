using System.Globalization;
using HwSim.Accelerators.Systolic.Event;
using HwSim.Core.Machine;

namespace HwSim.Accelerators.Systolic;

/// <summary>Operations at the event level: cycles from start to end, and those in which main memory transfers.</summary>
internal static class EventLevel
{
    /// <summary>The most steps that it takes for one operation.</summary>
    public const double MostSteps = 2e8;

    /// <summary>The most PE updates that the cycle level takes for one product.</summary>
    private const double MostUpdates = 2e11;

    /// <summary>All products of an operation.</summary>
    public static (long Cycles, long Memory) Run(in ProductRun run, DramPort dram, ITrace trace)
    {
        StepEngine engine = new(dram, run.Core.Scratchpads.DoubleBuffered, trace);
        for (long i = 0; i < run.Times; i++)
        {
            engine.Run(new FoldSchedule(run));
        }

        return (engine.Finish(), engine.BusyMemory);
    }

    /// <summary>A vector operation.</summary>
    public static (long Cycles, long Memory) Run(in VectorWork work, DramPort dram, ScratchpadSpec scratchpads, ITrace trace)
    {
        StepEngine engine = new(dram, scratchpads.DoubleBuffered, trace);
        engine.Run(new VectorSchedule(work, scratchpads.Usable(scratchpads.Ifmap)));
        return (engine.Finish(), engine.BusyMemory);
    }

    /// <summary>The steps that all products of an operation take.</summary>
    public static double Steps(in ProductRun run) => new FoldSchedule(run).Steps * run.Times;

    /// <summary>Why a fidelity would take too long for a run; null where it does not.</summary>
    public static string? TooLong(in ProductRun run, Fidelity fidelity)
    {
        double steps = Steps(run);
        double updates = (double)run.ComputeCycles * run.Core.Array.Elements;
        return fidelity switch
        {
            Fidelity.Event or Fidelity.Cycle when steps > MostSteps => string.Create(CultureInfo.InvariantCulture, $"the event level would take up to {steps:G3} steps for this operation; use analytic"),
            Fidelity.Cycle when updates > MostUpdates => string.Create(CultureInfo.InvariantCulture, $"the cycle level would take {updates:G3} PE updates for this operation; use event or analytic"),
            _ => null,
        };
    }
}
