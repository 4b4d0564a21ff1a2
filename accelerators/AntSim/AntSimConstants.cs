using HwSim.Core.Units;

namespace HwSim.Accelerators.AntSim;

/// <summary>What all designs of ant_simulator share.</summary>
/// <remarks>Source: clevercool/ANT-Quantization bc84067: conf_*.ini, its rows of CACTI at 28 nm (4 KiB, 8 KiB and 128 B banks), stats.py and get_energy. Energies in nanojoules there.</remarks>
internal static class AntSimConstants
{
    public const long DramBitsPerCycle = 1024;

    /// <summary>Half of each scratchpad, the other half being filled or drained.</summary>
    public static readonly Streams Room = new(256 * 1024 * 4L, 128 * 1024 * 4L, 128 * 1024 * 4L);

    /// <summary>Bits of a result, partial or not.</summary>
    public const int OutputBits = 16;

    private const double Nano = 1e-9;
    private const double BankBits = 64 * 8;
    private const double OutputBankBits = 4 * 8;
    private const double BanksOfOperands = 32;
    private const double BanksOfOutputs = 1024;

    public static readonly Hertz Clock = new(500e6);

    /// <summary>Energy of a bit read from and written to each scratchpad.</summary>
    public static readonly (double Read, double Write) Weights = (0.0168924 * Nano / BankBits, 0.0203422 * Nano / BankBits);
    public static readonly (double Read, double Write) Activations = (0.0177688 * Nano / BankBits, 0.0248866 * Nano / BankBits);
    public static readonly (double Read, double Write) Outputs = (0.000294945 * Nano / OutputBankBits, 0.000415925 * Nano / OutputBankBits);

    /// <summary>Leakage of all scratchpads: counted in the search and left out of the breakdown.</summary>
    public static readonly Watts ScratchpadLeakage = new(1e-3 * ((BanksOfOperands * (2.96594 + 5.4983)) + (BanksOfOutputs * 0.127708)));

    /// <summary>DRAM of the breakdown: background a cycle, a bit read, a bit written.</summary>
    public static readonly (double Background, double Read, double Write) Dram = (484.615 / 500 * Nano, 0.644304 / 1024 * Nano, 0.784104 / 1024 * Nano);

    /// <summary>DRAM of the search.</summary>
    public static readonly (double Background, double Read, double Write) DramOfSearch = (3838.05 / 500000 * Nano, 1.18294 / 1024 * Nano, 1.47797 / 1024 * Nano);
}
