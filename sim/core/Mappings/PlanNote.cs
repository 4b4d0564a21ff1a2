namespace HwSim.Core.Mappings;

/// <summary>Ways in which an operation runs otherwise than its workload says.</summary>
public enum PlanNote
{
    /// <summary>Its weights are N:M sparse, but the machine cannot exploit that: it runs and is stored dense.</summary>
    SparsityUnused,

    /// <summary>The workload states wider operands than the machine has: they are taken as quantized to its width.</summary>
    Narrowed,
}
