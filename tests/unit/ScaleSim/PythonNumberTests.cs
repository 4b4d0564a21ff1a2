using HwSim.Accelerators.ScaleSim;

namespace HwSim.Tests.Unit.ScaleSim;

public class PythonNumberTests
{
    [Theory]
    [InlineData(0.0, "0.0")]
    [InlineData(-0.0, "-0.0")]
    [InlineData(33.0, "33.0")]
    [InlineData(-3243.0, "-3243.0")]
    [InlineData(91.68309650614964, "91.68309650614964")]
    [InlineData(0.1, "0.1")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(0.00001, "1e-05")]
    [InlineData(-0.0000123456, "-1.23456e-05")]
    [InlineData(123456789012345680.0, "1.2345678901234568e+17")]
    [InlineData(1e16, "1e+16")]
    [InlineData(9999999999999998.0, "9999999999999998.0")]
    [InlineData(1e22, "1e+22")]
    [InlineData(1.5e300, "1.5e+300")]
    [InlineData(5e-324, "5e-324")]
    [InlineData(double.PositiveInfinity, "inf")]
    [InlineData(double.NegativeInfinity, "-inf")]
    [InlineData(double.NaN, "nan")]
    public void Floats_print_as_python_prints_them(double value, string expected) =>
        Assert.Equal(expected, PythonNumber.FromDouble(value).ToString());

    [Fact]
    public void Ints_print_without_a_point() => Assert.Equal("15200", PythonNumber.FromInt64(15200).ToString());
}
