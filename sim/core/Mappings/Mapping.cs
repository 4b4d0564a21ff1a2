namespace HwSim.Core.Mappings;

/// <summary>How an operation is laid out on a machine. Data only; what it costs is the machine's affair.</summary>
/// <param name="Dataflow">Which operand is stationary.</param>
/// <param name="Residency">Which operands stay on chip.</param>
public readonly record struct Mapping(Dataflow Dataflow, Residency Residency);
