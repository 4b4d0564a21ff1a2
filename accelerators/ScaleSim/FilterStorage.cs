using System.Numerics;

namespace HwSim.Accelerators.ScaleSim;

/// <summary>Words that the filters of a layer occupy (SCALE-Sim's SPARSE_REPORT).</summary>
/// <param name="Original">Words of the uncompressed filters.</param>
/// <param name="Compressed">Words of the compressed filters, metadata included.</param>
/// <param name="Metadata">Words of metadata, 32 bits each.</param>
public readonly record struct FilterStorage(PythonNumber Original, PythonNumber Compressed, PythonNumber Metadata)
{
    /// <summary>
    /// CSR: a column index per non-zero and a pointer per row. CSC: a row index per non-zero and a pointer per column.
    /// Blocked ELLPACK: an index of log2 M bits per element of the compressed filter, which are then counted in 32-bit
    /// words.
    /// </summary>
    /// <remarks>Source: SCALE-Sim <c>compute/compression.py</c>.</remarks>
    internal static FilterStorage Of(ScaleSimLayer layer, SparseFilter filter, SparseRepresentation representation)
    {
        long original = (long)layer.Window * layer.Filters;
        if (representation == SparseRepresentation.EllpackBlock)
        {
            long elements = (long)filter.Rows * layer.Filters;
            int indexBits = layer.SparsityM <= 1 ? 0 : 32 - BitOperations.LeadingZeroCount((uint)layer.SparsityM - 1);
            double metadata = elements * indexBits / 32.0;
            return new FilterStorage(original, elements + metadata, metadata);
        }

        long pointers = 1L + (representation == SparseRepresentation.Csr ? layer.Window : layer.Filters);
        return new FilterStorage(original, (2 * filter.NonZeros) + pointers, filter.NonZeros + pointers);
    }
}
