using System.Collections.Immutable;

namespace HwSim.Core.Engine.Exploration.Answers;

/// <summary>The best designs within a budget.</summary>
/// <param name="Text">The comparison that holds for all of them.</param>
/// <param name="IsDerived">True where the study names none, and this is a round figure within the range of its areas.</param>
/// <param name="Best">One for each objective; null where no design keeps within.</param>
public sealed record BudgetAnswer(string Text, bool IsDerived, ImmutableArray<Best?> Best);
