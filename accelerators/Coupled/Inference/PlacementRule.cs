using HwSim.Accelerators.Coupled.Memory;
using HwSim.Accelerators.Coupled.Spec;

namespace HwSim.Accelerators.Coupled.Inference;

/// <summary>Decides what lies on the host: what is asked for, or what does not fit on the device, keys and values before weights.</summary>
internal static class PlacementRule
{
    /// <summary>The placement, and why it cannot be; null where it can.</summary>
    public static (Placement Placement, string? Reason) Of(CoupledSpec spec, InferenceRequest request, InferenceMemory memory)
    {
        double caches = request.Batch * memory.CachePerSequence;
        double free = memory.Usable - (request.Batch * memory.ActivationsPerSequence);
        if (spec.IsUnified)
        {
            return (Placement.Device, memory.Weights + caches > free ? Missing("memory", memory.Weights + caches - free) : null);
        }

        double cacheHere = request.Cache == MemoryChoice.Host ? 0 : caches;
        double weightsHere = request.Weights == MemoryChoice.Host ? 0 : memory.Weights;
        double excess = Math.Max(0, cacheHere + weightsHere - free);
        if (request.Cache == MemoryChoice.Automatic)
        {
            double moved = Math.Min(excess, cacheHere);
            (cacheHere, excess) = (cacheHere - moved, excess - moved);
        }

        if (request.Weights == MemoryChoice.Automatic)
        {
            double moved = Math.Min(excess, weightsHere);
            (weightsHere, excess) = (weightsHere - moved, excess - moved);
        }

        HostAccess access = request.Access ?? (spec.Link!.IsCoherent ? HostAccess.Direct : HostAccess.Copy);
        Placement placement = new(1 - (weightsHere / memory.Weights), caches > 0 ? 1 - (cacheHere / caches) : 0, access);
        double onHost = memory.Weights - weightsHere + (caches - cacheHere);
        string? reason = excess > 0 ? Missing("device memory", excess)
            : onHost > memory.HostUsable ? Missing("host memory", onHost - memory.HostUsable)
            : access == HostAccess.Direct && !spec.Link!.IsCoherent && placement.UsesHost ? "kernels cannot load over a link that is not coherent; copy instead"
            : null;
        return (placement, reason);
    }

    private static string Missing(string where, double bytes) => FormattableString.Invariant($"{bytes / 1e9:G4} GB do not fit in the {where}");
}
