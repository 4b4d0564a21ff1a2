namespace HwSim.Accelerators.Systolic.Event;

/// <summary>The steps of an operation in order. A struct, so that walking it allocates nothing.</summary>
public interface IStepSchedule
{
    /// <summary>The step that <see cref="MoveNext"/> stopped at.</summary>
    Step Current { get; }

    /// <summary>Goes to the next step; false after the last.</summary>
    bool MoveNext();
}
