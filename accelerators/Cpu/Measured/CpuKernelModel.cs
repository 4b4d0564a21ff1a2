using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using HwSim.Core.Config;
using HwSim.Core.Engine.Validation;
using HwSim.Core.Machine;
using HwSim.Core.Results.Measured;

namespace HwSim.Accelerators.Cpu.Measured;

/// <summary>
/// The CPU model as something to hold against measurements of <c>hwsim measure</c>. A device is a processor and a number of threads:
/// <c>emerald-rapids-2-vcpu-2t</c>. Calibration fits the machine, seven figures of it, on rows of whatever kernels.
/// </summary>
public sealed partial class CpuKernelModel : IKernelModel
{
    private static readonly Lazy<CpuKernelModel> Presets = new(() => new CpuKernelModel(ReadPresets()));

    private readonly FrozenDictionary<string, CpuSpec> devices;

    private CpuKernelModel(FrozenDictionary<string, CpuSpec> devices) => this.devices = devices;

    /// <summary>The processors of the presets.</summary>
    public static CpuKernelModel Shipped => Presets.Value;

    /// <summary>These processors and one more, such as this host; it comes first where names meet.</summary>
    public CpuKernelModel With(CpuSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        Dictionary<string, CpuSpec> all = new(devices);
        foreach (string name in spec.MeasuredAs)
        {
            all[name] = spec;
        }

        return new CpuKernelModel(all.ToFrozenDictionary());
    }

    /// <summary>The machine that measurements of a device are of; null where none is known.</summary>
    public CpuSpec? SpecOf(string device)
    {
        if (Threads().Match(device) is { Success: true } match && devices.TryGetValue(match.Groups[1].Value, out CpuSpec? spec))
        {
            return spec with { Cores = Math.Max(1, double.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture)) };
        }

        return devices.GetValueOrDefault(device);
    }

    /// <summary>The names of the devices, without threads.</summary>
    public ImmutableArray<string> Names => [.. devices.Keys.Order(StringComparer.Ordinal)];

    public int ConstantsFittedFor(string device) => SpecOf(device) is { } spec ? FittedIn(spec) : 0;

    public bool CalibratesDevice(string device) => true;

    public KernelPrediction Predict(Measurement measurement)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        if (SpecOf(measurement.Device) is not { } spec)
        {
            return KernelPrediction.UnknownDevice($"no preset has the device '{measurement.Device}'");
        }

        if (measurement.DataType is not ("fp32" or "int8"))
        {
            return KernelPrediction.UnknownKernel($"the CPU model has no type '{measurement.DataType}'");
        }

        if (CpuShapes.Time(measurement, spec) is not { } time)
        {
            return KernelPrediction.UnknownKernel($"the CPU model has no kernel '{measurement.Kernel}', or its parameters lack a count");
        }

        (double work, double bytes) = CpuShapes.Roofline(measurement);
        double macs = measurement.DataType == "int8" ? spec.Int8Macs : spec.Fp32Macs;
        return new KernelPrediction(time.Seconds, work, bytes, 2 * macs * spec.Cores * spec.Clock.Value, spec.DramRate);
    }

    public IAccelerator? MachineOf(string device) => SpecOf(device) is { } spec ? new CpuMachine(spec, [], []) : null;

    public string Explain(Measurement measurement)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        return SpecOf(measurement.Device) is { } spec && CpuShapes.Time(measurement, spec) is { } time ? time.ToString() : "";
    }

    public IKernelModel CalibratedTo(IReadOnlyList<Measurement> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        CpuSpec? spec = rows.Count == 0 ? null : SpecOf(rows[0].Device);
        return spec is null ? this : new CpuKernelModel(FrozenDictionary.ToFrozenDictionary([KeyValuePair.Create(rows[0].Device, CpuCalibration.Fit(spec, rows))]));
    }

    private static int FittedIn(CpuSpec spec) =>
        CpuLibraryFile.Listed(spec.Library).Count(l => l.Value.Trust == Trust.Fitted)
        + new[] { spec.Boost.Trust, spec.L2Rate.Trust, spec.L3.Trust, spec.L3Rate.Trust, spec.DramType.Trust, spec.Dispatch.Trust, spec.ForkJoin.Trust }.Count(t => t == Trust.Fitted);

    private static FrozenDictionary<string, CpuSpec> ReadPresets()
    {
        Dictionary<string, CpuSpec> found = [];
        foreach (string preset in Machines.Presets)
        {
            Diagnostics problems = [];
            MappingNode? file = Machines.Resolve(Machines.Preset(preset)!, [], problems);
            if (file?["model"] is ScalarNode { Value: CpuModel.ModelName } && CpuFile.Type.TryRead(file, problems, out CpuSpec? spec))
            {
                foreach (string name in spec.MeasuredAs)
                {
                    found.Add(name, spec);
                }
            }
        }

        return found.ToFrozenDictionary();
    }

    [GeneratedRegex(@"^(.+)-(\d{1,4})t$")]
    private static partial Regex Threads();
}
