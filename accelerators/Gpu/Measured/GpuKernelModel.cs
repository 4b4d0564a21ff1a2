using System.Collections.Frozen;
using HwSim.Accelerators.Gpu.Constants;
using HwSim.Accelerators.Gpu.Kernels;
using HwSim.Core.Config;
using HwSim.Core.Engine.Validation;
using HwSim.Core.Machine;
using HwSim.Core.Results.Measured;

namespace HwSim.Accelerators.Gpu.Measured;

/// <summary>
/// The GPU model as something to hold against measurements: finds the preset of a device, reads the shape of a row, and predicts its
/// time from the specification sheet and constants that were fitted without the device.
/// </summary>
public sealed class GpuKernelModel : IKernelModel
{
    private static readonly Lazy<FrozenDictionary<string, GpuSpec>> Devices = new(ReadDevices);

    private readonly Func<string, GpuConstants> constantsFor;
    private readonly int constantsFitted;

    /// <param name="constantsFor">The constants to predict a device with.</param>
    /// <param name="constantsFitted">How many of them were fitted.</param>
    public GpuKernelModel(Func<string, GpuConstants> constantsFor, int constantsFitted)
    {
        this.constantsFor = constantsFor;
        this.constantsFitted = constantsFitted;
    }

    /// <summary>With the constants that ship, each device with those fitted on the others.</summary>
    public static GpuKernelModel Shipped { get; } = new(ConstantsFile.Shipped.For, ConstantsFile.Shipped.Fitted);

    public int ConstantsFittedFor(string device) => constantsFitted;

    /// <summary>The presets by the names that measurement files give their devices.</summary>
    public static FrozenDictionary<string, GpuSpec> KnownDevices => Devices.Value;

    public KernelPrediction Predict(Measurement measurement)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        return Find(measurement, out GpuSpec? spec, out CollectiveTopology topology) is { } unknown ? unknown : Run(measurement, spec!, topology).Prediction;
    }

    /// <summary>The device under an eager framework, which is how networks were measured, with the constants that predict its kernels.</summary>
    public IAccelerator? MachineOf(string device) =>
        Devices.Value.TryGetValue(device, out GpuSpec? spec) ? new GpuMachine(spec with { IsEager = true }, constantsFor(device), [], []) : null;

    public string Explain(Measurement measurement)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        return Find(measurement, out GpuSpec? spec, out CollectiveTopology topology) is null && Run(measurement, spec!, topology) is { Prediction.Reason: null } run ? run.Time.ToString() : "";
    }

    public IKernelModel CalibratedTo(IReadOnlyList<Measurement> rows) => new GpuCalibration(this, rows);

    private static KernelPrediction? Find(Measurement row, out GpuSpec? spec, out CollectiveTopology topology)
    {
        (string name, topology) = DeviceName.Split(row.Device);
        return Devices.Value.TryGetValue(name, out spec)
            ? null
            : KernelPrediction.UnknownDevice($"no preset has the device '{row.Device}'{(Suggest.From(name, Devices.Value.Keys, "devices") is { Length: > 0 } near ? $" ({near})" : "")}");
    }

    private (KernelPrediction Prediction, KernelTime Time) Run(Measurement row, GpuSpec spec, CollectiveTopology topology)
    {
        GpuConstants constants = constantsFor(row.Device);
        if (KernelShapes.Math(row, spec) is not { } math)
        {
            return (KernelPrediction.UnknownKernel($"the GPU model has no type '{row.DataType}'"), default);
        }

        Conditions conditions = HarnessConditions.Of(row, spec, constants);
        switch (row.Kernel)
        {
            case "gemm" or "bmm" when KernelShapes.Gemm(row, math) is { } gemm:
                return Of(GemmKernel.Time(spec, constants, gemm, conditions), 2 * gemm.Batch * gemm.M * gemm.N * gemm.K, gemm.BytesA + gemm.BytesB + gemm.BytesC, spec, math);
            case "spmm" when !spec.HasSparseCores || math == GpuMath.Fp32:
                return (KernelPrediction.UnknownKernel($"'{row.Device}' does not skip zeros of {row.DataType} weights, and kernels that do without are not modelled"), default);
            case "spmm" when row.Parameters.Algo is not ("" or "cuSPARSELt" or "cuSparseLt" or "Spatha(V:N:M)"):
                return (KernelPrediction.UnknownKernel($"the sparse algorithm '{row.Parameters.Algo}' is not modelled"), default);
            case "spmm" when KernelShapes.Sparse(row, math) is { } sparse:
                return Of(GemmKernel.Time(spec, constants, sparse, conditions), sparse.M * sparse.N * sparse.K, sparse.BytesA + sparse.BytesB + sparse.BytesC, spec, math);
            case "elementwise" or "softmax" or "layernorm" or "rmsnorm" or "rope" when KernelShapes.Stream(row, math) is { } stream:
                return Of(StreamKernel.Time(spec, constants, stream, conditions), 0, stream.BytesRead + stream.BytesWritten, spec, math);
            case "attention_decode" or "attention_prefill" when KernelShapes.Attention(row, math) is { } attention:
                return Of(AttentionKernel.Time(spec, constants, attention, conditions), 2 * attention.Macs, attention.CacheBytes + attention.QueryBytes, spec, math);
            case "conv2d" when KernelShapes.Convolution(row, math) is { } convolution:
                return Of(ConvolutionKernel.Time(spec, constants, convolution, conditions), 2 * convolution.Macs, convolution.Bytes, spec, math);
            case "all_reduce" or "send_recv" when KernelShapes.Collective(row, topology) is { } collective:
                return CollectiveKernel.Time(spec, constants, collective) is { } time
                    ? (new KernelPrediction(time.Seconds, 0, time.DramBytes, 1, (spec.PeerLink ?? spec.HostLink)!.Value.Value), time)
                    : (KernelPrediction.UnknownKernel($"the preset of '{row.Device}' states no bandwidth of the link"), default);
            case "all_reduce" or "send_recv" when row.Parameters.Nodes > 1:
                return (KernelPrediction.UnknownKernel("the network between nodes is no part of a preset"), default);
            case "gemm" or "bmm" or "spmm" or "elementwise" or "softmax" or "layernorm" or "rmsnorm" or "rope" or "attention_decode" or "attention_prefill" or "conv2d" or "all_reduce" or "send_recv":
                return (KernelPrediction.UnknownKernel($"the parameters of a '{row.Kernel}' row lack a count that it needs"), default);
            default:
                return (KernelPrediction.UnknownKernel($"the GPU model has no kernel '{row.Kernel}'"), default);
        }
    }

    private static (KernelPrediction Prediction, KernelTime Time) Of(in KernelTime time, double work, double bytes, GpuSpec spec, GpuMath math) =>
        (new KernelPrediction(time.Seconds, work, bytes, 2 * spec.Rate(math), spec.DramRate), time);

    private static FrozenDictionary<string, GpuSpec> ReadDevices()
    {
        Dictionary<string, GpuSpec> devices = [];
        foreach (string preset in Machines.Presets)
        {
            Diagnostics problems = [];
            MappingNode? file = Machines.Resolve(Machines.Preset(preset)!, [], problems);
            if (file?["model"] is ScalarNode { Value: GpuModel.ModelName } && GpuFile.Type.TryRead(file, problems, out GpuSpec? spec))
            {
                foreach (string name in spec.MeasuredAs)
                {
                    devices.Add(name, spec);
                }
            }
        }

        return devices.ToFrozenDictionary();
    }
}
