namespace HwSim.Core.Results;

/// <summary>Where bytes are read and written.</summary>
public enum MemoryLevel
{
    IfmapScratchpad,
    FilterScratchpad,
    OfmapScratchpad,
    L1,
    L2,
    Dram,
    HostMemory,
    Link,
}
