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
    SimtEnergyAbove10nm,
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
    BatchedOperandLoads,
    BatchedPrologueCycles,
    BatchedL2Share,
    BatchedDramShare,
    BatchedSingleTileShare,

    // Products on matrix cores
    MatrixPrologueCycles,
    MatrixL2Share,
    MatrixDramShare,
    MatrixSingleTileShare,
    MatrixResidentTiles,
    MatrixReduction,
    L2Residency,
    SparseRate,

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
    RmsNormCycles,
    SiluMulCycles,
    RopeCycles,
    LayerNormRowCopies,

    // Convolution
    ConvolutionShare,
    ConvolutionNarrowShare,
    ConvolutionDramShare,
    WinogradGain,

    // Attention
    PrefillShare,
    PrefillTileCycles,
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
    NeuSightDevice,
    NeuSightAmd,
    VidurGemm,
    VidurLayerNorm,
    VidurElementwise,
    VllmKernel,
    VllmStream,
    SlideSparseDense,
    SlideSparseSparse,
    DeepBenchKernel,
    DeepBenchConvolution,
    LlmCompassKernel,
    AttentionKernel,
}
