using HwSim.Core.Graph;

namespace HwSim.Accelerators.AntSim;

/// <summary>A layer as ant_simulator sees it: a square window on a square ofmap. A matrix product of M rows has a window and an ofmap of 1 and M images.</summary>
/// <param name="Kernel">Rows and columns of the window.</param>
/// <param name="OutputSize">Rows and columns of the ofmap.</param>
/// <param name="InputChannels">Channels of the ifmap.</param>
/// <param name="OutputChannels">Filters.</param>
/// <param name="Images">Images, or rows of a matrix product.</param>
/// <param name="ActivationBits">Bits of an activation.</param>
/// <param name="WeightBits">Bits of a weight.</param>
public readonly record struct AntSimLayer(long Kernel, long OutputSize, long InputChannels, long OutputChannels, long Images, int ActivationBits, int WeightBits)
{
    /// <summary>
    /// The layer of a product with weights, its operands as wide as the workload says where the design has that width; null for
    /// what ant_simulator leaves out: attention's products and everything that is not a product.
    /// </summary>
    public static AntSimLayer? Of(Operation operation, AntSimDesign design)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(design);
        if (operation.Inputs is not [var ifmap, { Role: TensorRole.Weight } filter, ..])
        {
            return null;
        }

        int activationBits = design.BitsOf(ifmap.Format.Bits);
        int weightBits = design.BitsOf(filter.Format.Bits);
        return operation switch
        {
            Gemm g => new AntSimLayer(1, 1, g.K, g.N, checked(g.M * g.Batch), activationBits, weightBits),
            Convolution { Groups: 1 } c when c.KernelHeight == c.KernelWidth && c.OutputHeight == c.OutputWidth =>
                new AntSimLayer(c.KernelHeight, c.OutputHeight, c.Channels, c.Filters, c.Batch, activationBits, weightBits),
            _ => null,
        };
    }
}
