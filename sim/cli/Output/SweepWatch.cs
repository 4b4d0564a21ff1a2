using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace HwSim.Cli.Output;

/// <summary>Shows how a sweep gets on - rate, remaining time, size of the front: in a bar where a person watches, as a line now and then in a pipe.</summary>
internal static class SweepWatch
{
    private const double LineSeconds = 10;

    /// <summary>Runs a sweep and shows it.</summary>
    /// <param name="title">What runs.</param>
    /// <param name="before">Points that are there already.</param>
    /// <param name="total">All points.</param>
    /// <param name="isQuiet">True where standard output belongs to a document.</param>
    /// <param name="front">How many points the Pareto front has at the moment; null where the study has no objectives.</param>
    /// <param name="run">The sweep; it reports how many new points are kept.</param>
    public static long Run(string title, long before, long total, bool isQuiet, Func<int?> front, Func<Action<long>, long> run) =>
        isQuiet || Console.IsOutputRedirected || Console.IsErrorRedirected ? InLines(before, total, front, run) : InBar(title, before, total, front, run);

    private static long InBar(string title, long before, long total, Func<int?> front, Func<Action<long>, long> run)
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
                    task.Description = Markup.Escape($"{title}: {Figures(before + kept, total, kept / watch.Elapsed.TotalSeconds, front())}");
                });
            });
    }

    private static long InLines(long before, long total, Func<int?> front, Func<Action<long>, long> run)
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
                Terminal.Error(string.Create(CultureInfo.InvariantCulture, $"{Figures(before + kept, total, kept / now, front())}, {left:N0} s left"));
            }
        });
    }

    private static string Figures(long there, long total, double rate, int? front) => string.Create(
        CultureInfo.InvariantCulture, $"{there:N0} of {total:N0} points, {rate:N0} a second{(front is { } size ? $", {size:N0} on the Pareto front" : "")}");
}
