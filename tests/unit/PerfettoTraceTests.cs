using System.Text.Json.Nodes;
using HwSim.Core.Units;
using HwSim.Reports.Trace;

namespace HwSim.Tests.Unit;

public sealed class PerfettoTraceTests
{
    [Fact]
    public void Times_are_microseconds_from_the_start_of_the_run()
    {
        PerfettoTrace trace = new("m", new Hertz(1e9));
        trace.BeginOperation("a", new(5000));
        trace.Span("PE array", "fold 0", new(1000), new(250));
        trace.EndOperation(new(3000));
        JsonObject[] spans = Spans(trace);
        Assert.Equal(("a", 5.0, 3.0), ((string)spans[0]["name"]!, (double)spans[0]["ts"]!, (double)spans[0]["dur"]!));
        Assert.Equal(("fold 0", 6.0, 0.25), ((string)spans[1]["name"]!, (double)spans[1]["ts"]!, (double)spans[1]["dur"]!));
    }

    [Fact]
    public void An_operation_that_nobody_ends_ends_with_its_last_span()
    {
        PerfettoTrace trace = new("m", new Hertz(1e6));
        trace.BeginOperation("a", Cycles.Zero);
        trace.Span("t", "s", new(3), new(4));
        trace.BeginOperation("b", new(10));
        trace.Span("t", "s", new(1), new(1));
        Assert.Equal([7.0, 2.0], Spans(trace).Where(s => (int)s["tid"]! == 1).Select(s => (double)s["dur"]!));
    }

    [Fact]
    public void Beyond_the_bound_spans_are_counted_and_the_timeline_says_so()
    {
        PerfettoTrace trace = new("m", new Hertz(1e9), most: 2);
        for (int i = 0; i < 5; i++)
        {
            Assert.Equal(i < 2, trace.IsOn);
            trace.Span("t", "s", new(i), new(1));
        }

        Assert.Equal(3, trace.Dropped);
        Assert.Equal(2, Spans(trace).Length);
        Assert.Contains("the last 3 spans are left out", trace.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void Negative_times_are_refused()
    {
        PerfettoTrace trace = new("m", new Hertz(1e9));
        Assert.Throws<ArgumentOutOfRangeException>(() => trace.Span("t", "s", new(-1), new(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => trace.Span("t", "s", new(1), new(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => trace.BeginOperation("a", new(-1)));
    }

    [Fact]
    public void Events_are_in_order_and_no_two_of_a_thread_overlap() => Property.Check(
        FsCheck.Fluent.ArbMap.Default.ArbFor<(byte Track, byte Start, byte Duration)[]>(),
        spans =>
        {
            PerfettoTrace trace = new("m", new Hertz(700e6));
            foreach ((byte track, byte start, byte duration) in spans)
            {
                trace.Span($"track {track % 3}", "s", new(start), new(duration));
            }

            JsonObject[] written = Spans(trace);
            Assert.Equal(spans.Length, written.Length);
            Assert.Equal(written.Select(s => (double)s["ts"]!).Order(), written.Select(s => (double)s["ts"]!));
            foreach (IGrouping<int, JsonObject> thread in written.GroupBy(s => (int)s["tid"]!))
            {
                decimal end = 0;
                foreach (JsonObject span in thread)
                {
                    Assert.True((decimal)span["ts"]! >= end && (decimal)span["dur"]! >= 0);
                    end = (decimal)span["ts"]! + (decimal)span["dur"]!;
                }
            }
        });

    private static JsonObject[] Spans(PerfettoTrace trace) =>
        [.. JsonNode.Parse(trace.Text())!["traceEvents"]!.AsArray().Select(e => e!.AsObject()).Where(e => (string)e["ph"]! == "X")];
}
