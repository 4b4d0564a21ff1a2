using System.Collections.Immutable;

namespace HwSim.Accelerators.ScaleSim;

/// <summary>Simulates the layers of a network, which SCALE-Sim treats as independent.</summary>
public static class ScaleSimNetwork
{
    /// <summary>One outcome per layer, in order. Layers of equal shape are simulated once.</summary>
    public static ImmutableArray<LayerOutcome> Run(IReadOnlyList<ScaleSimLayer> layers, ScaleSimConfig config) =>
        OncePerShape(layers, layer => ScaleSimEngine.Run(layer, config));

    /// <summary>One explanation per layer, in order, of outcomes that are all reported.</summary>
    public static ImmutableArray<LayerExplanation> Explain(IReadOnlyList<ScaleSimLayer> layers, ScaleSimConfig config) =>
        OncePerShape(layers, layer => ScaleSimExplainer.Explain(layer, config));

    private static ImmutableArray<T> OncePerShape<T>(IReadOnlyList<ScaleSimLayer> layers, Func<ScaleSimLayer, T> simulate)
    {
        ArgumentNullException.ThrowIfNull(layers);
        var known = new Dictionary<ScaleSimLayer, T>();
        var results = ImmutableArray.CreateBuilder<T>(layers.Count);
        foreach (ScaleSimLayer layer in layers)
        {
            ScaleSimLayer shape = layer with { Name = string.Empty };
            if (!known.TryGetValue(shape, out T? result))
            {
                known.Add(shape, result = simulate(shape));
            }

            results.Add(result);
        }

        return results.MoveToImmutable();
    }
}
