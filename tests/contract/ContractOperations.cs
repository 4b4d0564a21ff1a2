using System.Collections.Immutable;
using HwSim.Core.Graph;
using HwSim.Core.Mappings;

namespace HwSim.Tests.Contract;

/// <summary>Operations of every kind and awkward shape that a machine has to cost.</summary>
internal static class ContractOperations
{
    private static readonly TensorFormat Format = TensorFormat.Int16;

    /// <summary>Residencies worth looking at: nothing on chip, the ifmap, the ofmap, both.</summary>
    public static ImmutableArray<Residency> Residencies { get; } = [Residency.None, new(1, false), new(0, true), new(1, true)];

    public static ImmutableArray<Operation> All { get; } =
    [
        .. Products(),
        .. Convolutions().Select(WithTensors),
        .. Vectors(),
    ];

    /// <summary>A product of activations by weights.</summary>
    public static Gemm Gemm(string name, long m, long n, long k, NmPattern? sparsity = null, TensorFormat? weights = null) => new()
    {
        Name = name,
        M = m,
        N = n,
        K = k,
        Inputs =
        [
            new Tensor("ifmap", [m, k], Format, TensorRole.Activation),
            new Tensor("filter", [k, n], (weights ?? Format) with { Sparsity = sparsity ?? NmPattern.Dense }, TensorRole.Weight),
        ],
        Outputs = [new Tensor("ofmap", [m, n], Format, TensorRole.Activation)],
    };

    /// <summary>A product whose epilogue does so many element-wise steps; each but the first reads one more operand.</summary>
    public static Gemm WithEpilogue(Gemm product, int steps, bool readsItselfTwice = false)
    {
        Tensor result = product.Outputs[0];
        List<Tensor> inputs = [.. product.Inputs];
        List<VectorOperation> epilogue = [];
        for (int i = 0; i < steps; i++)
        {
            Tensor next = new($"after {i}", result.Shape, Format, TensorRole.Activation);
            Tensor[] read = i == 0 ? readsItselfTwice ? [result, result] : [result] : [result, new Tensor($"residual {i}", result.Shape, Format, TensorRole.Activation)];
            inputs.AddRange(read.Where(t => !ReferenceEquals(t, result)));
            epilogue.Add(new VectorOperation { Name = $"step {i}", VectorKind = OperationKind.Elementwise, Elements = result.Elements, Inputs = [.. read], Outputs = [next] });
            result = next;
        }

        return product with { Inputs = [.. inputs], Outputs = [result], Epilogue = [.. epilogue] };
    }

    /// <summary>Element-wise work on so many values.</summary>
    public static VectorOperation Stream(string name, long elements) => Vector(name, OperationKind.Elementwise, elements, 1, [elements], elements);

    private static IEnumerable<Operation> Products()
    {
        yield return Gemm("one MAC", 1, 1, 1);
        yield return Gemm("square", 64, 64, 64);
        yield return Gemm("off by one", 65, 33, 17);
        yield return Gemm("one row", 1, 300, 200);
        yield return Gemm("one column", 300, 1, 200);
        yield return Gemm("reduction of one", 40, 50, 1);
        yield return Gemm("long reduction", 3, 5, 2000);
        yield return Gemm("4-bit weights", 40, 50, 60, weights: TensorFormat.Int4);
        yield return Gemm("2:4 weights", 40, 50, 64, new NmPattern(2, 4));
        yield return Gemm("1:4 weights", 40, 50, 63, new NmPattern(1, 4));
        yield return Gemm("3:8 weights", 20, 30, 61, new NmPattern(3, 8));
        yield return Gemm("repeated", 20, 30, 40) with { Repeat = 3 };
        yield return Heads("heads", 1);
        yield return Heads("grouped heads", 2);
        yield return WithEpilogue(Gemm("with activation", 40, 50, 60), 1);
        yield return WithEpilogue(Gemm("with residuals", 40, 50, 60), 3);
        yield return WithEpilogue(Gemm("squared", 40, 50, 60), 1, readsItselfTwice: true);
        yield return WithEpilogue(Gemm("mostly epilogue", 60, 60, 2), 3);
    }

    private static Gemm Heads(string name, long productsPerFilter) => new()
    {
        Name = name,
        M = 20,
        N = 24,
        K = 16,
        Batch = 6,
        ProductsPerFilter = productsPerFilter,
        Inputs = [new Tensor("queries", [6, 20, 16], Format, TensorRole.Activation), new Tensor("keys", [6 / productsPerFilter, 16, 24], Format, TensorRole.Activation)],
        Outputs = [new Tensor("scores", [6, 20, 24], Format, TensorRole.Activation)],
    };

    private static IEnumerable<Convolution> Convolutions()
    {
        yield return Convolution("3x3", 14, 8, 12, 3) with { PadTop = 1, PadBottom = 1, PadLeft = 1, PadRight = 1 };
        yield return Convolution("1x1", 10, 16, 24, 1);
        yield return Convolution("1x1 of stride 2", 11, 16, 24, 1) with { StrideHeight = 2, StrideWidth = 2 };
        yield return Convolution("7x7 of stride 2", 28, 3, 16, 7) with { StrideHeight = 2, StrideWidth = 2, PadTop = 3, PadLeft = 3 };
        yield return Convolution("dilated", 16, 4, 8, 3) with { DilationHeight = 3, DilationWidth = 2 };
        yield return Convolution("grouped", 12, 12, 24, 3, groups: 3);
        yield return Convolution("depthwise", 12, 24, 24, 3, groups: 24);
        yield return Convolution("depthwise with multiplier", 9, 8, 16, 3, groups: 8);
        yield return Convolution("batched", 9, 6, 10, 3) with { Batch = 3 };
        yield return Convolution("window as large as the ifmap", 7, 8, 12, 7);
    }

    private static Convolution Convolution(string name, long extent, long channels, long filters, long kernel, long groups = 1) => new()
    {
        Name = name,
        Height = extent,
        Width = extent,
        Channels = channels,
        Filters = filters,
        KernelHeight = kernel,
        KernelWidth = kernel,
        Groups = groups,
        Inputs = [],
        Outputs = [],
    };

    private static Convolution WithTensors(Convolution of) => of with
    {
        Inputs =
        [
            new Tensor("ifmap", [of.Batch, of.Channels, of.Height, of.Width], Format, TensorRole.Activation),
            new Tensor("filter", [of.Filters, of.Channels / of.Groups, of.KernelHeight, of.KernelWidth], Format, TensorRole.Weight),
        ],
        Outputs = [new Tensor("ofmap", [of.Batch, of.Filters, of.OutputHeight, of.OutputWidth], Format, TensorRole.Activation)],
    };

    private static IEnumerable<Operation> Vectors()
    {
        yield return Vector("add", OperationKind.Elementwise, 5000, 1, [5000, 5000], 5000);
        yield return Vector("softmax", OperationKind.Softmax, 4096, 5, [4096], 4096);
        yield return Vector("fraction of an operation a value", OperationKind.Normalization, 1001, 2.3, [1001], 1001);
        yield return Vector("pooling", OperationKind.Pooling, 9 * 625, 1, [2500], 625);
        yield return Vector("one value", OperationKind.Activation, 1, 1, [1], 1);
        yield return Vector("copy", OperationKind.DataMovement, 3000, 0, [3000], 3000);
        yield return Vector("nothing", OperationKind.DataMovement, 0, 0, [0], 0);
        yield return Vector("repeated add", OperationKind.Elementwise, 700, 1, [700, 700], 700) with { Repeat = 4 };
        yield return new VectorOperation
        {
            Name = "embedding",
            VectorKind = OperationKind.Embedding,
            Elements = 10 * 64,
            OperationsPerElement = 0,
            Inputs = [new Tensor("tokens", [10], TensorFormat.Int64, TensorRole.Input), new Tensor("table", [1000, 64], Format, TensorRole.Weight)],
            Outputs = [new Tensor("vectors", [10, 64], Format, TensorRole.Activation)],
        };
    }

    private static VectorOperation Vector(string name, OperationKind kind, long elements, double operations, long[] inputs, long output) => new()
    {
        Name = name,
        VectorKind = kind,
        Elements = elements,
        OperationsPerElement = operations,
        Inputs = [.. inputs.Select((n, i) => new Tensor($"input {i}", [n], Format, TensorRole.Activation))],
        Outputs = [new Tensor("output", [output], Format, TensorRole.Activation)],
    };
}
