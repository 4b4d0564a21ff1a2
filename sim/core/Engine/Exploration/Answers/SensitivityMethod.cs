namespace HwSim.Core.Engine.Exploration.Answers;

/// <summary>How shares of variation were computed.</summary>
public enum SensitivityMethod
{
    /// <summary>Over every point of a grid.</summary>
    Exact,

    /// <summary>First order over every point of a grid, which is too large for total order.</summary>
    ExactFirstOrder,

    /// <summary>Estimated from points that were drawn evenly.</summary>
    Sample,

    /// <summary>Estimated from points that a search chose, which are dense where designs are good: only what the search saw.</summary>
    Search,
}
