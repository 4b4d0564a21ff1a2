using FsCheck;
using FsCheck.Fluent;
using HwSim.Core.Graph;
using HwSim.Kernels.Reference.Sparsity;

namespace HwSim.Tests.Properties;

/// <summary>N:M numerics over N, M and shapes: M that does not divide, N = 0, N = M among them.</summary>
public class SparsityProperties
{
    private static readonly TrainingMethod[] Methods = Enum.GetValues<TrainingMethod>();

    private static Arbitrary<Case> Cases => (
        from m in Gen.Choose(1, 9)
        from n in Gen.Choose(0, 9)
        from rows in Gen.Choose(1, 21)
        from columns in Gen.Choose(1, 13)
        from batch in Gen.Choose(1, 5)
        from seed in Gen.Choose(0, int.MaxValue)
        select new Case(new NmPattern(n % (m + 1), m), rows, columns, batch, seed)).ToArbitrary();

    /// <summary>Groups keep min(N, size) values, none smaller than what is dropped.</summary>
    [Fact]
    public void Magnitude_masks_keep_the_largest_of_every_group() => Property.Check(Cases, c =>
    {
        float[] w = c.Values(c.Rows * c.Columns);
        foreach (PruneAxis axis in Enum.GetValues<PruneAxis>())
        {
            bool[] kept = MagnitudeMask.Of<float>(w, c.Rows, c.Columns, c.Pattern, axis);
            foreach (int[] group in c.Groups(axis))
            {
                float[] inside = [.. group.Where(i => kept[i]).Select(i => Math.Abs(w[i]))];
                float[] outside = [.. group.Where(i => !kept[i]).Select(i => Math.Abs(w[i]))];
                Assert.Equal(Math.Min(c.Pattern.IsDense ? group.Length : c.Pattern.N, group.Length), inside.Length);
                Assert.True(inside.Length == 0 || outside.Length == 0 || inside.Min() >= outside.Max());
            }
        }
    });

    [Fact]
    public void Transposable_masks_keep_to_both_directions() => Property.Check(Cases, c =>
    {
        float[] w = c.Values(c.Rows * c.Columns);
        bool[] kept = TransposableMask.Of<float>(w, c.Rows, c.Columns, c.Pattern);
        foreach (PruneAxis axis in Enum.GetValues<PruneAxis>())
        {
            int whole = axis == PruneAxis.Rows ? c.Columns : c.Rows;
            foreach (int[] group in c.Groups(axis))
            {
                int count = group.Count(i => kept[i]);
                int across = axis == PruneAxis.Rows ? group[0] % c.Columns : group[0] / c.Columns;
                bool isWhole = group.Length == c.Pattern.M && (across / c.Pattern.M * c.Pattern.M) + c.Pattern.M <= whole;
                Assert.InRange(count, isWhole ? c.Pattern.N : 0, c.Pattern.N);
            }
        }
    });

    [Fact]
    public void Vector_masks_are_two_of_four_in_four_shared_rows() => Property.Check(Cases, c =>
    {
        NmPattern pattern = new(Math.Min(c.Pattern.N, 4), c.Pattern.M + 3);
        int v = 1 + (c.Seed % 5);
        bool[] kept = VectorMask.Of<float>(c.Values(c.Rows * c.Columns), c.Rows, c.Columns, v, pattern);
        for (int top = 0; top < c.Rows; top += pattern.M)
        {
            for (int left = 0; left < c.Columns; left += v)
            {
                int[] rows = [.. Enumerable.Range(top, Math.Min(pattern.M, c.Rows - top))];
                int[] columns = [.. Enumerable.Range(left, Math.Min(v, c.Columns - left))];
                Assert.True(rows.Count(r => columns.Any(x => kept[(r * c.Columns) + x])) <= VectorMask.Shared);
                Assert.All(columns, x => Assert.Equal(Math.Min(pattern.N, rows.Length), rows.Count(r => kept[(r * c.Columns) + x])));
            }
        }
    });

    /// <summary>A permutation is one, and keeps at least as much as the order before.</summary>
    [Fact]
    public void Permutations_never_keep_less() => Property.Check(
        Cases,
        c =>
        {
            float[] w = c.Values(c.Rows * c.Columns);
            int[] order = ChannelPermutation.Search(w, c.Rows, c.Columns, c.Pattern, passes: 4);
            Assert.Equal(Enumerable.Range(0, c.Rows), order.Order());
            float[] moved = ChannelPermutation.Apply(w, c.Columns, order);
            Assert.True(Kept(moved) >= Kept(w) * (1 - 1e-6));

            double Kept(float[] of) => MagnitudeMask.Retained<float>(of, MagnitudeMask.Of<float>(of, c.Rows, c.Columns, c.Pattern, PruneAxis.Rows));
        },
        runs: 60);

    /// <summary>Where two large channels share a group of 1:2, exchanging them keeps both.</summary>
    [Fact]
    public void A_permutation_separates_what_pruning_would_lose()
    {
        float[] w = [9, 8, 1, 2];
        int[] order = ChannelPermutation.Search(w, 4, 1, new NmPattern(1, 2), passes: 1);
        float[] moved = ChannelPermutation.Apply(w, 1, order);
        Assert.Equal(17, MagnitudeMask.Retained<float>(moved, MagnitudeMask.Of<float>(moved, 4, 1, new NmPattern(1, 2), PruneAxis.Rows)));
    }

    /// <summary>Every format gives back every value, and its metadata has the bits of its definition.</summary>
    [Fact]
    public void Formats_decode_what_they_encode() => Property.Check(Cases, c =>
    {
        float[] w = c.Values(c.Rows * c.Columns);
        w = MagnitudeMask.Apply<float>(w, MagnitudeMask.Of<float>(w, c.Rows, c.Columns, c.Pattern, PruneAxis.Rows));
        int nonZero = w.Count(x => x != 0);
        foreach (SparseFormat format in Enum.GetValues<SparseFormat>())
        {
            SparseMatrix encoded = SparseMatrix.Encode(w, c.Rows, c.Columns, format, c.Pattern);
            Assert.Equal(w, encoded.Decode());
            Assert.True(encoded.StoredValues >= nonZero);
        }

        Assert.Equal(w.Length, SparseMatrix.Encode(w, c.Rows, c.Columns, SparseFormat.Bitmask).MetadataBits);
        Assert.Equal(c.Columns * c.Pattern.Kept(c.Rows) * c.Pattern.IndexBits, SparseMatrix.Encode(w, c.Rows, c.Columns, SparseFormat.NmIndex, c.Pattern).MetadataBits);
        Assert.Equal(nonZero, SparseMatrix.Encode(w, c.Rows, c.Columns, SparseFormat.Csr).StoredValues);
    });

    [Theory, InlineData(2, 4, 16, 0.5625), InlineData(2, 8, 16, 0.296875), InlineData(2, 16, 16, 0.15625), InlineData(2, 4, 8, 0.625), InlineData(2, 4, 4, 0.75)]
    public void Indexed_weights_take_the_published_share_of_dense_ones(int n, int m, int bits, double share)
    {
        float[] w = [.. Enumerable.Range(0, 32 * 8).Select(i => 1f + (i % 7))];
        NmPattern pattern = new(n, m);
        w = MagnitudeMask.Apply<float>(w, MagnitudeMask.Of<float>(w, 32, 8, pattern, PruneAxis.Rows));
        Assert.Equal(share, SparseMatrix.Encode(w, 32, 8, SparseFormat.NmIndex, pattern).Storage(bits).Total / (double)(w.Length * bits));
    }

    /// <summary>All three products equal those of masked dense training, in integers and to the last bit in floating point.</summary>
    [Fact]
    public void A_sparse_training_step_equals_masked_dense_training() => Property.Check(Cases, c =>
    {
        foreach (TrainingMethod method in Methods)
        {
            SparseTrainingStep step = new(method, c.Pattern);
            Same(step, c, c.Values(c.Batch * c.Rows), c.Values(c.Rows * c.Columns), c.Values(c.Batch * c.Columns));
            Same(step, c, c.Integers(c.Batch * c.Rows), c.Integers(c.Rows * c.Columns), c.Integers(c.Batch * c.Columns));
        }
    });

    private static void Same<T>(SparseTrainingStep step, Case c, T[] x, T[] w, T[] dy)
        where T : System.Numerics.INumber<T>
    {
        (int m, int n, int k) = (c.Batch, c.Columns, c.Rows);
        T[] forward = MagnitudeMask.Apply<T>(w, step.ForwardMask<T>(w, n, k));
        T[] backward = DenseGemm.Transpose<T>(MagnitudeMask.Apply<T>(w, step.BackwardMask<T>(w, n, k)), k, n);
        T[] gradient = MagnitudeMask.Apply<T>(dy, step.GradientMask<T>(dy, m, n));
        Assert.Equal(DenseGemm.Multiply<T>(x, forward, m, n, k), step.Forward<T>(x, w, m, n, k));
        Assert.Equal(DenseGemm.Multiply<T>(gradient, backward, m, k, n), step.InputGradient<T>(dy, w, m, n, k));
        Assert.Equal(Naive(x, dy, m, n, k), SparseTrainingStep.WeightGradient<T>(x, dy, m, n, k));
    }

    private static T[] Naive<T>(T[] x, T[] dy, int m, int n, int k)
        where T : System.Numerics.INumber<T>
    {
        T[] sums = new T[k * n];
        for (int row = 0; row < m; row++)
        {
            for (int i = 0; i < k * n; i++)
            {
                sums[i] += x[(row * k) + (i / n)] * dy[(row * n) + (i % n)];
            }
        }

        return sums;
    }

    /// <summary>A pattern and a matrix of weights of Rows × Columns for Batch rows of activations.</summary>
    private sealed record Case(NmPattern Pattern, int Rows, int Columns, int Batch, int Seed)
    {
        public float[] Values(int count)
        {
            Random random = new(Seed + count);
            return [.. Enumerable.Range(0, count).Select(_ => random.Next(5) == 0 ? 0f : (float)((random.NextDouble() * 2) - 1))];
        }

        public int[] Integers(int count)
        {
            Random random = new(Seed + count);
            return [.. Enumerable.Range(0, count).Select(_ => random.Next(-9, 10))];
        }

        public IEnumerable<int[]> Groups(PruneAxis axis) =>
            from line in Enumerable.Range(0, axis == PruneAxis.Rows ? Columns : Rows)
            from chunk in Enumerable.Range(0, axis == PruneAxis.Rows ? Rows : Columns).Chunk(Pattern.M)
            select chunk.Select(i => axis == PruneAxis.Rows ? (i * Columns) + line : (line * Columns) + i).ToArray();
    }
}
