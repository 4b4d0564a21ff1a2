namespace HwSim.Accelerators.BitMod;

/// <summary>An accelerator of bitmod_sim: an array of equal area, one shape for prefill and one for decode.</summary>
/// <param name="Name">As the command line calls it.</param>
/// <param name="Prefill">Rows (filters) and columns (tokens) of the array in prefill.</param>
/// <param name="Decode">Rows and columns in decode.</param>
/// <param name="DotProduct">Reduction steps that a PE takes at once.</param>
/// <param name="IsBitSerial">True where a PE takes two bits of a weight a cycle.</param>
public sealed record BitModDesign(string Name, (long Rows, long Columns) Prefill, (long Rows, long Columns) Decode, long DotProduct, bool IsBitSerial);
