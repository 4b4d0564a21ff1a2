using HwSim.Core.Config;
using HwSim.Core.Graph;

namespace HwSim.Workloads.Building;

/// <summary>What a training step does for an operation on the way back.</summary>
internal abstract record Gradient
{
    /// <summary>No gradient flows: the result is an index, a cache entry, or nothing trained lies before it.</summary>
    public static readonly Gradient None = new Nothing();

    /// <summary>Inputs receive the gradient of the output unchanged, as an addition's do; costs nothing but sums over broadcast axes.</summary>
    public static readonly Gradient PassThrough = new Same();

    /// <summary>A product: one product for the gradient of each operand, and a sum over rows for the bias.</summary>
    public static readonly Gradient Products = new TwoProducts();

    /// <summary>A table look-up: the rows that were read are added to.</summary>
    public static readonly Gradient Scatter = new ScatterAdd();

    /// <summary>One vector operation that reads the gradient of the output and what the forward pass read.</summary>
    public static Gradient Vector(Sourced<double> work, OperationKind? kind = null) => new VectorWork(work, kind);

    public sealed record Nothing : Gradient;

    public sealed record Same : Gradient;

    public sealed record TwoProducts : Gradient;

    public sealed record ScatterAdd : Gradient;

    /// <param name="Work">Simple operations for each value of the forward operation.</param>
    /// <param name="Kind">Its kind where that differs from the forward operation's.</param>
    public sealed record VectorWork(Sourced<double> Work, OperationKind? Kind) : Gradient;
}
