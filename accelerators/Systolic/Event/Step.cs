namespace HwSim.Accelerators.Systolic.Event;

/// <summary>One step of an operation: bytes that must have arrived, cycles of work, bytes that then leave.</summary>
/// <param name="Compute">Cycles of the array or the vector unit.</param>
/// <param name="Fetch">Bytes read from main memory before it starts.</param>
/// <param name="Write">Bytes written to main memory after it ends.</param>
/// <param name="Output">Which output tile it works on, counted from 0; two fit on chip at a time.</param>
public readonly record struct Step(long Compute, long Fetch, long Write, long Output);
