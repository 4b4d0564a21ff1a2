using System.Globalization;

namespace HwSim.Accelerators.ScaleSim;

/// <summary>A number of a SCALE-Sim report: a Python <c>int</c> or <c>float</c>, which print differently.</summary>
public readonly record struct PythonNumber
{
    private readonly long integer;
    private readonly double real;

    private PythonNumber(long integer, double real, bool isReal) =>
        (this.integer, this.real, IsReal) = (integer, real, isReal);

    /// <summary>Whether Python holds it as a <c>float</c>.</summary>
    public bool IsReal { get; }

    /// <summary>The value.</summary>
    public double Value => IsReal ? real : integer;

    public static implicit operator PythonNumber(long value) => FromInt64(value);

    public static implicit operator PythonNumber(double value) => FromDouble(value);

    public static PythonNumber FromInt64(long value) => new(value, 0, isReal: false);

    public static PythonNumber FromDouble(double value) => new(0, value, isReal: true);

    /// <summary>The number as Python's <c>str</c> prints it: the shortest digits that read back as the same value.</summary>
    public override string ToString() => IsReal ? Repr(real) : integer.ToString(CultureInfo.InvariantCulture);

    /// <remarks>Python switches to an exponent of at least two digits below 1e-4 and from 1e16 on.</remarks>
    private static string Repr(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
        }

        double magnitude = Math.Abs(value);
        if (magnitude != 0 && magnitude is < 1e-4 or >= 1e16)
        {
            string[] parts = value.ToString("E16", CultureInfo.InvariantCulture).Split('E');
            string shortest = value.ToString("R", CultureInfo.InvariantCulture);
            string sign = value < 0 ? "-" : string.Empty;
            int exponent = int.Parse(parts[1], CultureInfo.InvariantCulture);
            string digits = Digits(shortest);
            string fraction = digits.Length > 1 ? $".{digits[1..]}" : string.Empty;
            string power = Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture);
            return $"{sign}{digits[0]}{fraction}e{(exponent < 0 ? '-' : '+')}{power}";
        }

        string plain = value.ToString("R", CultureInfo.InvariantCulture);
        if (plain.Contains('E', StringComparison.Ordinal))
        {
            plain = value.ToString("F0", CultureInfo.InvariantCulture);
        }

        return plain.Contains('.', StringComparison.Ordinal) ? plain : plain + ".0";
    }

    /// <summary>The significant digits of a number in any notation, without leading and trailing zeros.</summary>
    private static string Digits(string number)
    {
        int exponent = number.IndexOf('E', StringComparison.Ordinal);
        string mantissa = exponent < 0 ? number : number[..exponent];
        string digits = string.Concat(mantissa.Where(char.IsAsciiDigit)).TrimStart('0').TrimEnd('0');
        return digits.Length == 0 ? "0" : digits;
    }
}
