using HwSim.Accelerators.Gpu.Measured;
using HwSim.Core.Engine.Validation;
using HwSim.Core.Results.Measured;

namespace HwSim.Tests.Unit.Validation;

/// <summary>How rows of measurement files become kernels of the GPU model.</summary>
public class GpuRowTests
{
    [Fact]
    public void Fewer_columns_of_weights_take_less_time_but_not_in_proportion()
    {
        double dense = Seconds("RTX3090", "gemm", "fp16", "UDC-GAC/venom", new KernelParameters { M = 4096, N = 4096, K = 4096 });
        double half = Seconds("RTX3090", "spmm", "fp16", "UDC-GAC/venom", Sparse("2:4"));
        double eighth = Seconds("RTX3090", "spmm", "fp16", "UDC-GAC/venom", Sparse("2:16"));

        Assert.InRange(dense / half, 1, 2);
        Assert.InRange(half / eighth, 1.5, 4);
    }

    [Fact]
    public void Int8_without_matrix_cores_runs_four_products_a_lane()
    {
        KernelParameters large = new() { M = 4096, N = 4096, K = 4096 };
        Assert.InRange(Seconds("TitanXp", "gemm", "fp32", "s", large) / Seconds("TitanXp", "gemm", "int8", "s", large), 2, 4.01);
        Assert.InRange(Seconds("P100", "gemm", "fp32", "s", large) / Seconds("P100", "gemm", "int8", "s", large), 0.9, 2.1);
        Assert.True(Seconds("T4", "gemm", "int8", "baidu-research/DeepBench", large) > 1.5 * Seconds("T4", "gemm", "int8", "s", large));
    }

    [Theory]
    [InlineData("8xA100-SXM4-80GB(DGX)")]
    [InlineData("4xA100-PCIe-80GB(pairwise NVLink)")]
    public void A_large_message_takes_the_rate_of_the_link(string device)
    {
        const double Bytes = 1 << 28;
        double seconds = Seconds(device, "send_recv", "fp16", "microsoft/vidur", new KernelParameters { Bytes = Bytes, Ranks = 2 });
        Assert.Equal(Bytes / 300e9, seconds, 0.02 * seconds);
    }

    private static KernelParameters Sparse(string pattern) => new() { M = 4096, N = 4096, K = 4096, Nm = pattern, Algo = "Spatha(V:N:M)" };

    private static double Seconds(string device, string kernel, string type, string harness, KernelParameters shape)
    {
        KernelPrediction prediction = GpuKernelModel.Shipped.Predict(new Measurement(device, kernel, type, shape, 1, $"{harness}@1:x", "f.csv", 2));
        Assert.Null(prediction.Reason);
        return prediction.Seconds;
    }
}
