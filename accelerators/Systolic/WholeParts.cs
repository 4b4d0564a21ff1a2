namespace HwSim.Accelerators.Systolic;

/// <summary>Names of parts that the energy table has as a whole; empty where there is none.</summary>
/// <param name="Pe">A PE with its registers, one operation a multiplication of <c>pe_bits</c> (or of the operands, without that key) with its accumulation.</param>
/// <param name="IfmapDecoder">Decoders at the border that the ifmap enters, one a row, one operation a byte.</param>
/// <param name="FilterDecoder">Decoders at the border that the filter enters, one a column, one operation a byte.</param>
/// <param name="Controller">What is there once beside the array.</param>
public sealed record WholeParts(string Pe, string IfmapDecoder, string FilterDecoder, string Controller)
{
    public static readonly WholeParts None = new("", "", "", "");

    /// <summary>The names that there are.</summary>
    public IEnumerable<string> Names => new[] { Pe, IfmapDecoder, FilterDecoder, Controller }.Where(n => n.Length > 0);
}
