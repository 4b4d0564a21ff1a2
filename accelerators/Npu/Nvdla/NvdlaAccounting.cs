namespace HwSim.Accelerators.Npu.Nvdla;

/// <summary>Whose arithmetic times an NVDLA.</summary>
public enum NvdlaAccounting
{
    /// <summary>What the hardware does: whole atoms of channels and kernels, whole windows, the better of two orders of loops.</summary>
    Hardware,

    /// <summary>The performance spreadsheet that NVIDIA published with the design, see <see cref="NvdlaSheet"/>.</summary>
    Spreadsheet,
}
