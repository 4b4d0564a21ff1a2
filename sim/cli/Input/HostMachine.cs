using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using HwSim.Core.Config;

namespace HwSim.Cli.Input;

/// <summary>
/// This host as a machine file: what the kernel says about processor, caches and clocks, and what instruction sets imply. What a host does
/// not say about itself (memory bandwidth, the guest's part of a shared cache) is assumed and marked so; <c>hwsim calibrate</c> fits it.
/// </summary>
internal static class HostMachine
{
    /// <summary>The name that stands for this host where a machine is named.</summary>
    public const string Name = "host";

    private const string CacheFolder = "/sys/devices/system/cpu/cpu0/cache";
    private const string MaximumClock = "/sys/devices/system/cpu/cpu0/cpufreq/cpuinfo_max_freq";
    private const double GigabytesOfCore = 20;
    private const double MostGigabytes = 200;
    private const long GuestL3OfCore = 16;

    /// <summary>The machine file.</summary>
    public static SourceText Text()
    {
        HostDescription host = HostDescription.Read();
        ImmutableArray<string> flags = HostDescription.Flags();
        bool isGuest = flags.Contains("hypervisor");
        (double fp32, double int8, int lanes) = Rates(flags);
        double stated = HostDescription.StatedMegahertz() is > 0 and double clock ? clock : 2000;
        long l3 = Cache(3) is > 0 and long reported ? reported : 1024L * host.Cores;
        long kept = isGuest ? Math.Min(l3, GuestL3OfCore * 1024 * host.Cores) : l3;
        string l3Source = isGuest ? $"sysfs reports {l3} KiB, which guests share; {GuestL3OfCore} MiB a core are taken as this guest's" : "sysfs";
        double bandwidth = Math.Min(MostGigabytes, GigabytesOfCore * host.Cores);
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"""
            hwsim: 1
            machine: {Name}
            model: cpu
            description: {Quoted($"This host: {host.Processor}, {host.Cores} processors.")}
            cores: {host.Cores}
            clock: {stated:R} MHz
            fp32_macs: {fp32}
            int8_macs: {int8}
            vector_lanes: {lanes}
            l2: {(Cache(2) is > 0 and long l2 ? l2 : 1024)} KiB
            l3: {Sourced($"{kept} KiB", l3Source, isGuest ? "assumed" : "published")}
            dram: {'{'} type: unknown, bandwidth: {Sourced($"{bandwidth:R} GB/s", "hosts do not say: 20 GB/s a core, at most 200", "assumed")} {'}'}
            source: {Quoted($"/proc/cpuinfo, sysfs; rates of {host.Features}")}
            unverified: [clock, fp32_macs, int8_macs]
            measured_as: [{Quoted(host.ProcessorName)}]

            """);
        if (Boost(stated) is { } boost)
        {
            text.Append(CultureInfo.InvariantCulture, $"boost: {Sourced($"{boost:F3}", "0.9 of cpuinfo_max_freq over the stated clock; vector code lowers clocks", "assumed")}\n");
        }

        return new SourceText(Name, text.ToString());
    }

    /// <summary>Multiply-accumulates a cycle in fp32 and int8, and fp32 values of a vector: two vector units of the widest instructions that there are.</summary>
    private static (double Fp32, double Int8, int Lanes) Rates(ImmutableArray<string> flags)
    {
        bool is512 = flags.Contains("avx512f");
        bool is256 = flags.Contains("avx2");
        int lanes = is512 ? 16 : is256 ? 8 : 4;
        double fp32 = 2.0 * lanes;
        double int8 = flags.Contains("amx_int8") ? 1024
            : flags.Contains("avx512_vnni") || flags.Contains("avx_vnni") || flags.Contains("asimddp") ? 4 * fp32
            : 2 * fp32;
        return (fp32, int8, lanes);
    }

    private static double? Boost(double stated) =>
        double.TryParse(HostDescription.Line(MaximumClock), NumberStyles.Float, CultureInfo.InvariantCulture, out double kilohertz) && kilohertz > 0 ? Math.Max(1, 0.9 * kilohertz / 1000 / stated) : null;

    /// <summary>KiB of the data or unified cache of a level; 0 where it is not stated.</summary>
    private static long Cache(int level)
    {
        for (int index = 0; index < 8; index++)
        {
            string folder = $"{CacheFolder}/index{index}";
            string size = HostDescription.Line($"{folder}/size");
            if (HostDescription.Line($"{folder}/level") == level.ToString(CultureInfo.InvariantCulture) && HostDescription.Line($"{folder}/type") != "Instruction" && size.Length > 1
                && long.TryParse(size[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out long number))
            {
                return size[^1] == 'M' ? 1024 * number : number;
            }
        }

        return 0;
    }

    private static string Sourced(string value, string source, string trust) => $"{{ value: {value}, source: {Quoted(source)}, trust: {trust} }}";

    private static string Quoted(string text) => $"\"{text.Replace("\\", "", StringComparison.Ordinal).Replace("\"", "'", StringComparison.Ordinal)}\"";
}
