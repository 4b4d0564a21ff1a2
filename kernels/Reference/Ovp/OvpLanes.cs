using HwSim.Kernels.Reference.Formats;

namespace HwSim.Kernels.Reference.Ovp;

/// <summary>The fast paths of one packable type behind one face.</summary>
internal abstract class OvpLanes
{
    private static readonly OvpLanes[] All = [new OvpLanesOf<Int4Lanes>(), new OvpLanesOf<Flint4Lanes>(), new OvpLanesOf<Int8Lanes>(), new OvpLanesOf<Int8PaperLanes>()];

    protected abstract OvpGrid Grid { get; }

    /// <summary>The paths of a type; null where it has none.</summary>
    public static OvpLanes? Of(OvpGrid grid) => Array.Find(All, l => l.Grid == grid);

    /// <summary>The sum of squared errors of pairs that share a scale, in real units.</summary>
    public abstract double SquaredError(ReadOnlySpan<float> values, float scale, OvpSurvivor survivor);

    public abstract void Encode(OvpCodes codes, OvpSurvivor survivor, ReadOnlySpan<float> values, GroupLayout layout, ReadOnlySpan<float> scales, Span<byte> into);
}
