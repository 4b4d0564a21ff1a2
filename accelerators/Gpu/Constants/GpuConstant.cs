namespace HwSim.Accelerators.Gpu.Constants;

/// <summary>The global constants of the GPU model, the same for every device. Their meaning, value, source and trust stand in <c>constants.yaml</c>.</summary>
public enum GpuConstant
{
    // Shares of the peak that a kernel's inner loop reaches
    SimtShare64,
    SimtShare128,
    SimtSharePascal,
    MatrixShare,
    MatrixShareCdna,

    // Energy and power
    IdlePower,
    SimtEnergyAbove5nm,
    SimtEnergy5nm,
    MatrixEnergyVolta,
    MatrixEnergyAmpere,
    MatrixEnergyAmpere8nm,
    MatrixEnergyAda,
    MatrixEnergyHopper,
    MatrixEnergyBlackwell,
    Int8Energy,
    Fp8Energy,
    SparseEnergy,

    // Products on CUDA cores
    SimtOperandLoads,
    SimtPrologueCycles,
    SimtL2Share,
    SimtDramShare,
    SimtSingleTileShare,
    SimtResidentTiles,
    SimtReduction,

    // Batched products on CUDA cores
    BatchedL2Share,
    BatchedSingleTileShare,

    // Products on matrix cores
    MatrixPrologueCycles,
    MatrixL2Share,
    MatrixSingleTileShare,
    MatrixResidentTiles,
    MatrixReduction,
    L2Residency,

    // Long rows
    LongRowCost,
    LongRowReachPascal,
    LongRowReachCdna,

    // Streaming kernels
    StreamShareHbm,
    StreamShareGddr,
    StreamShareCdna,
    StreamL2Share,
    StreamL2Residency,
    RowLoadCycles,
    RopeCycles,
    LayerNormRowCopies,

    // Convolution
    ConvolutionShare,
    ConvolutionDramShare,
    WinogradGain,

    // Attention
    PrefillShare,
    DecodeCycles,
    DecodeBlockCycles,

    // Collectives
    CollectiveStart,
    CollectiveSwitchShare,
    CollectivePairShare,
    CollectiveHostShare,

    // What a harness adds to a kernel
    NeuSightGemm,
    NeuSightBatched,
    NeuSightConvolution,
    NeuSightElementwise,
    NeuSightSoftmax,
    NeuSightLayerNorm,
    NeuSightAmd,
    VidurGemm,
    VidurLayerNorm,
    VllmKernel,
    SlideSparseDense,
    SlideSparseSparse,
    DeepBenchKernel,
    DeepBenchConvolution,
    LlmCompassKernel,
    AttentionKernel,
}
