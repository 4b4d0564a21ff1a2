using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace HwSim.Cli.Output;

/// <summary>Shows how a sweep gets on: a bar with rate and remaining time where a person watches, a line now and then in a pipe.</summary>
internal static class SweepWatch
{
    private const double LineSeconds = 10;

    /// <summary>Runs a sweep and shows it.</summary>
    /// <param name="title">What runs.</param>
    /// <param name="before">Points that are there already.</param>
    /// <param name="total">All points.</param>
    /// <param name="isQuiet">True where standard output belongs to a document.</param>
    /// <param name="run">The sweep; it reports how many new points are kept.</param>
    public static long Run(string title, long before, long total, bool isQuiet, Func<Action<long>, long> run) =>
        isQuiet || Console.IsOutputRedirected || Console.IsErrorRedirected ? InLines(before, total, run) : InBar(title, before, total, run);

    private static long InBar(string title, long before, long total, Func<Action<long>, long> run)
    {
        Stopwatch watch = Stopwatch.StartNew();
        return AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                ProgressTask task = context.AddTask(Markup.Escape(title), maxValue: total);
                task.Value = before;
                return run(kept =>
                {
                    task.Value = before + kept;
                    task.Description = Markup.Escape(string.Create(CultureInfo.InvariantCulture, $"{title}: {before + kept:N0} of {total:N0} points, {kept / watch.Elapsed.TotalSeconds:N0}/s"));
                });
            });
    }

    private static long InLines(long before, long total, Func<Action<long>, long> run)
    {
        Stopwatch watch = Stopwatch.StartNew();
        double said = 0;
        return run(kept =>
        {
            double now = watch.Elapsed.TotalSeconds;
            if (now - said >= LineSeconds)
            {
                said = now;
                double left = (total - before - kept) * now / kept;
                Terminal.Error(string.Create(CultureInfo.InvariantCulture, $"{before + kept:N0} of {total:N0} points, {kept / now:N0} a second, {left:N0} s left"));
            }
        });
    }
}
