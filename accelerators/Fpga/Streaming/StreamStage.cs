using System.Collections.Immutable;

namespace HwSim.Accelerators.Fpga.Streaming;

/// <summary>A layer of a streaming design: pixels in, pixels out, one hardware block.</summary>
public sealed record StreamStage
{
    public required string Name { get; init; }

    /// <summary>Stages that it reads; none for the network's input.</summary>
    public required ImmutableArray<int> Reads { get; init; }

    public required long RowsIn { get; init; }

    public required long ColumnsIn { get; init; }

    public required long ChannelsIn { get; init; }

    public required long RowsOut { get; init; }

    public required long ColumnsOut { get; init; }

    public required long ChannelsOut { get; init; }

    public long KernelRows { get; init; } = 1;

    public long KernelColumns { get; init; } = 1;

    public long StrideRows { get; init; } = 1;

    public long StrideColumns { get; init; } = 1;

    public long PadTop { get; init; }

    public long PadLeft { get; init; }

    public long Groups { get; init; } = 1;

    /// <summary>True where weights are multiplied; other stages pass values on at their folding.</summary>
    public bool IsProduct { get; init; }

    /// <summary>True where each value is multiplied by one constant of its channel: a scale and shift.</summary>
    public bool IsScale { get; init; }

    /// <summary>True where the last pixel has to be there before the first result leaves: fully connected layers, global pools.</summary>
    public bool NeedsAll { get; init; }

    public StreamFolding Folding { get; init; } = StreamFolding.Serial;

    /// <summary>Pixels that leave.</summary>
    public long PixelsOut => RowsOut * ColumnsOut;

    /// <summary>Weights of one multiplier, which it takes one a cycle.</summary>
    public long WeightsOfOne => IsProduct
        ? checked(Parts(ChannelsIn / Groups * (NeedsAll ? RowsIn * ColumnsIn : 1), Folding.In) * Parts(ChannelsOut / Groups, Folding.Out) * Parts(Groups, Folding.Group) * Parts(NeedsAll ? 1 : KernelRows * KernelColumns, Folding.Fine))
        : 0;

    /// <summary>Cycles between two images: of the multipliers, and of taking in and giving out the values at the folding's width.</summary>
    public long Interval => Math.Max(checked(PixelsOut * WeightsOfOne), Math.Max(InputCycles, checked(PixelsOut * Parts(ChannelsOut, Folding.Out * Folding.Group))));

    /// <summary>Cycles in which the input of an image comes in.</summary>
    public long InputCycles => checked(RowsIn * ColumnsIn * Parts(ChannelsIn, Folding.In * Folding.Group));

    /// <summary>The number of the input pixel that an output pixel waits for.</summary>
    public long LastInput(long row, long column)
    {
        if (NeedsAll)
        {
            return (RowsIn * ColumnsIn) - 1;
        }

        long y = Math.Clamp((row * StrideRows) + KernelRows - 1 - PadTop, 0, RowsIn - 1);
        long x = Math.Clamp((column * StrideColumns) + KernelColumns - 1 - PadLeft, 0, ColumnsIn - 1);
        return (y * ColumnsIn) + x;
    }

    internal static long Parts(long whole, long part) => ((whole - 1) / part) + 1;
}
