namespace HwSim.Bench;

/// <summary>A grid of 122,880 systolic machines, none like another, on ResNet-18.</summary>
internal static class SweepStudy
{
    public const string Text = """
        hwsim: 1
        study: bench
        machine: systolic-128x128
        workload: resnet18
        axes:
          array.rows: { from: 8, to: 256, step: 8 }
          array.columns: { from: 8, to: 256, step: 8 }
          scratchpads.ifmap: { from: 64 KiB, to: 2 MiB, times: 2 }
          scratchpads.filter: { from: 64 KiB, to: 1 MiB, times: 2 }
          dram.bandwidth: [8 GB/s, 16 GB/s, 32 GB/s, 64 GB/s]
        objectives: [minimize seconds, minimize area_mm2]

        """;
}
