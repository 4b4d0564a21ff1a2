using HwSim.Core.Engine;
using HwSim.Core.Units;

namespace HwSim.Reports.Trace;

/// <summary>
/// Collects what happens on a machine and writes it as a timeline for Perfetto or chrome://tracing. Say with
/// <see cref="BeginOperation"/> where on the common timeline an operation starts; its spans count from there.
/// </summary>
/// <param name="machine">The name of the process that the viewer shows.</param>
/// <param name="clock">Turns cycles into time.</param>
/// <param name="most">So many spans are kept; later ones are counted and left out, and the timeline says so.</param>
public sealed class PerfettoTrace(string machine, Hertz clock, int most = PerfettoTrace.DefaultMost) : IRunTrace
{
    /// <summary>Keeps a file under about 30 MB, which viewers open at once.</summary>
    public const int DefaultMost = 200_000;

    private readonly List<TraceSpan> spans = [];

    private readonly List<TraceSpan> operations = [];

    private readonly List<TraceArrow> arrows = [];

    private readonly List<TraceLevel> levels = [];

    private Cycles offset;

    private string? current;

    private Cycles currentEnd;

    /// <summary>False once the bound is reached, so that an engine can stop telling.</summary>
    public bool IsOn => spans.Count < most;

    /// <summary>How many spans were left out.</summary>
    public long Dropped { get; private set; }

    /// <summary>From now on spans count from this cycle. An operation that was begun and not ended ends with its last span.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The start is negative.</exception>
    public void BeginOperation(string name, Cycles start)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentOutOfRangeException.ThrowIfNegative(start.Value, nameof(start));
        Close(currentEnd);
        (current, offset, currentEnd) = (name, start, start);
    }

    /// <summary>Ends the current operation, so many cycles after its start.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The duration is negative.</exception>
    public void EndOperation(Cycles duration)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(duration.Value, nameof(duration));
        Close(offset + duration);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">Start or duration is negative.</exception>
    public void Span(string track, string name, Cycles start, Cycles duration)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start.Value, nameof(start));
        ArgumentOutOfRangeException.ThrowIfNegative(duration.Value, nameof(duration));
        currentEnd = Cycles.Max(currentEnd, offset + start + duration);
        if (!IsOn)
        {
            Dropped++;
            return;
        }

        spans.Add(new TraceSpan(track, name, offset + start, duration));
    }

    /// <inheritdoc/>
    public void Arrow(string fromTrack, Cycles from, string toTrack, Cycles to)
    {
        if (arrows.Count < most)
        {
            arrows.Add(new TraceArrow(fromTrack, from, toTrack, to));
        }
    }

    /// <inheritdoc/>
    public void Level(string track, Cycles at, long count)
    {
        if (levels.Count < most)
        {
            levels.Add(new TraceLevel(track, at, count));
        }
    }

    /// <summary>The timeline as text; the same spans give the same text.</summary>
    public string Text()
    {
        IEnumerable<TraceSpan> unfinished = current is null ? [] : [new TraceSpan("", current, offset, currentEnd - offset)];
        return PerfettoText.Of(machine, clock, [.. operations, .. unfinished], spans, arrows, levels, Dropped);
    }

    private void Close(Cycles end)
    {
        if (current is not null)
        {
            operations.Add(new TraceSpan("", current, offset, end - offset));
            current = null;
        }
    }
}
