using HwSim.Core.Machine;
using HwSim.Core.Units;

namespace HwSim.Core.Engine;

/// <summary>A trace of a whole run: spans of an operation are relative to where the operation begins.</summary>
public interface IRunTrace : ITrace
{
    /// <summary>Says which operation the following spans belong to, and when it starts.</summary>
    void BeginOperation(string name, Cycles start);

    /// <summary>Ends it, so many cycles after its start.</summary>
    void EndOperation(Cycles duration);
}
