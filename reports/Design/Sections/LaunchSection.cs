using HwSim.Core.Results;
using HwSim.Reports.Page;
using HwSim.Reports.Words;

namespace HwSim.Reports.Design.Sections;

/// <summary>A run as a profiler of launches sees it: what the host takes, what kernels wait, which kernels run.</summary>
internal static class LaunchSection
{
    private const int Shown = 30;

    /// <summary>The figures with their names, for this page and for Markdown.</summary>
    public static IEnumerable<(string Name, string Value)> Figures(LaunchProfile launches)
    {
        yield return ("Kernels", Figure.Whole(launches.Kernels));
        yield return ("Copies", Figure.Whole(launches.Copies));
        yield return ("TKLQT", Figure.Seconds(launches.Tklqt));
        yield return ("Launching", Figure.Seconds(launches.LaunchSeconds));
        yield return ("Queuing", Figure.Seconds(launches.QueuingSeconds));
        yield return ("Average kernel", Figure.Seconds(launches.AverageKernelSeconds));
        yield return ("Latency", Figure.Seconds(launches.Latency));
        yield return ("Host issues for", Figure.Seconds(launches.HostSeconds));
        yield return ("Kernels run for", Figure.Seconds(launches.KernelSeconds));
        yield return ("GPU idle", Figure.Seconds(launches.GpuIdle));
        yield return ("Bound by", launches.BoundBy);
    }

    public static Html Of(LaunchProfile launches) => Html.Of($"""
        <p class="lead">{Words(launches)}</p>
        {Table.Of("The launches of the run", [Table.Head("Figure"), Table.NumberHead("Value")], Figures(launches).Select(f => Table.Row([Table.Name(f.Name), Table.Number(f.Value)])))}
        {Table.Of("Kernels by name, the longest first", [Table.Head("Kernel"), Table.NumberHead("Count"), Table.NumberHead("Time"), Table.NumberHead("Share")], launches.ByName.Take(Shown).Select(k => Row(k, launches)))}
        """);

    /// <summary>What the figures say.</summary>
    public static string Words(LaunchProfile launches)
    {
        string share = Figure.Percent(launches.Latency > 0 ? launches.GpuIdle / launches.Latency : 0);
        return launches.BoundBy == "host"
            ? $"The host decides: it issues for {Figure.Seconds(launches.HostSeconds)} what runs for {Figure.Seconds(launches.KernelSeconds)}, and the GPU is idle for {share} of the time. Larger batches are free until kernels take as long as issuing them."
            : $"The device decides: kernels run for {Figure.Seconds(launches.KernelSeconds)}, the host issues them in {Figure.Seconds(launches.HostSeconds)} and runs ahead; TKLQT is mostly queuing.";
    }

    private static Html Row(KernelTotal kernel, LaunchProfile launches) => Table.Row(
    [
        Table.Name(kernel.Name), Table.Number(Figure.Whole(kernel.Count), kernel.Count), Table.Number(Figure.Seconds(kernel.Seconds), kernel.Seconds),
        Table.Number(Figure.Percent(launches.KernelSeconds > 0 ? kernel.Seconds / launches.KernelSeconds : null)),
    ]);
}
