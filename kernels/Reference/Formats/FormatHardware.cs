using System.Collections.Immutable;

namespace HwSim.Kernels.Reference.Formats;

/// <summary>What a format takes in hardware, in words, and the areas that were published; a part without a figure is unknown.</summary>
/// <param name="ProcessingElement">What multiplies and adds.</param>
/// <param name="Decoder">What turns codes into what the PE takes; where it stands.</param>
/// <param name="Figures">Published areas; empty where none is known.</param>
public sealed record FormatHardware(string ProcessingElement, string Decoder, ImmutableArray<PartArea> Figures)
{
    public FormatHardware(string processingElement, string decoder)
        : this(processingElement, decoder, [])
    {
    }
}
