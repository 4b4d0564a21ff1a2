using HwSim.Core.Graph;
using HwSim.Core.Mappings;
using HwSim.Core.Results;

namespace HwSim.Core.Engine;

/// <summary>An operation with its plan and, where that is feasible, its cost.</summary>
public sealed record ExecutedOperation(Operation Operation, Plan Plan, Cost Cost);
