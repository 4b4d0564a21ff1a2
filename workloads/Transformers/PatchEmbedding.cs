namespace HwSim.Workloads.Transformers;

/// <summary>How an image becomes tokens: one for each patch, and learned extra ones.</summary>
/// <param name="Height">Image height in pixels.</param>
/// <param name="Width">Image width in pixels.</param>
/// <param name="Channels">Image channels.</param>
/// <param name="Patch">Height and width of a patch.</param>
/// <param name="ExtraTokens">Class and distillation tokens.</param>
/// <param name="Bias">True where the patch projection has a bias.</param>
public sealed record PatchEmbedding(long Height, long Width, long Channels, long Patch, long ExtraTokens, bool Bias)
{
    public long Patches => checked(Height / Patch * (Width / Patch));

    public long Tokens => checked(Patches + ExtraTokens);
}
