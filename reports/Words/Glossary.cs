namespace HwSim.Reports.Words;

/// <summary>The terms that a reader may not know, with formula.</summary>
public static class Glossary
{
    /// <summary>One term.</summary>
    /// <param name="Formula">Empty where words say it all.</param>
    public sealed record Entry(string Name, string Meaning, string Formula);

    public static IReadOnlyList<Entry> Entries { get; } =
    [
        new("Utilization", "How much of what the matrix engine could multiply in the time it did multiply.", "MACs / (PEs × cycles)"),
        new("Mapping efficiency", "Share of the PEs that hold useful work while operands stream, averaged over folds. A dimension that is no multiple of the array leaves PEs idle at its edge.", "(mapped rows × mapped columns) / (folds × rows × columns)"),
        new("Fold", "One tile of the array: the two dimensions that are laid out on rows and columns are cut to the size of the array, and each combination is one fold.", "folds = ⌈rows needed / rows⌉ × ⌈columns needed / columns⌉"),
        new("Fill and drain", "Cycles in which the stationary operand is loaded and the pipeline fills and empties. It costs the same whether much or little streams in between, so it weighs most where little streams.", ""),
        new("Stream", "Cycles in which the moving operand passes through the array: the time in which work is done.", ""),
        new("Memory stall", "Cycles in which the array waits for main memory because double buffering cannot hide the transfer.", ""),
        new("Bound by", "The resource that decides how long an operation takes; making any other faster changes nothing.", ""),
        new("Arithmetic intensity", "Multiply-accumulates for each byte that crosses main memory, in both directions.", "MACs / (DRAM bytes read + written)"),
        new("Roofline and ridge", "No operation can be faster than the roof; left of the ridge main memory is the roof, right of it the array.", "min(peak, bandwidth × intensity); ridge = peak / bandwidth"),
        new("M, N, K", "Shape of the matrix product: M × K times K × N. A convolution is lowered to one: M output pixels, N filters, K values in each filter.", ""),
    ];
}
