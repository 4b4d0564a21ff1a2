using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using HwSim.Core.Config;
using HwSim.Kernels.Runtime;

namespace HwSim.Cli.Input;

/// <summary>Runs a whole ONNX model on this host: once to be timed, once to be profiled, since profiling slows it down.</summary>
internal static class ModelRun
{
    private const int ProfiledCalls = 10;

    /// <summary>Times and profiles a model.</summary>
    /// <exception cref="InputException">The model cannot be run.</exception>
    public static (KernelMeasurement Network, ImmutableArray<ProfiledNode> Nodes) Measure(
        string path, byte[] model, RunSettings settings, ImmutableDictionary<string, long> extents, CancellationToken stop)
    {
        KernelCase network = new(
            "network", "onnx",
            [new("model", Path.GetFileNameWithoutExtension(path)), .. extents.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => KeyValuePair.Create(e.Key, e.Value.ToString(CultureInfo.InvariantCulture)))]);
        string prefix = Path.Combine(Path.GetTempPath(), $"hwsim-profile-{Environment.ProcessId}");
        string? profile = null;
        try
        {
            MeasuredTimes times;
            using (KernelSession session = new(model, settings, extents))
            {
                times = KernelTimer.Time(session, settings, TimeProvider.System, stop);
            }

            using KernelSession profiled = new(model, settings, extents, prefix);
            for (int i = 0; i < ProfiledCalls && !stop.IsCancellationRequested; i++)
            {
                profiled.Call();
            }

            profile = profiled.EndProfiling();
            return (new KernelMeasurement(network, times, 0, null), ModelProfile.Read(File.ReadAllBytes(profile)));
        }
        catch (OperationCanceledException)
        {
            return (new KernelMeasurement(network, null, 0, "interrupted"), []);
        }
        catch (Exception e) when (e is Microsoft.ML.OnnxRuntime.OnnxRuntimeException or NotSupportedException or JsonException or EntryPointNotFoundException)
        {
            throw new InputException([new Diagnostic(DiagnosticCode.BadOnnx, new SourceText(path, "").Start, $"ONNX Runtime cannot run the model: {e.Message.ReplaceLineEndings(" ")}", "'hwsim run MACHINE MODEL' says what HwSim reads in it")]);
        }
        finally
        {
            if (profile is not null)
            {
                File.Delete(profile);
            }
        }
    }
}
