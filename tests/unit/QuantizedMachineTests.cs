using HwSim.Accelerators;
using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Mappings;
using HwSim.Core.Results;

namespace HwSim.Tests.Unit;

/// <summary>The family of equal core area: what its presets charge.</summary>
public class QuantizedMachineTests
{
    private const double CoreArea = 0.326;

    /// <summary>Cores are within 7 % of 4096 4-bit PEs: SPARK's table VII has 0.309 to 0.338 mm².</summary>
    [Theory]
    [InlineData("olive", 0.3336)]
    [InlineData("ant", 0.3265)]
    [InlineData("bitfusion", 0.3259)]
    [InlineData("olaccel", 0.3090)]
    [InlineData("adafloat", 0.3270)]
    [InlineData("int8", 0.3259)]
    [InlineData("gobo", 0.3245)]
    public void Cores_have_equal_area(string preset, double squareMillimetres)
    {
        double core = Build(preset).Parts.Where(p => p.Part.StartsWith("pe-", StringComparison.Ordinal) || p.Part.Contains("decoder", StringComparison.Ordinal)).Sum(p => p.Area!.Value.Value * p.Count) / 1e6;
        Assert.Equal(squareMillimetres, core, 4);
        Assert.InRange(core / CoreArea, 0.93, 1.07);
    }

    /// <summary>Four 4-bit PEs make an 8-bit one, and an operand of 5 bits takes as many.</summary>
    [Theory]
    [InlineData("int4", "int4", 1)]
    [InlineData("int8", "int4", 2)]
    [InlineData("int5", "int8", 4)]
    public void Wide_operands_take_PEs_together(string ifmap, string filter, int pes)
    {
        Gemm gemm = Product(TensorFormat.Int8, TensorFormat.Int8, 2048, 512, 512);
        Cost narrow = CostOf(Build("bitfusion", "precision.ifmap=int4", "precision.filter=int4", "precision.ofmap=int8", "static_power=reported"), gemm);
        Cost wide = CostOf(Build("bitfusion", $"precision.ifmap={ifmap}", $"precision.filter={filter}", "precision.ofmap=int8", "static_power=reported"), gemm);
        Assert.Equal(pes * narrow.Energy[EnergyComponent.Macs], wide.Energy[EnergyComponent.Macs], 1e-12);
        Assert.InRange(wide.Shares[TimeShare.Stream] / narrow.Shares[TimeShare.Stream], pes * 0.999, pes * 1.001);
    }

    /// <summary>A layer in 4 bits among layers in 8 runs on all PEs, in the time of a machine that has 4 bits only.</summary>
    [Fact]
    public void Precision_is_the_layers_own()
    {
        Gemm four = Product(TensorFormat.Ovp4, TensorFormat.Ovp4, 256, 512, 512);
        Assert.Equal(CostOf(Build("olive"), four).Shares, CostOf(Build("olive-mixed"), four).Shares);
        Assert.Equal(CostOf(Build("olive"), four).Read, CostOf(Build("olive-mixed"), four).Read);
    }

    [Fact]
    public void Outliers_and_scales_cross_every_memory()
    {
        const long Values = 256 * 256;
        Gemm gemm = Product(TensorFormat.Fp16, TensorFormat.Fp16, 256, 256, 256);
        Cost plain = CostOf(Build("olaccel", "precision.ifmap=int4", "precision.filter=int4", "precision.ofmap=int4"), gemm);
        Cost outliers = CostOf(Build("olaccel"), gemm);
        long aside = (TensorFormat.OlAccel4Activations.Overhead.Bits(Values) + 7) / 8;
        Assert.Equal(plain.Read[MemoryLevel.Dram] + aside + ((TensorFormat.OlAccel4.Overhead.Bits(Values) + 7) / 8), outliers.Read[MemoryLevel.Dram]);
        Assert.Equal(plain.Written[MemoryLevel.Dram] + aside, outliers.Written[MemoryLevel.Dram]);
        Assert.True(outliers.Read[MemoryLevel.FilterScratchpad] > plain.Read[MemoryLevel.FilterScratchpad]);
        Assert.Equal(0.03 * 32 / 4, (double)outliers.Read[MemoryLevel.IfmapScratchpad] / plain.Read[MemoryLevel.IfmapScratchpad] - 1, 1e-3);
    }

    [Fact]
    public void A_stated_format_is_charged_with_its_own_scales()
    {
        IAccelerator machine = Build("systolic-32x32");
        Tensor weights = new("w", [128, 128], TensorFormat.MxFp4, TensorRole.Weight);
        Assert.Equal(128 * 128 * 4.25 / 8, machine.StorageOf(weights).Value);
        Assert.Equal(128 * 128 * 4.25 / 8, Build("a100-sxm4-80gb").StorageOf(weights).Value);
    }

    /// <summary>Leakage and the background of main memory, for as long as an operation takes.</summary>
    [Fact]
    public void Static_power_is_charged_by_time()
    {
        IAccelerator machine = Build("olive");
        Cost cost = CostOf(machine, Product(TensorFormat.Fp16, TensorFormat.Fp16, 64, 64, 64));
        Assert.Equal((machine.Leakage!.Value.Value + 0.484615) * cost.Time.Value, cost.Energy[EnergyComponent.Leakage], 1e-15);
        Assert.Equal(0, CostOf(Build("systolic-32x32"), Product(TensorFormat.Fp16, TensorFormat.Fp16, 64, 64, 64)).Energy[EnergyComponent.Leakage]);
    }

    [Theory]
    [InlineData("array.dataflow=best", DiagnosticCode.Inconsistent)]
    [InlineData("parts.pe=pe-4bits", DiagnosticCode.UnknownName)]
    [InlineData("precision.least=int16", DiagnosticCode.Inconsistent)]
    public void What_makes_no_sense_is_a_diagnostic(string change, DiagnosticCode code)
    {
        Diagnostics problems = [];
        MappingNode file = Machines.Resolve(Machines.Preset("olive-mixed")!, [change], problems)!;
        Assert.Null(Machines.Build(file, problems));
        Assert.Contains(problems, p => p.Code == code);
    }

    private static Gemm Product(TensorFormat ifmap, TensorFormat filter, long m, long n, long k) => new()
    {
        Name = "product",
        M = m,
        N = n,
        K = k,
        Inputs = [new Tensor("a", [m, k], ifmap, TensorRole.Activation), new Tensor("w", [k, n], filter, TensorRole.Weight)],
        Outputs = [new Tensor("y", [m, n], ifmap, TensorRole.Activation)],
    };

    private static Cost CostOf(IAccelerator machine, Operation operation) =>
        machine.Execute(operation, machine.PlanFor(operation, Residency.None, Fidelity.Analytic).Mapping, Fidelity.Analytic, NoTrace.Instance);

    private static IAccelerator Build(string preset, params string[] overrides)
    {
        Diagnostics problems = [];
        IAccelerator? machine = Machines.Build(Machines.Resolve(Machines.Preset(preset)!, overrides, problems)!, problems);
        Assert.True(problems.IsEmpty, string.Join('\n', problems));
        return machine!;
    }
}
