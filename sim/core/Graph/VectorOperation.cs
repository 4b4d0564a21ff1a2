using HwSim.Core.Config;

namespace HwSim.Core.Graph;

/// <summary>Work that is not a matrix product: so many simple operations a value, on tensors that are read and written once.</summary>
public sealed record VectorOperation : Operation
{
    public required OperationKind VectorKind { get; init; }

    /// <summary>Values that are worked on.</summary>
    public required long Elements { get; init; }

    /// <summary>Simple vector operations (add, multiply, compare, table look-up) a value; 0 moves data only.</summary>
    public double OperationsPerElement { get; init; } = 1;

    /// <summary>How that number was counted; empty where the operator's definition says it.</summary>
    public string WorkSource { get; init; } = "";

    /// <summary>How far to trust it.</summary>
    public Trust WorkTrust { get; init; } = Trust.Derived;

    public override OperationKind Kind => VectorKind;

    public override long Macs => 0;

    public override GemmShape? Lowered => null;
}
