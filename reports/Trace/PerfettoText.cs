using System.Text;
using System.Text.Json;
using HwSim.Core.Units;
using HwSim.Reports.Words;

namespace HwSim.Reports.Trace;

/// <summary>Writes spans in the trace event format.</summary>
/// <remarks>
/// Source: Google, "Trace Event Format": complete events (ph X) with ts and dur in microseconds, metadata events (ph M)
/// that name processes and threads, flows (ph s, f) and counters (ph C). Complete events are written in order of time.
/// </remarks>
internal static class PerfettoText
{
    private const int Process = 1;

    private const int OperationsThread = 1;

    private sealed record Event(int Thread, TraceSpan Span);

    public static string Of(string machine, Hertz clock, IReadOnlyList<TraceSpan> operations, IReadOnlyList<TraceSpan> spans, IReadOnlyList<TraceArrow> arrows, IReadOnlyList<TraceLevel> levels, long dropped)
    {
        Dictionary<string, int> firstThread = [];
        List<string> threads = ["Operations"];
        List<Event> events = [.. operations.Select(o => new Event(OperationsThread, o))];
        foreach (IGrouping<string, TraceSpan> track in spans.GroupBy(s => s.Track))
        {
            int first = threads.Count + 1;
            firstThread[track.Key] = first;
            foreach ((TraceSpan span, int lane) in TraceLanes.Of(track))
            {
                if (first + lane > threads.Count)
                {
                    threads.Add(lane == 0 ? track.Key : $"{track.Key} ({lane + 1})");
                }

                events.Add(new Event(first + lane, span));
            }
        }

        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes))
        {
            json.WriteStartObject();
            json.WriteString("displayTimeUnit", "ns");
            WriteAbout(json, machine, clock, dropped);
            json.WriteStartArray("traceEvents");
            WriteNames(json, machine, threads, dropped);
            foreach (Event e in events.OrderBy(e => e.Span.Start.Value).ThenBy(e => e.Thread).ThenBy(e => e.Span.Duration.Value))
            {
                WriteSpan(json, e, clock);
            }

            for (int i = 0; i < arrows.Count; i++)
            {
                WriteArrow(json, arrows[i], i, firstThread, clock);
            }

            foreach (TraceLevel level in levels)
            {
                WriteLevel(json, level, clock);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    private static void WriteAbout(Utf8JsonWriter json, string machine, Hertz clock, long dropped)
    {
        json.WriteStartObject("otherData");
        json.WriteString("machine", Printable.Text(machine));
        json.WriteNumber("clock_hertz", clock.Value);
        json.WriteNumber("spans_left_out", dropped);
        json.WriteEndObject();
    }

    private static void WriteNames(Utf8JsonWriter json, string machine, List<string> threads, long dropped)
    {
        string note = dropped > 0 ? $" (the last {Figure.Whole(dropped)} spans are left out)" : "";
        WriteName(json, "process_name", 0, Printable.Text(machine) + note);
        for (int i = 0; i < threads.Count; i++)
        {
            WriteName(json, "thread_name", i + 1, Printable.Text(threads[i]));
            json.WriteStartObject();
            json.WriteString("ph", "M");
            json.WriteNumber("pid", Process);
            json.WriteNumber("tid", i + 1);
            json.WriteString("name", "thread_sort_index");
            json.WriteStartObject("args");
            json.WriteNumber("sort_index", i + 1);
            json.WriteEndObject();
            json.WriteEndObject();
        }
    }

    private static void WriteName(Utf8JsonWriter json, string what, int thread, string name)
    {
        json.WriteStartObject();
        json.WriteString("ph", "M");
        json.WriteNumber("pid", Process);
        json.WriteNumber("tid", thread);
        json.WriteString("name", what);
        json.WriteStartObject("args");
        json.WriteString("name", name);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteSpan(Utf8JsonWriter json, Event e, Hertz clock)
    {
        json.WriteStartObject();
        json.WriteString("ph", "X");
        json.WriteNumber("pid", Process);
        json.WriteNumber("tid", e.Thread);
        json.WriteString("name", Printable.Text(e.Span.Name));
        json.WriteNumber("ts", Microseconds(e.Span.Start, clock));
        json.WriteNumber("dur", Microseconds(e.Span.End, clock) - Microseconds(e.Span.Start, clock));
        json.WriteStartObject("args");
        json.WriteNumber("start_cycle", e.Span.Start.Value);
        json.WriteNumber("cycles", e.Span.Duration.Value);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>A flow: a start inside the span that causes, an end bound to the span that encloses it.</summary>
    private static void WriteArrow(Utf8JsonWriter json, in TraceArrow arrow, int number, Dictionary<string, int> threads, Hertz clock)
    {
        if (!threads.TryGetValue(arrow.FromTrack, out int from) || !threads.TryGetValue(arrow.ToTrack, out int to))
        {
            return;
        }

        WriteEnd("s", from, arrow.From, false);
        WriteEnd("f", to, arrow.To, true);

        void WriteEnd(string phase, int thread, Cycles at, bool binds)
        {
            json.WriteStartObject();
            json.WriteString("ph", phase);
            json.WriteNumber("pid", Process);
            json.WriteNumber("tid", thread);
            json.WriteNumber("id", number);
            json.WriteString("name", "launch");
            json.WriteString("cat", "launch");
            json.WriteNumber("ts", Microseconds(at, clock));
            if (binds)
            {
                json.WriteString("bp", "e");
            }

            json.WriteEndObject();
        }
    }

    private static void WriteLevel(Utf8JsonWriter json, in TraceLevel level, Hertz clock)
    {
        json.WriteStartObject();
        json.WriteString("ph", "C");
        json.WriteNumber("pid", Process);
        json.WriteString("name", Printable.Text(level.Track));
        json.WriteNumber("ts", Microseconds(level.At, clock));
        json.WriteStartObject("args");
        json.WriteNumber("waiting", level.Count);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // Whole picoseconds in decimal, so that a span ends exactly where the next one starts.
    private static decimal Microseconds(Cycles at, Hertz clock) => Math.Round(at.Value * 1_000_000m / (decimal)clock.Value, 6);
}
