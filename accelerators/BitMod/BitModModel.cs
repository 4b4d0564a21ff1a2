namespace HwSim.Accelerators.BitMod;

/// <summary>A language model as bitmod_sim profiles it.</summary>
/// <param name="Name">Of its checkpoint.</param>
/// <param name="Layers">Decoder layers.</param>
/// <param name="Hidden">Width of the residual stream.</param>
/// <param name="FeedForward">Width between the matrices of the feed-forward block.</param>
/// <param name="Vocabulary">Rows of the head.</param>
/// <param name="Heads">Query heads.</param>
/// <param name="KeyHeads">Key heads.</param>
/// <param name="IsGated">True where the feed-forward block has three matrices.</param>
public sealed record BitModModel(string Name, long Layers, long Hidden, long FeedForward, long Vocabulary, long Heads, long KeyHeads, bool IsGated)
{
    /// <summary>Width of the keys of all heads.</summary>
    public long KeyWidth => Hidden / Heads * KeyHeads;
}
