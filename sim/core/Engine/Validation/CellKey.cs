namespace HwSim.Core.Engine.Validation;

/// <summary>What is scored together: one kernel in one type on one device.</summary>
internal readonly record struct CellKey(string Device, string Kernel, string DataType);
