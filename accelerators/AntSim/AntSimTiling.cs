using HwSim.Core.Mappings;

namespace HwSim.Accelerators.AntSim;

/// <summary>One tiling of a layer: the extents of a tile, how many there are, and what one takes.</summary>
/// <remarks>
/// Source: ant_simulator's accelerator.py and optimizer.py. The window is never tiled. Activations are those of the im2col matrix, its
/// reduction padded to the columns of the array (weights: to its rows).
/// </remarks>
internal readonly struct AntSimTiling
{
    private readonly long filters;
    private readonly long outputs;

    public AntSimTiling(AntSimDesign design, in AntSimLayer layer, long images, long size, long inputs, long filters)
    {
        long rowFactor = design.Rows * design.Factor(layer.ActivationBits);
        long columnFactor = design.Columns * design.Factor(layer.WeightBits);
        this.filters = filters;
        Reduction = layer.Kernel * layer.Kernel * inputs;
        outputs = images * size * size;
        Images = Pieces(layer.Images, images);
        Side = Pieces(layer.OutputSize, size);
        InputChannels = Pieces(layer.InputChannels, inputs);
        OutputChannels = Pieces(layer.OutputChannels, filters);
        Count = checked(Images * Side * Side * InputChannels * OutputChannels);
        Bits = new Streams(
            checked(outputs * Padded(Reduction, design.Columns * design.Factor(layer.ActivationBits)) * layer.ActivationBits),
            checked(Padded(Reduction, design.Rows * design.Factor(layer.WeightBits)) * filters * layer.WeightBits),
            checked(outputs * filters * AntSimConstants.OutputBits));
        long across = Pieces(filters, columnFactor);
        Compute = checked(Count * (design.Dataflow == Dataflow.OutputStationary
            ? Pieces(outputs, rowFactor) * across * Reduction
            : outputs * across * Pieces(Reduction, rowFactor)));
    }

    /// <summary>Reduction steps of a tile.</summary>
    public long Reduction { get; }

    public long Images { get; }

    public long Side { get; }

    public long InputChannels { get; }

    public long OutputChannels { get; }

    /// <summary>Tiles of the layer.</summary>
    public long Count { get; }

    /// <summary>Bits of a tile.</summary>
    public Streams Bits { get; }

    /// <summary>Cycles of the array for the layer.</summary>
    public long Compute { get; }

    /// <summary>Multiply-accumulates of all tiles, started ones as whole ones.</summary>
    public long Macs => checked(Count * Reduction * filters * outputs);

    /// <summary>Weights that all tiles hold.</summary>
    public long Weights => checked(Count * Reduction * filters);

    /// <summary>Results of all tiles, partial ones each time.</summary>
    public long Results => checked(Count * filters * outputs);

    /// <summary>How many pieces a loop has.</summary>
    public long Of(TileLoop loop) => loop switch
    {
        TileLoop.Images => Images,
        TileLoop.InputChannels => InputChannels,
        TileLoop.OutputChannels => OutputChannels,
        _ => Side,
    };

    private static long Pieces(long whole, long piece) => ((whole - 1) / piece) + 1;

    private static long Padded(long length, long multiple) => Pieces(length, multiple) * multiple;
}
