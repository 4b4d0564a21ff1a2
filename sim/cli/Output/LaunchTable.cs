using System.Globalization;
using HwSim.Core.Results;
using HwSim.Core.Units;
using Spectre.Console;

namespace HwSim.Cli.Output;

/// <summary>A run as a profiler of launches sees it, on the terminal.</summary>
internal static class LaunchTable
{
    private const int Shown = 8;

    public static void Print(LaunchProfile launches)
    {
        Table table = new Table().Title("launches").Border(TableBorder.Simple).AddColumns("figure", "value");
        table.AddRow("kernels", string.Create(CultureInfo.InvariantCulture, $"{launches.Kernels:N0}, {launches.Copies:N0} copies"));
        table.AddRow("TKLQT", $"{Time(launches.Tklqt)} ({Time(launches.LaunchSeconds)} launching, {Time(launches.QueuingSeconds)} queuing)");
        table.AddRow("average kernel", Time(launches.AverageKernelSeconds));
        table.AddRow("host issues for", Time(launches.HostSeconds));
        table.AddRow("kernels run for", Time(launches.KernelSeconds));
        table.AddRow("GPU idle", Time(launches.GpuIdle));
        table.AddRow("bound by", launches.BoundBy);
        Terminal.Out.Write(table);

        Table kernels = new Table().Title("kernels").Border(TableBorder.Simple).AddColumns("kernel", "count", "time", "share");
        foreach (KernelTotal kernel in launches.ByName.Take(Shown))
        {
            kernels.AddRow(
                Markup.Escape(kernel.Name), kernel.Count.ToString("N0", CultureInfo.InvariantCulture), Time(kernel.Seconds),
                launches.KernelSeconds > 0 ? (kernel.Seconds / launches.KernelSeconds).ToString("P1", CultureInfo.InvariantCulture) : "-");
        }

        Terminal.Out.Write(kernels);
    }

    private static string Time(double seconds) => new Seconds(seconds).ToString();
}
