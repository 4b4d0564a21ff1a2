using System.Diagnostics.CodeAnalysis;

namespace HwSim.Core.Mappings;

/// <summary>Either a mapping or the reason why there is none; never a dummy.</summary>
public readonly record struct Plan
{
    private readonly Mapping mapping;

    private Plan(Mapping mapping, string? reason, PlanNote? note)
    {
        this.mapping = mapping;
        Reason = reason;
        Note = note;
    }

    /// <summary>Why the operation cannot run here; null when it can.</summary>
    public string? Reason { get; }

    /// <summary>What a reader should know about a feasible plan; null where nothing is special.</summary>
    public PlanNote? Note { get; }

    [MemberNotNullWhen(false, nameof(Reason))]
    public bool IsFeasible => Reason is null;

    /// <summary>The mapping of a feasible plan.</summary>
    /// <exception cref="InvalidOperationException">The plan is infeasible.</exception>
    public Mapping Mapping => IsFeasible ? mapping : throw new InvalidOperationException(Reason);

    public static Plan Feasible(Mapping mapping, PlanNote? note = null) => new(mapping, null, note);

    public static Plan Infeasible(string reason) => new(default, reason, null);
}
