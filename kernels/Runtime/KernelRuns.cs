using System.Collections.Immutable;
using Microsoft.ML.OnnxRuntime;

namespace HwSim.Kernels.Runtime;

/// <summary>Runs the cases of a suite on this host.</summary>
public static class KernelRuns
{
    private static readonly ImmutableDictionary<string, long> NoExtents = ImmutableDictionary<string, long>.Empty;

    /// <summary>The version of ONNX Runtime that runs them.</summary>
    public static string RuntimeVersion => OrtEnv.Instance().GetVersionString();

    /// <summary>Runs cases one after the other; stops between calls where that is asked for.</summary>
    public static IEnumerable<KernelMeasurement> Run(IEnumerable<KernelCase> cases, RunSettings settings, TimeProvider clock, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(cases);
        foreach (KernelCase kernel in cases)
        {
            if (stop.IsCancellationRequested)
            {
                yield break;
            }

            if (Run(kernel, settings, clock, stop) is { } measured)
            {
                yield return measured;
            }
        }
    }

    /// <summary>Runs one case; null where a stop came first.</summary>
    private static KernelMeasurement? Run(KernelCase kernel, RunSettings settings, TimeProvider clock, CancellationToken stop)
    {
        double flops = KernelFamilies.All[kernel.Kernel].Flops(kernel);
        try
        {
            using KernelSession session = new(KernelFamilies.ModelOf(kernel), settings, NoExtents);
            return new KernelMeasurement(kernel, KernelTimer.Time(session, settings, clock, stop), flops, null);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (Exception e) when (e is OnnxRuntimeException or OverflowException or OutOfMemoryException or EntryPointNotFoundException)
        {
            return new KernelMeasurement(kernel, null, flops, e is OnnxRuntimeException or EntryPointNotFoundException ? e.Message : "the tensors are too large for one model file");
        }
    }
}
