namespace HwSim.Core.Graph;

/// <summary>A (batched) matrix product, ifmap [Batch, M, K] by filter [Batch or 1, K, N].</summary>
public sealed record Gemm : Operation
{
    public required long M { get; init; }

    public required long N { get; init; }

    public required long K { get; init; }

    /// <summary>Independent products, such as attention heads times batch.</summary>
    public long Batch { get; init; } = 1;

    /// <summary>True where one filter serves several products of the batch, such as the keys of a grouped-query head.</summary>
    public long ProductsPerFilter { get; init; } = 1;

    /// <summary>True where the filter is read transposed, as in the input gradient of a training step: its rows are then the columns of the product.</summary>
    public bool IsFilterTransposed { get; init; }

    public override OperationKind Kind => OperationKind.Gemm;

    public override long Macs => Lowered!.Value.Macs;

    public override GemmShape? Lowered
    {
        get
        {
            long count = checked(Batch * Repeat);
            return new GemmShape(
                M, N, K, count,
                checked(M * K * count), checked(K * N * (count / ProductsPerFilter)), checked(M * N * count), 0,
                Inputs.Length > 1 ? Inputs[1].Format.Sparsity : NmPattern.Dense);
        }
    }
}
