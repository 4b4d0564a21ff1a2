namespace HwSim.Workloads.ScaleSim;

/// <summary>What the rows of a SCALE-Sim topology file describe: the <c>-i</c> option of its command line.</summary>
public enum TopologyKind
{
    /// <summary>Convolutions: name, ifmap height and width, filter height and width, channels, filters, stride, N:M.</summary>
    Convolution,

    /// <summary>Matrix products: name, M, N, K, N:M.</summary>
    Gemm,
}
