using System.Globalization;

namespace HwSim.Core.Graph;

/// <summary>
/// The matrix products an operation lowers to: <see cref="Count"/> times an M×K ifmap by a K×N filter.
/// Footprints are the distinct values behind all of them together, which for a convolution are fewer than the im2col matrix holds.
/// </summary>
/// <param name="M">Rows of the ifmap matrix and of the product: output pixels of all images, or tokens.</param>
/// <param name="N">Columns of the filter matrix: filters of one group, or output features.</param>
/// <param name="K">Length of the reduction: kernel window times channels of one group, or input features. Dense, before any sparsity.</param>
/// <param name="Count">How many such products: groups, heads, repetitions.</param>
/// <param name="IfmapElements">Distinct ifmap values of all products.</param>
/// <param name="FilterElements">Distinct filter values of all products, before any sparsity.</param>
/// <param name="OfmapElements">Values produced by all products.</param>
/// <param name="WindowElements">Ifmap values that must be at hand for each to be fetched once in a pass: the rows that a kernel window spans; 0 for a plain product, where no value is used twice in a pass.</param>
/// <param name="FilterSparsity">Structured sparsity of the filter along K.</param>
public readonly record struct GemmShape(
    long M, long N, long K, long Count, long IfmapElements, long FilterElements, long OfmapElements, long WindowElements, NmPattern FilterSparsity)
{
    /// <summary>Reduction steps that read the same channel at other places of the ifmap: the positions of the kernel window; 1 for a plain product.</summary>
    public long KernelElements { get; init; } = 1;

    /// <summary>How many products one filter serves.</summary>
    public long ProductsPerFilter => FilterElements == 0 ? 1 : Math.Max(1, checked(K * N * Count) / FilterElements);

    /// <summary>Dense multiply-accumulates of all products.</summary>
    public long Macs => checked(M * N * K * Count);

    /// <summary>Products of a plain matrix multiplication, every operand distinct.</summary>
    public static GemmShape Of(long m, long n, long k, long count = 1) =>
        new(m, n, k, count, checked(m * k * count), checked(k * n * count), checked(m * n * count), 0, NmPattern.Dense);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{M}x{N}x{K}{(Count > 1 ? $" x{Count}" : "")}");
}
