using System.Collections.Immutable;
using HwSim.Core.Graph;
using HwSim.Core.Mappings;
using HwSim.Core.Results;

namespace HwSim.Core.Machine;

/// <summary>
/// A machine that operations can be planned for and run on. Implementations are immutable and pure: the same operation and
/// mapping always cost the same, from any thread. The contract suite in <c>tests/contract</c> holds every one of them to that.
/// </summary>
public interface IAccelerator
{
    HardwareSpec Spec { get; }

    /// <summary>The fidelities that this machine has; <see cref="Fidelity.Analytic"/> always.</summary>
    ImmutableArray<Fidelity> Fidelities { get; }

    /// <summary>Energy and area of every part, as far as the energy table has figures.</summary>
    ImmutableArray<PartEstimate> Parts { get; }

    /// <summary>The name of the energy table in use; null where the machine file names none.</summary>
    string? EnergyTable { get; }

    /// <summary>The constants that every result of this machine rests on.</summary>
    ImmutableArray<ConstantUse> Constants { get; }

    /// <summary>What a user should know about the machine as configured, whatever runs on it.</summary>
    ImmutableArray<Config.Finding> Findings { get; }

    /// <summary>The bytes that a tensor takes on this machine.</summary>
    Units.Bytes StorageOf(Tensor tensor);

    /// <summary>True where the machine can leave this ofmap on chip for the next operation, <paramref name="reader"/>, to read.</summary>
    bool CanKeepOnChip(Tensor ofmap, Operation reader);

    /// <summary>True where element-wise work that follows a product is done on its results as they leave: the machine then gets it as <see cref="Operation.Epilogue"/>.</summary>
    bool FusesEpilogues { get; }

    /// <summary>True where an operation's time depends on what runs before it: the machine then gets it as <see cref="Operation.Before"/>.</summary>
    bool LooksBack => false;

    /// <summary>The parts that have no energy figure; where there are any, no energy is totalled.</summary>
    ImmutableArray<string> MissingEnergy { get; }

    /// <summary>Static power of all parts; null where a part has no figure.</summary>
    Units.Watts? Leakage { get; }

    /// <summary>What to try against a symptom, most promising first: only what this machine, as it is set, does not do yet and what can help <paramref name="worst"/>.</summary>
    IEnumerable<string> Remedies(Symptom symptom, IReadOnlyList<OperationResult> worst);

    /// <summary>Lays an operation out, or says why it cannot run at this fidelity.</summary>
    Plan PlanFor(Operation operation, Residency residency, Fidelity fidelity);

    /// <summary>What the operation costs under a mapping that <see cref="PlanFor"/> made.</summary>
    /// <exception cref="NotSupportedException">The machine does not have this fidelity.</exception>
    Cost Execute(Operation operation, in Mapping mapping, Fidelity fidelity, ITrace trace);

    /// <summary>Costs operations for a sweep, in which a machine may use what machines beside it found out. One that offers nothing costs each.</summary>
    /// <param name="fidelity">The level.</param>
    /// <param name="shared">What is known about the workload's operations.</param>
    IOperationCosts CostsAt(Fidelity fidelity, SharedWork shared) => new PlainCosts(this, fidelity, shared);
}
