using HwSim.Core.Units;

namespace HwSim.Core.Machine;

/// <summary>A trace that nobody looks at.</summary>
public sealed class NoTrace : ITrace
{
    public static readonly NoTrace Instance = new();

    private NoTrace()
    {
    }

    public bool IsOn => false;

    public void Span(string track, string name, Cycles start, Cycles duration)
    {
    }
}
