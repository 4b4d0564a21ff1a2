using HwSim.Core.Graph;
using HwSim.Kernels.Reference.Formats;

namespace HwSim.Kernels.Reference.Sparsity;

/// <summary>A matrix in a sparse format, its metadata written bit by bit, so that the storage that is stated is that which decoding needs.</summary>
public sealed class SparseMatrix
{
    /// <summary>Bits of a run of zeros.</summary>
    private const int RunBits = 5;
    private const int LongestRun = (1 << RunBits) - 1;

    private readonly List<float> values = [];
    private readonly BitString metadata = new();
    private readonly NmPattern pattern;

    private SparseMatrix(int rows, int columns, SparseFormat format, NmPattern pattern) => (Rows, Columns, Format, this.pattern) = (rows, columns, format, pattern);

    public int Rows { get; }

    public int Columns { get; }

    public SparseFormat Format { get; }

    /// <summary>Values stored, padding included.</summary>
    public int StoredValues => values.Count;

    /// <summary>Bits that say where they stand.</summary>
    public long MetadataBits => metadata.Count;

    /// <summary>The bits of the whole with values of a width.</summary>
    public StorageBits Storage(int valueBits) => new((long)values.Count * valueBits, 0, metadata.Count);

    /// <summary>Encodes the values that are not zero.</summary>
    /// <param name="dense">Row-major, rows × columns.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="format">The format.</param>
    /// <param name="pattern">For <see cref="SparseFormat.NmIndex"/>: at most N of M consecutive rows of a column are not zero.</param>
    /// <exception cref="ArgumentException">The values do not keep to the pattern.</exception>
    public static SparseMatrix Encode(ReadOnlySpan<float> dense, int rows, int columns, SparseFormat format, NmPattern pattern = default)
    {
        MagnitudeMask.Check(dense.Length, rows, columns);
        SparseMatrix matrix = new(rows, columns, format, pattern);
        switch (format)
        {
            case SparseFormat.Bitmask:
                matrix.EncodeBitmask(dense);
                break;
            case SparseFormat.NmIndex:
                matrix.EncodeGroups(dense);
                break;
            case SparseFormat.Ellpack:
                matrix.EncodeLines(dense, rows, columns, columns, 1, isPadded: true);
                break;
            case SparseFormat.Csr:
                matrix.EncodeLines(dense, rows, columns, columns, 1, isPadded: false);
                break;
            case SparseFormat.Csc:
                matrix.EncodeLines(dense, columns, rows, 1, columns, isPadded: false);
                break;
            default:
                matrix.EncodeRuns(dense);
                break;
        }

        return matrix;
    }

    /// <summary>The values again, row-major.</summary>
    public float[] Decode()
    {
        float[] dense = new float[Rows * Columns];
        metadata.Rewind();
        switch (Format)
        {
            case SparseFormat.Bitmask:
                int next = 0;
                for (int i = 0; i < dense.Length; i++)
                {
                    dense[i] = metadata.Read(1) == 1 ? values[next++] : 0;
                }

                break;
            case SparseFormat.NmIndex:
                DecodeGroups(dense);
                break;
            case SparseFormat.Ellpack:
                int slots = (int)metadata.Read(BitString.WidthOf(Columns));
                for (int i = 0; i < values.Count; i++)
                {
                    dense[(i / slots * Columns) + (int)metadata.Read(BitString.WidthOf(Columns - 1))] += values[i];
                }

                break;
            case SparseFormat.Csr:
                DecodeLines(dense, Rows, Columns, Columns, 1);
                break;
            case SparseFormat.Csc:
                DecodeLines(dense, Columns, Rows, 1, Columns);
                break;
            default:
                int at = -1;
                foreach (float value in values)
                {
                    at += (int)metadata.Read(RunBits) + 1;
                    dense[at] = value;
                }

                break;
        }

        return dense;
    }

    private void EncodeBitmask(ReadOnlySpan<float> dense)
    {
        foreach (float value in dense)
        {
            metadata.Write(value != 0 ? 1 : 0, 1);
            Keep(value);
        }
    }

    private void EncodeGroups(ReadOnlySpan<float> dense)
    {
        for (int column = 0; column < Columns; column++)
        {
            for (int start = 0; start < Rows; start += pattern.M)
            {
                int used = 0;
                int end = Math.Min(Rows, start + pattern.M);
                for (int row = start; row < end; row++)
                {
                    float value = dense[(row * Columns) + column];
                    if (value == 0 && !pattern.IsDense)
                    {
                        continue;
                    }

                    values.Add(++used <= pattern.N ? value : throw new ArgumentException($"column {column} has more than {pattern} from row {start}", nameof(dense)));
                    metadata.Write(row - start, pattern.IndexBits);
                }

                for (; used < Math.Min(pattern.N, end - start); used++)
                {
                    values.Add(0);
                    metadata.Write(0, pattern.IndexBits);
                }
            }
        }
    }

    private void DecodeGroups(float[] dense)
    {
        int next = 0;
        for (int column = 0; column < Columns; column++)
        {
            for (int start = 0; start < Rows; start += pattern.M)
            {
                for (int i = 0; i < Math.Min(pattern.N, Rows - start); i++)
                {
                    int row = start + (pattern.IsDense ? i : (int)metadata.Read(pattern.IndexBits));
                    dense[(row * Columns) + column] += values[next++];
                }
            }
        }
    }

    private void EncodeLines(ReadOnlySpan<float> dense, int lines, int length, int pitch, int stride, bool isPadded)
    {
        int[] counts = new int[lines];
        for (int i = 0; i < lines * length; i++)
        {
            bool isKept = dense[(i / length * pitch) + (i % length * stride)] != 0;
            counts[i / length] += isKept ? 1 : 0;
        }

        int most = counts.DefaultIfEmpty().Max();
        if (isPadded)
        {
            metadata.Write(most, BitString.WidthOf(length));
        }

        int ends = 0;
        for (int line = 0; line < lines; line++)
        {
            if (!isPadded)
            {
                ends += counts[line];
                metadata.Write(ends, BitString.WidthOf((long)lines * length));
            }
        }

        for (int line = 0; line < lines; line++)
        {
            for (int i = 0; i < length; i++)
            {
                float value = dense[(line * pitch) + (i * stride)];
                if (value != 0)
                {
                    values.Add(value);
                    metadata.Write(i, BitString.WidthOf(length - 1));
                }
            }

            for (int i = counts[line]; isPadded && i < most; i++)
            {
                values.Add(0);
                metadata.Write(0, BitString.WidthOf(length - 1));
            }
        }
    }

    private void DecodeLines(float[] dense, int lines, int length, int pitch, int stride)
    {
        long[] ends = new long[lines];
        for (int line = 0; line < lines; line++)
        {
            ends[line] = metadata.Read(BitString.WidthOf((long)lines * length));
        }

        int next = 0;
        for (int line = 0; line < lines; line++)
        {
            for (; next < ends[line]; next++)
            {
                dense[(line * pitch) + ((int)metadata.Read(BitString.WidthOf(length - 1)) * stride)] = values[next];
            }
        }
    }

    private void EncodeRuns(ReadOnlySpan<float> dense)
    {
        int run = 0;
        foreach (float value in dense)
        {
            if (value != 0 || run == LongestRun)
            {
                metadata.Write(run, RunBits);
                values.Add(value);
                run = 0;
            }
            else
            {
                run++;
            }
        }
    }

    private void Keep(float value)
    {
        if (value != 0)
        {
            values.Add(value);
        }
    }
}
