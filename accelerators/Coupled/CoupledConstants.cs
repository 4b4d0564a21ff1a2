using System.Collections.Immutable;
using System.Globalization;
using HwSim.Accelerators.Coupled.Spec;
using HwSim.Core.Config;
using HwSim.Core.Machine;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Coupled;

/// <summary>What a coupled machine's results rest on, what is notable about it, and what to try.</summary>
internal static class CoupledConstants
{
    public static IEnumerable<ConstantUse> Of(CoupledSpec spec)
    {
        yield return Use("null_kernel", spec.NullKernel);
        yield return Use("host.operator", spec.Host.Operator);
        yield return Use("host.launch", spec.Host.Launch);
        yield return new ConstantUse("queue_depth", spec.QueueDepth.Value.ToString(CultureInfo.InvariantCulture), spec.QueueDepth.Source, spec.QueueDepth.Trust);
        yield return Use("host.memory.stream_share", spec.Host.Memory.StreamShare);
        yield return new ConstantUse("software", spec.Software.Name, spec.Software.Source, Trust.Derived);
        if (spec.StreamShare is { } share)
        {
            yield return Use("stream_share", share);
        }

        if (spec.Graph is { } graph)
        {
            yield return Use("graph", graph);
        }

        if (spec.Link is { } link)
        {
            yield return Use("link.to_device", link.ToDevice);
            yield return Use("link.to_host", link.ToHost);
            yield return Use("link.latency", link.Latency);
        }

        yield return Use("pages.fault", spec.Pages.Fault);
        yield return Use("pages.first_touch", spec.Pages.FirstTouch);
        yield return Use("pages.unmap", spec.Pages.Unmap);
        yield return new ConstantUse("gpu", spec.Gpu.Name, spec.Gpu.Source, Trust.Published);
    }

    public static ImmutableArray<Finding> Findings(CoupledSpec spec) => spec.Gpu.Unverified.IsEmpty
        ? []
        : [new Finding("unverified-figures", FindingLevel.Note, $"These figures of the GPU were not looked up and are assumed: {string.Join(", ", spec.Gpu.Unverified)}.")];

    private static ConstantUse Use<T>(string name, Sourced<T> value)
        where T : struct, IQuantity<T> => new(name, value.Value.ToString() ?? "", value.Source, value.Trust);

    private static ConstantUse Use(string name, Sourced<double> value) => new(name, value.Value.ToString("P0", CultureInfo.InvariantCulture), value.Source, value.Trust);
}
