namespace HwSim.Accelerators.Systolic;

/// <summary>What a systolic machine file says: the machine, and the name of its energy table (empty where it names none).</summary>
internal sealed record SystolicSpecWithTable(SystolicSpec Spec, string EnergyTable);
