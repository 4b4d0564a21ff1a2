using System.Text.Json;
using HwSim.Core.Config;
using HwSim.Core.Results;

namespace HwSim.Accelerators.Coupled.Profile;

/// <summary>
/// Reads traces of the PyTorch profiler (Kineto): complete events (ph X) of the categories kernel, gpu_memcpy,
/// cuda_runtime and cpu_op; a kernel and its launch call have the same correlation. Times are microseconds.
/// </summary>
/// <remarks>Format: the public output of torch.profiler, export_chrome_trace.</remarks>
public static class KinetoTrace
{
    private const double Microsecond = 1e-6;

    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 256 };

    /// <summary>Reads a trace.</summary>
    /// <returns>What is in it; null after a diagnostic.</returns>
    public static ImportedTrace? Read(SourceText source, Diagnostics into)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(into);
        try
        {
            using JsonDocument document = JsonDocument.Parse(source.Text, Lenient);
            if (EventsOf(document.RootElement) is not { } events)
            {
                into.Add(DiagnosticCode.BadJson, source.Start, "this is no trace: there is no list 'traceEvents'", "give a file that torch.profiler's export_chrome_trace wrote");
                return null;
            }

            KinetoEvents found = new();
            foreach (JsonElement one in events.EnumerateArray())
            {
                found.Add(one);
            }

            if (found.Kernels.Count == 0)
            {
                into.Add(DiagnosticCode.BadJson, source.Start, "the trace has no kernels", "record it with ProfilerActivity.CUDA");
                return null;
            }

            return Summed(found);
        }
        catch (InvalidOperationException)
        {
            into.Add(DiagnosticCode.BadJson, source.Start, "the trace has names with half a character in them", "export it anew");
            return null;
        }
        catch (JsonException e)
        {
            into.Add(DiagnosticCode.BadJson, new Place(source, (int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1), "the text is not JSON from here on", "traces that were cut off cannot be read; export it anew");
            return null;
        }
    }

    private static JsonElement? EventsOf(JsonElement root) => root.ValueKind switch
    {
        JsonValueKind.Array => root,
        JsonValueKind.Object when root.TryGetProperty("traceEvents", out JsonElement list) && list.ValueKind == JsonValueKind.Array => list,
        _ => null,
    };

    private static ImportedTrace Summed(KinetoEvents found)
    {
        Dictionary<string, int> numbers = [];
        Dictionary<string, (long Count, double Seconds)> byName = [];
        List<int> order = [];
        double launching = 0;
        double least = double.PositiveInfinity;
        double busy = 0;
        double end = double.NegativeInfinity;
        double first = found.FirstOperator;
        long without = 0;
        long matched = 0;
        foreach (KinetoEvent kernel in found.Kernels.OrderBy(k => k.Start).ThenBy(k => k.Name, StringComparer.Ordinal))
        {
            numbers.TryAdd(kernel.Name, numbers.Count);
            order.Add(numbers[kernel.Name]);
            (long count, double seconds) = byName.GetValueOrDefault(kernel.Name);
            byName[kernel.Name] = (count + 1, seconds + (kernel.Duration * Microsecond));
            busy += kernel.Duration;
            end = Math.Max(end, kernel.Start + kernel.Duration);
            if (kernel.Correlation is { } id && found.Calls.TryGetValue(id, out double call) && call <= kernel.Start)
            {
                launching += kernel.Start - call;
                least = Math.Min(least, kernel.Start - call);
                first = Math.Min(first, call);
                matched++;
            }
            else
            {
                without++;
            }
        }

        first = double.IsFinite(first) ? first : found.Kernels.Min(k => k.Start);
        double floor = matched == 0 ? 0 : matched * least;
        double latency = end - first;
        return new ImportedTrace(
            new LaunchProfile
            {
                Kernels = order.Count,
                Copies = found.Copies,
                Tklqt = launching * Microsecond,
                LaunchSeconds = floor * Microsecond,
                QueuingSeconds = (launching - floor) * Microsecond,
                Latency = latency * Microsecond,
                KernelSeconds = busy * Microsecond,
                HostSeconds = Math.Max(0, (found.LastCall - first) * Microsecond),
                GpuIdle = Math.Max(0, latency - busy) * Microsecond,
                BoundBy = busy < latency / 2 ? "host" : "device",
                ByName = [.. byName.Select(n => new KernelTotal(n.Key, n.Value.Count, n.Value.Seconds)).OrderByDescending(n => n.Seconds).ThenBy(n => n.Name, StringComparer.Ordinal)],
            },
            [.. order], without, found.Skipped);
    }
}
