using System.Text;
using HwSim.Core.Config;
using HwSim.Core.Results.Measured;

namespace HwSim.Tests.Unit.Validation;

public class MeasurementReaderTests
{
    private const string Header = "device,kernel,dtype,params_json,measured_us,source\n";
    private const string Good = "T4,gemm,fp32,\"{\"\"m\"\":1,\"\"n\"\":2,\"\"k\"\":3}\",4.5,owner/repo@1:path\n";

    [Fact]
    public void A_row_is_read_with_its_shape_and_place()
    {
        Measurement row = Assert.Single(Read(Header + Good, out Diagnostics problems));

        Assert.True(problems.IsEmpty);
        Assert.Equal(("T4", "gemm", "fp32", 4.5, "owner/repo", 2), (row.Device, row.Kernel, row.DataType, row.Microseconds, row.Harness, row.Line));
        Assert.Equal((1.0, 1.0, 2.0, 3.0), (row.Parameters.B, row.Parameters.M, row.Parameters.N, row.Parameters.K));
    }

    [Fact]
    public void Columns_may_come_in_any_order_with_others_between()
    {
        Measurement row = Assert.Single(Read("source,note,measured_us,params_json,dtype,kernel,device\ns,x,1,{},fp16,rope,A40\n", out _));
        Assert.Equal(("A40", "rope", "fp16", 1.0, "s"), (row.Device, row.Kernel, row.DataType, row.Microseconds, row.Source));
    }

    [Theory]
    [InlineData("T4,gemm,fp32,{},NaN,s", 17, "a measured time is above 0 and finite")]
    [InlineData("T4,gemm,fp32,{},-3,s", 17, "a measured time is above 0 and finite")]
    [InlineData("T4,gemm,fp32,{},0,s", 17, "a measured time is above 0 and finite")]
    [InlineData("T4,gemm,fp32,{},1e999,s", 17, "a measured time is above 0 and finite")]
    [InlineData("T4,gemm,fp32,{},\"3,5\",s", 17, "'3,5' is not a time")]
    [InlineData("T4,gemm,fp32,{},soon,s", 17, "'soon' is not a time")]
    [InlineData("T4,gemm,fp32,m=3,1,s", 14, "no JSON object")]
    [InlineData("T4,gemm,fp32,null,1,s", 14, "no JSON object")]
    [InlineData("T4,gemm,fp32,\"{\"\"m\"\":\"\"many\"\"}\",1,s", 14, "the parameter 'm' has no value of its kind")]
    [InlineData("T4,gemm,fp32,\"{\"\"stride\"\":{}}\",1,s", 14, "the parameter 'stride' has no value of its kind")]
    [InlineData(",gemm,fp32,{},1,s", 1, "'device' is empty")]
    [InlineData("T4,gemm,fp32,{}", 1, "the row has 4 fields, the header 6")]
    public void A_wrong_row_is_named_with_its_place_and_the_others_are_read(string wrong, int column, string message)
    {
        List<Measurement> rows = Read(Header + Good + wrong + "\n" + Good, out Diagnostics problems);

        Assert.Equal([2, 4], rows.Select(r => r.Line));
        Diagnostic problem = Assert.Single(problems);
        Assert.Equal((DiagnosticCode.BadMeasurement, 3, column), (problem.Code, problem.At.Line, problem.At.Column));
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Contains(wrong, problem.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a,b,c\n1,2,3\n")]
    [InlineData("device,kernel,dtype,params_json,measured_ms,source\nT4,gemm,fp32,{},1,s\n")]
    public void A_file_without_the_columns_is_one_problem(string text)
    {
        Assert.Empty(Read(text, out Diagnostics problems));
        Assert.Contains(Assert.Single(problems).Code, (DiagnosticCode[])[DiagnosticCode.EmptyFile, DiagnosticCode.BadMeasurements]);
    }

    [Fact]
    public void Quotation_marks_that_never_close_end_the_file_with_a_problem()
    {
        Assert.Single(Read(Header + Good + "T4,gemm,fp32,\"" + new string('x', 1 << 20), out Diagnostics problems));
        Assert.NotEmpty(problems);
    }

    [Fact]
    public void Rows_are_given_out_as_the_file_is_read()
    {
        const long Many = 1L << 40;
        using RepeatedText endless = new(Header, Good, Many);
        Assert.Equal(5000, new MeasurementReader("long.csv", []).Read(endless).Take(5000).Count());
        Assert.True(endless.BytesRead < (5000 * Good.Length) + (1 << 20), $"{endless.BytesRead} bytes are read ahead");
    }

    private static List<Measurement> Read(string text, out Diagnostics problems)
    {
        problems = [];
        using MemoryStream stream = new(Encoding.UTF8.GetBytes(text));
        return [.. new MeasurementReader("test.csv", problems).Read(stream)];
    }
}
