using System.Collections.Immutable;
using HwSim.Core.Config;

namespace HwSim.Accelerators.Cpu;

/// <summary>The keys of the section <c>library</c>: cycles of kernels, with the values of ONNX Runtime 1.23 where a file leaves them out.</summary>
internal static class CpuLibraryFile
{
    private const string OnHost = "fitted on 555 rows of hwsim measure on an Emerald Rapids host of two cores, ONNX Runtime, AVX-512 without AMX";

    private static readonly ConfigType<Sourced<double>> Cycles = ConfigTypes.Sourced(ConfigTypes.Number(0, 1e4));

    public static ConfigType<CpuLibrary> Type { get; } = ConfigTypes.Record<CpuLibrary>("the kernels' costs", f =>
    {
        Field<Sourced<double>> fp32 = Key(f, "fp32_share", 0.98, "the share of the peak that the inner loop of an fp32 product reaches");
        Field<Sourced<double>> int8 = Key(f, "int8_share", 0.94, "the same of an int8 product");
        Field<Sourced<double>> oneRow = Key(f, "one_row_share", 0.261, "the share of the peak that a product with one row reaches, whose every multiplication needs a load");
        Field<Sourced<double>> requantize = Key(f, "requantize", 0.671, "cycles of making an 8-bit result of a 32-bit sum");
        Field<Sourced<double>> pack = Key(f, "pack", 0.248, "cycles of packing a value of a computed right operand");
        Field<Sourced<double>> reorder = Key(f, "reorder", 0.357, "cycles of moving a value to another layout");
        Field<Sourced<double>> conflict = f.Optional("reorder_conflict", Cycles, new Sourced<double>(2.5, "fitted on three ReorderOutput nodes of one network (PP-OCRv4 detection, planes of 100 and 400 KiB)", Trust.Fitted), "the same where planes lie a multiple of 4 KiB apart");
        Field<Sourced<double>> transpose = Key(f, "transpose", 0.479, "cycles of transposing a value between sequence and heads, by one thread");
        Field<Sourced<double>> depthwise = Key(f, "depthwise_fp32", 0.374, "cycles of a vector of multiply-accumulates of a depthwise convolution in fp32");
        Field<Sourced<double>> depthwiseInt8 = Key(f, "depthwise_int8", 2.94, "the same in int8");
        Field<Sourced<double>> simple = Key(f, "simple", 0.169, "cycles of an addition, a comparison or a multiplication of a value");
        Field<Sourced<double>> tanh = Key(f, "tanh", 0.676, "cycles of a tanh");
        Field<Sourced<double>> sigmoid = Key(f, "sigmoid", 0.756, "cycles of a sigmoid");
        Field<Sourced<double>> gelu = Key(f, "gelu", 1.4, "cycles of a GELU");
        Field<Sourced<double>> softmax = Key(f, "softmax", 0.7, "cycles of a softmax, a value");
        Field<Sourced<double>> layerNorm = Key(f, "layer_norm", 15.3, "cycles of a layer normalization, a value: two dependent scalar sums");
        Field<Sourced<double>> rmsNorm = Key(f, "rms_norm", 2.29, "cycles of a root-mean-square normalization, a value");
        return v => new CpuLibrary
        {
            Fp32Share = v.Get(fp32),
            Int8Share = v.Get(int8),
            OneRowShare = v.Get(oneRow),
            Requantize = v.Get(requantize),
            Pack = v.Get(pack),
            Reorder = v.Get(reorder),
            ReorderConflict = v.Get(conflict),
            Transpose = v.Get(transpose),
            DepthwiseFp32 = v.Get(depthwise),
            DepthwiseInt8 = v.Get(depthwiseInt8),
            Simple = v.Get(simple),
            Tanh = v.Get(tanh),
            Sigmoid = v.Get(sigmoid),
            Gelu = v.Get(gelu),
            Softmax = v.Get(softmax),
            LayerNorm = v.Get(layerNorm),
            RmsNorm = v.Get(rmsNorm),
        };
    });

    /// <summary>What a machine file without the section means.</summary>
    public static CpuLibrary Otherwise { get; } = Type.TryRead(new MappingNode(new SourceText("library", "").Start, []), [], out CpuLibrary? read) ? read : throw new InvalidOperationException();

    /// <summary>Every constant by its key.</summary>
    public static ImmutableArray<(string Key, Sourced<double> Value)> Listed(CpuLibrary library) =>
    [
        ("fp32_share", library.Fp32Share), ("int8_share", library.Int8Share), ("one_row_share", library.OneRowShare), ("requantize", library.Requantize),
        ("pack", library.Pack), ("reorder", library.Reorder), ("reorder_conflict", library.ReorderConflict), ("transpose", library.Transpose), ("depthwise_fp32", library.DepthwiseFp32),
        ("depthwise_int8", library.DepthwiseInt8), ("simple", library.Simple), ("tanh", library.Tanh), ("sigmoid", library.Sigmoid), ("gelu", library.Gelu),
        ("softmax", library.Softmax), ("layer_norm", library.LayerNorm), ("rms_norm", library.RmsNorm),
    ];

    private static Field<Sourced<double>> Key(FieldList fields, string key, double otherwise, string description) =>
        fields.Optional(key, Cycles, new Sourced<double>(otherwise, OnHost, Trust.Fitted), description);
}
