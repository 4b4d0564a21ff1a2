namespace HwSim.Kernels.Reference.Sparsity;

/// <summary>Which products of a training step are N:M sparse.</summary>
public enum TrainingMethod
{
    /// <summary>None.</summary>
    Dense,

    /// <summary>Weights along the forward reduction; the input gradient takes the same values, whose pattern does not run along its reduction (Zhou et al. 2021, SR-STE).</summary>
    SrSte,

    /// <summary>Output gradients along the reduction of the input gradient (McDanel et al. 2022, SDGP).</summary>
    Sdgp,

    /// <summary>Weights along the forward reduction, and once more along that of the input gradient (Fang et al. 2023, BDWP, arXiv 2309.13015).</summary>
    Bdwp,

    /// <summary>Weights by one mask that is N:M along both reductions (Hubara et al. 2021).</summary>
    Transposable,
}
