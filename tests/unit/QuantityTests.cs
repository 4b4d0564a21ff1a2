using HwSim.Core.Config;
using HwSim.Core.Units;

namespace HwSim.Tests.Unit;

public class QuantityTests
{
    [Theory]
    [InlineData("16 GB/s", 16e9)]
    [InlineData("16GB/s", 16e9)]
    [InlineData("0.5 TB/s", 0.5e12)]
    [InlineData("1e3 MB/s", 1e9)]
    [InlineData("1 GiB/s", 1073741824.0)]
    public void A_rate_is_read_in_its_base_unit(string text, double expected)
    {
        Diagnostics problems = [];
        Assert.True(ConfigTypes.Positive<BytesPerSecond>().TryRead(Scalar(text), problems, out BytesPerSecond rate));
        Assert.Equal(expected, rate.Value, 1e-15 * expected);
    }

    [Theory]
    [InlineData("16", DiagnosticCode.MissingUnit)]
    [InlineData("16 MHz", DiagnosticCode.WrongUnit)]
    [InlineData("16 GBs", DiagnosticCode.WrongUnit)]
    [InlineData("NaN GB/s", DiagnosticCode.NotANumber)]
    [InlineData("GB/s", DiagnosticCode.NotANumber)]
    [InlineData("0 GB/s", DiagnosticCode.OutOfRange)]
    [InlineData("-1 GB/s", DiagnosticCode.OutOfRange)]
    [InlineData("1e400 GB/s", DiagnosticCode.NotANumber)]
    public void A_wrong_rate_says_what_is_wrong(string text, DiagnosticCode expected)
    {
        Diagnostics problems = [];
        Assert.False(ConfigTypes.Positive<BytesPerSecond>().TryRead(Scalar(text), problems, out _));
        Assert.Equal(expected, Assert.Single(problems).Code);
    }

    [Fact]
    public void A_transfer_takes_whole_beats() => Assert.Equal(new Cycles(3), new Bytes(129) / new BytesPerCycle(64));

    [Fact]
    public void Sub_byte_values_share_bytes() => Assert.Equal(new Bytes(2), Bytes.Of(3, 4));

    private static ScalarNode Scalar(string text) => new(new SourceText("test", text).Start, text);
}
