using System.Collections.Immutable;
using HwSim.Core.Graph;

namespace HwSim.Accelerators.AntSim;

/// <summary>A workload on a design: layers one after the other. Energies in joules.</summary>
/// <param name="Design">The design.</param>
/// <param name="Layers">Products with weights, in the order of the workload.</param>
/// <param name="LeftOut">Operations that ant_simulator leaves out.</param>
public sealed record AntSimNetwork(AntSimDesign Design, ImmutableArray<AntSimNetworkLayer> Layers, int LeftOut)
{
    public long Cycles => Layers.Sum(l => checked(l.Times * l.Figures.Cycles));

    public long StallCycles => Layers.Sum(l => checked(l.Times * l.Figures.StallCycles));

    public double Static => Layers.Sum(l => l.Times * l.Figures.Static.Value);

    public double Dram => Layers.Sum(l => l.Times * l.Figures.Dram.Value);

    public double Buffer => Layers.Sum(l => l.Times * l.Figures.Buffer.Value);

    public double Core => Layers.Sum(l => l.Times * l.Figures.Core(Design).Value);

    public double Total => Static + Dram + Buffer + Core;

    /// <summary>Simulates a workload; equal layers once.</summary>
    /// <param name="graph">The workload.</param>
    /// <param name="design">The design.</param>
    /// <param name="refuse">Makes the exception for a layer that cannot be simulated.</param>
    public static AntSimNetwork Of(WorkloadGraph graph, AntSimDesign design, Func<string, Exception> refuse)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(refuse);
        Dictionary<AntSimLayer, AntSimFigures> known = [];
        ImmutableArray<AntSimNetworkLayer>.Builder layers = ImmutableArray.CreateBuilder<AntSimNetworkLayer>();
        foreach (Operation operation in graph.Operations)
        {
            try
            {
                if (AntSimLayer.Of(operation, design) is { } layer)
                {
                    AntSimFigures figures = known.TryGetValue(layer, out AntSimFigures found) ? found : known[layer] = AntSimulator.Run(design, layer);
                    layers.Add(new AntSimNetworkLayer(operation.Name, layer, operation.Repeat, figures));
                }
            }
            catch (Exception e) when (e is OverflowException or ArgumentOutOfRangeException)
            {
                throw refuse($"'{operation.Name}' cannot be simulated: {(e is OverflowException ? "its counts need more than 64 bits" : "it is empty, or its smallest tile does not fit the scratchpads")}");
            }
        }

        return new AntSimNetwork(design, layers.ToImmutable(), graph.Operations.Length - layers.Count);
    }
}
