using System.Collections.Immutable;

namespace HwSim.Accelerators.ScaleSim;

/// <summary>The known deviations of SCALE-Sim 3.0.0, with their sources.</summary>
public static class DefectCatalog
{
    public static ImmutableArray<Defect> All { get; } =
    [
        new("S01", Defects.LastLineIndex, "Total Cycles is the index of the last cycle, counted from 0; the layer takes one cycle more.", "memory/double_buffered_scratchpad_mem.py; issue 125"),
        new("S02", Defects.DoubleChargedStall, "The last wait of a line for a prefetch is added to the stall twice; it happens once.", "memory/read_buffer.py, service_reads; issue 130"),
        new("S03", Defects.PhantomOfmapWrites, "Output-stationary folds add rows + columns to the ofmap writes, which nothing writes.", "compute/systolic_compute_os.py; issue 166"),
        new("S04", Defects.PaddedDramReads, "DRAM reads are counted in whole bandwidth lines; only the words that enter the scratchpad are read.", "memory/read_buffer.py, new_prefetch"),
        new("S05", Defects.PaddedDramWrites, "Ofmap lines that a drain closes early are counted as full; only their words are written.", "memory/write_buffer.py, empty_drain_buf"),
        new("S06", Defects.PartialSumsNotReadBack, "Partial sums are written once per row fold and never read back; all but the first fold must read them to add to them.", "compute/systolic_compute_{ws,is}.py; ARM-software/SCALE-Sim issue 18"),
        new("S07", Defects.LongFoldInComputeUtil, "Compute Util divides by a fold that is columns - 1 cycles longer than the one that is simulated.", "compute/systolic_compute_{ws,is}.py"),
        new("S08", Defects.DenseWorkInSparseUtil, "Overall Util of a sparse layer counts the dense multiplications and can pass 100 %; only the kept ones are done.", "single_layer_sim.py, calc_report_data"),
        new("S09", Defects.UnsharedBandwidth, "Ifmap, filter and ofmap each have the whole DRAM bandwidth; sharing it, the layer takes at least the words of all three over the bandwidth.", "single_layer_sim.py; memory/double_buffered_scratchpad_mem.py"),
        new("S10", Defects.BandwidthKeyForOfmapOnly, "The Bandwidth key reaches the ofmap port only, reads take SRAMBankBandwidth; with Bandwidth for all three the layer takes this long.", "single_layer_sim.py, run"),
        new("S11", Defects.CyclicPrefetch, "A missing word slides the prefetch window on, cyclically, until it comes by; fetching what is missing into the same half scratchpad reads this much.", "memory/read_buffer.py, new_prefetch"),
        new("S12", Defects.RowWiseRatioIgnored, "Row-wise sparsity packs two blocks into one whatever was drawn; a column fold takes as many rows as its densest filter needs.", "compute/operand_matrix.py, create_filter_matrix"),
        new("S13", Defects.FreeMetadata, "Sparse metadata is stored but never moved; it has to be read from DRAM with the filters.", "compute/compression.py; single_layer_sim.py"),
        new("S14", Defects.ScaledSparseIfmapReads, "Ifmap reads of sparse weight-stationary folds are multiplied by M/N, or count copies and padding; each row of the array takes each of its words once.", "compute/systolic_compute_ws.py, create_ifmap_demand_mat"),
    ];
}
