using System.Collections.Immutable;
using System.Globalization;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Fpga;

/// <summary>An FPGA board: what it has, over how many dies, and its memory.</summary>
/// <param name="Name">As files write it.</param>
/// <param name="Part">The chip.</param>
/// <param name="Has">All dies together.</param>
/// <param name="Dies">Super logic regions; 1 is a single die.</param>
/// <param name="Bandwidth">Of its main memory.</param>
/// <param name="Source">Where the figures are from.</param>
public sealed record FpgaDevice(string Name, string Part, FpgaResources Has, int Dies, BytesPerSecond Bandwidth, string Source)
{
    private const string FpgaConvNet = "fpgaConvNet platform files";
    private const string DataSheet = "AMD product tables (recalled)";
    private const double SevenSeriesClock = 143e6;
    private const double Clock300 = 300e6;
    private const double ClockCrossing = 180e6;
    private const double CrowdedShare = 0.4;

    /// <summary>The boards that ship.</summary>
    public static ImmutableArray<FpgaDevice> All { get; } =
    [
        new("vcu1525", "XCVU9P", new(1182240, 2364480, 4320, 960, 6840), 3, new(40e9), FpgaConvNet),
        new("u250", "XCU250", new(1728000, 3456000, 5376, 1280, 12288), 4, new(76.8e9), FpgaConvNet),
        new("u280", "XCU280", new(1163520, 2327040, 3504, 960, 8496), 3, new(460e9), "FINN, usable resources of each region"),
        new("u50", "XCU50", new(871680, 1743360, 2688, 640, 5952), 2, new(201e9), FpgaConvNet),
        new("zcu102", "XCZU9EG", new(274080, 548160, 1824, 0, 2520), 1, new(19.2e9), FpgaConvNet),
        new("zcu104", "XCZU7EV", new(230400, 460800, 624, 96, 1728), 1, new(19.2e9), FpgaConvNet),
        new("zc706", "XC7Z045", new(218600, 437200, 1090, 0, 900), 1, new(12.8e9), FpgaConvNet),
        new("zedboard", "XC7Z020", new(53200, 106400, 280, 0, 220), 1, new(4.264e9), FpgaConvNet),
        new("kv260", "XCK26", new(117120, 234240, 288, 64, 1248), 1, new(19.2e9), DataSheet),
    ];

    /// <summary>
    /// The clock to expect: on 7-series chips 143 MHz, the median of fpgaConvNet's seven designs (111 to 200 MHz); else 300 MHz on one die or with registers between dies, 180 MHz where a design of more than 40 % crosses dies without
    /// (the better end of AutoSA's builds on U250, 136 to 201 MHz without and 261 to 300 MHz with floorplan).
    /// </summary>
    public Hertz ExpectedClock(FpgaResources needs, bool isPipelinedBetweenDies) => new(Part.StartsWith("XC7", StringComparison.Ordinal) ? SevenSeriesClock : Dies > 1 && !isPipelinedBetweenDies && Largest(needs).Share > CrowdedShare ? ClockCrossing : Clock300);

    /// <summary>Null where a design fits; else every kind that is short, and by how much.</summary>
    public string? Shortage(FpgaResources needs)
    {
        string[] missing =
        [
            .. needs.Kinds.Zip(Has.Kinds).Where(p => p.First.Count > p.Second.Count)
                .Select(p => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(p.First.Count - p.Second.Count):N0} {p.First.Name} ({p.First.Count:N0} of {p.Second.Count:N0})")),
        ];
        return missing.Length == 0 ? null : $"the design does not fit {Name}: missing {string.Join(", ", missing)}";
    }

    /// <summary>What a design takes of the device, in words.</summary>
    public string Usage(FpgaResources needs) => string.Join(
        ", ", needs.Kinds.Zip(Has.Kinds).Where(p => p.Second.Count > 0).Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.First.Count:N0} of {p.Second.Count:N0} {p.First.Name} ({100 * p.First.Count / p.Second.Count:F0} %)")));

    /// <summary>The kind of which a design takes the largest share.</summary>
    public (string Name, double Share) Largest(FpgaResources needs) =>
        needs.Kinds.Zip(Has.Kinds).Select(p => (p.First.Name, p.First.Count == 0 ? 0 : p.Second.Count == 0 ? double.PositiveInfinity : p.First.Count / p.Second.Count)).MaxBy(p => p.Item2);
}
