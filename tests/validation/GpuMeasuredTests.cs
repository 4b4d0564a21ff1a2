using System.Globalization;
using HwSim.Accelerators.Gpu.Measured;
using HwSim.Core.Config;
using HwSim.Core.Engine.Validation;
using HwSim.Core.Results.Measured;
using Xunit.Abstractions;

namespace HwSim.Tests.Validation;

/// <summary>
/// The GPU model without fit beats a roofline with three constants without fit, over the devices of each kernel and type; cells in which
/// it does not are named in the README of the GPU machine.
/// </summary>
[Trait("Category", "Reference")]
public class GpuMeasuredTests(ITestOutputHelper output)
{
    private const string NeuSight = "measured/neusight_kernels.csv";
    private const string SlideSparse = "measured/slidesparse_gemm24.csv";
    private const string Vidur = "measured/vidur_kernels.csv";

    [ReferenceFact(NeuSight, SlideSparse, Vidur)]
    public void The_model_beats_three_constants()
    {
        Diagnostics problems = [];
        ModelValidation validation = new(GpuKernelModel.Shipped, 0, []);
        foreach (string file in (string[])[NeuSight, SlideSparse, Vidur])
        {
            using FileStream stream = File.OpenRead(ReferenceData.PathOf(file));
            foreach (Measurement row in new MeasurementReader(file, problems).Read(stream))
            {
                validation.Add(row);
            }
        }

        Assert.True(problems.IsEmpty);
        ModelScores scores = validation.Result();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{scores.Rows} rows scored, {scores.Skipped} skipped"));
        foreach ((string kernel, string type) in (ReadOnlySpan<(string, string)>)[("gemm", "fp32"), ("bmm", "fp32"), ("elementwise", "fp32"), ("layernorm", "fp32"), ("softmax", "fp32"), ("elementwise", "fp16")])
        {
            CellScore[] cells = [.. scores.Cells.Where(c => c.Kernel == kernel && c.DataType == type && c is { Model: not null, ThreeConstants: not null })];
            double model = cells.Average(c => c.Model!.Mape);
            double floor = cells.Average(c => c.ThreeConstants!.Mape);
            CellScore worst = cells.MaxBy(c => c.Model!.Mape)!;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kernel} {type}: {cells.Length} devices, {cells.Sum(c => c.Rows)} rows, model {model:P1}, three constants {floor:P1}, worst {worst.Device} {worst.Model!.Mape:P1}"));
            Assert.True(model < floor, $"{kernel} {type}: {model} is not below {floor}");
        }
    }
}
