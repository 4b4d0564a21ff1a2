using System.Runtime.InteropServices;
using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Workloads.Onnx;
using HwSim.Workloads.Onnx.Schema;

namespace HwSim.Tests.Unit.Onnx;

/// <summary>What a model becomes: tensors and their roles, symbolic dimensions, branches, loops, functions, findings.</summary>
public sealed class OnnxReaderTests
{
    [Fact]
    public void A_named_dimension_takes_the_value_that_is_given()
    {
        ModelBuilder model = new ModelBuilder().Input("x", ["batch", "seq", 8]).Weight("w", 8, 4).Node("MatMul", "x w", "y").Output("y");
        Assert.Equal(3 * 128 * 8 * 4, Read(model, ("batch", 3), ("seq", 128)).Macs);
    }

    [Theory]
    [InlineData("batch")]
    [InlineData("N")]
    [InlineData("unk__7")]
    [InlineData("")]
    public void A_first_dimension_that_looks_like_a_batch_is_1_and_a_finding_says_so(string name)
    {
        ModelBuilder model = new ModelBuilder().Input("x", [name, 8]).Weight("w", 8, 4).Node("MatMul", "x w", "y").Output("y");
        WorkloadGraph graph = Read(model);
        Assert.Equal(32, graph.Macs);
        Finding finding = Assert.Single(graph.Findings);
        Assert.Equal("assumed-dimension", finding.Code);
        Assert.Contains(name.Length > 0 ? name : "x.0", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_input_and_an_axis_name_a_dimension_without_a_name()
    {
        ModelBuilder model = new ModelBuilder().Input("x", ["", "", 8]).Weight("w", 8, 4).Node("MatMul", "x w", "y").Output("y");
        Assert.Equal(2 * 5 * 32, Read(model, ("x.0", 2), ("x.1", 5)).Macs);
    }

    [Fact]
    public void Views_share_the_tensor_of_their_source()
    {
        ModelBuilder model = new ModelBuilder().Input("x", [2, 3, 4]).Weight("w", 12, 5)
            .Node("Relu", "x", "r").Ints("s", 2, -1).Node("Reshape", "r s", "f").Node("Identity", "f", "g").Node("MatMul", "g w", "y").Output("y");
        WorkloadGraph graph = Read(model);
        Assert.Equal(["n0", "n3"], graph.Operations.Select(o => o.Name));
        Assert.Same(graph.Operations[0].Outputs[0], graph.Operations[1].Inputs[0]);
    }

    [Fact]
    public void Weights_know_their_zeros_and_constants_are_no_parameters()
    {
        float[] values = [1, 0, 0, -0f, 5, 6, 7, 8];
        ModelBuilder model = new ModelBuilder().Input("x", [1, 4]).Initializer("w", [4, 2], ModelBuilder.F32, MemoryMarshal.AsBytes(values.AsSpan()))
            .Node("MatMul", "x w", "m").Initializer("half", [], ModelBuilder.F32, [0, 0, 0, 63]).Node("Mul", "m half", "y").Output("y");
        WorkloadGraph graph = Read(model);
        Assert.Equal(8, graph.Parameters);
        Assert.Equal(3.0 / 8, graph.Operations[0].Inputs[1].ZeroShare);
        Assert.Equal(TensorRole.Constant, graph.Operations[1].Inputs[1].Role);
    }

    [Fact]
    public void Running_statistics_are_constants_and_scale_and_shift_are_weights()
    {
        ModelBuilder model = new ModelBuilder().Input("x", [1, 3, 4, 4]).Weight("g", 3).Weight("b", 3).Weight("m", 3).Weight("v", 3).Node("BatchNormalization", "x g b m v", "y").Output("y");
        WorkloadGraph graph = Read(model);
        Assert.Equal(6, graph.Parameters);
        Assert.Equal([TensorRole.Input, TensorRole.Weight, TensorRole.Weight, TensorRole.Constant, TensorRole.Constant], graph.Operations[0].Inputs.Select(t => t.Role));
    }

    [Theory]
    [InlineData(1, "fp32", 4)]
    [InlineData(10, "fp16", 2)]
    [InlineData(16, "bf16", 2)]
    [InlineData(17, "fp8", 1)]
    [InlineData(20, "fp8", 1)]
    [InlineData(11, "fp64", 8)]
    [InlineData(3, "int8", 1)]
    [InlineData(2, "int8", 1)]
    [InlineData(5, "int16", 2)]
    [InlineData(6, "int32", 4)]
    [InlineData(7, "int64", 8)]
    [InlineData(9, "int8", 1)]
    public void Element_types_become_formats(int type, string format, int bytes)
    {
        ModelBuilder model = new ModelBuilder().Input("x", [4, 6], type).Initializer("w", [6, 2], type, new byte[12 * bytes]).Node("MatMul", "x w", "y").Output("y");
        WorkloadGraph graph = Read(model);
        Assert.All(graph.Tensors, t => Assert.Equal(format, t.Format.Name));
    }

    [Fact]
    public void Packed_four_bit_weights_count_unpacked()
    {
        WorkloadGraph graph = Read(OperatorCases.All["MatMulNBits"].Model);
        Tensor weights = graph.Operations[0].Inputs[1];
        Assert.Equal((TensorFormat.Int4, TensorRole.Weight, 64L * 9), (weights.Format, weights.Role, weights.Elements));
    }

    [Fact]
    public void A_dequantized_weight_stays_stored_in_eight_bits()
    {
        ModelBuilder model = new ModelBuilder().Input("x", [4, 6]).Bytes("w", ModelBuilder.I8, 3, 6, 2).Floats("s", 1)
            .Node("DequantizeLinear", "w s", "d").Node("MatMul", "x d", "y").Output("y");
        WorkloadGraph graph = Read(model);
        Operation product = Assert.Single(graph.Operations);
        Assert.Equal((TensorFormat.Int8, TensorRole.Weight), (product.Inputs[1].Format, product.Inputs[1].Role));
        Assert.Equal(12, graph.Parameters);
    }

    [Fact]
    public void Tied_weights_are_one_tensor_even_where_one_reader_wants_them_transposed()
    {
        ModelBuilder model = new ModelBuilder().Input("i", [1, 5], ModelBuilder.I64).Weight("table", 20, 8)
            .Node("Gather", "table i", "e").Node("Transpose", "table", "t").Node("MatMul", "e t", "y").Output("y");
        WorkloadGraph graph = Read(model);
        Assert.Equal(160, graph.Parameters);
        Assert.Equal([OperationKind.Embedding, OperationKind.Gemm], graph.Operations.Select(o => o.Kind));
        Assert.Same(graph.Operations[0].Inputs[0], graph.Operations[1].Inputs[1]);
    }

    [Fact]
    public void Grouped_queries_share_their_keys()
    {
        WorkloadGraph graph = Read(OperatorCases.All["GroupQueryAttention"].Model);
        Gemm scores = Assert.IsType<Gemm>(graph.Operations.Single(o => o.Name.EndsWith("/scores", StringComparison.Ordinal)));
        Assert.Equal((1, 8, 8, 8L, 4L), (scores.M, scores.N, scores.K, scores.Batch, scores.ProductsPerFilter));
        Assert.Equal(2 * 8 * 8, scores.Lowered!.Value.FilterElements);
        Assert.Equal([OperationKind.Gemm, OperationKind.Softmax, OperationKind.Gemm], graph.Operations.Select(o => o.Kind));
    }

    [Fact]
    public void A_cache_that_is_handed_in_is_state()
    {
        ModelBuilder model = new ModelBuilder(23).Input("q", [1, 4, 1, 8]).Input("k", [1, 4, 1, 8]).Input("v", [1, 4, 10, 8]).Input("past_key", [1, 4, 9, 8])
            .Node("Concat", "past_key k", "keys", ("axis", 2)).Node("Attention", "q keys v", "y").Output("y");
        Assert.Contains(Read(model).Tensors, t => t is { Name: "past_key", Role: TensorRole.State });
    }

    [Fact]
    public void A_weight_on_the_left_is_the_filter()
    {
        Gemm product = Assert.IsType<Gemm>(Assert.Single(Read(OperatorCases.All["MatMul, weight on the left"].Model).Operations));
        Assert.Equal("w", product.Inputs[1].Name);
        Assert.Equal((4 * 9, 5, 7), (product.M, product.N, product.K));
    }

    [Fact]
    public void Recurrent_weights_are_counted_once_for_all_steps()
    {
        WorkloadGraph graph = Read(OperatorCases.All["LSTM"].Model);
        Operation recurrent = graph.Operations.Single(o => o.Name.EndsWith("/recurrent", StringComparison.Ordinal));
        Assert.Equal((6L, 32L * 8), (recurrent.Repeat, recurrent.Lowered!.Value.FilterElements));
    }

    [Fact]
    public void A_convolution_keeps_its_window()
    {
        Convolution conv = Assert.IsType<Convolution>(Assert.Single(Read(OperatorCases.All["Conv, SAME_UPPER"].Model).Operations));
        Assert.Equal((1, 2, 0, 1), (conv.PadTop, conv.PadBottom, conv.PadLeft, conv.PadRight));
        Assert.Equal((8, 10), (conv.OutputHeight, conv.OutputWidth));
    }

    [Fact]
    public void A_branch_on_a_constant_is_the_branch_taken()
    {
        Assert.Equal(2 * 8 * 4, Read(Branching(constant: true)).Macs);
    }

    [Fact]
    public void A_branch_on_data_is_the_costlier_one_with_a_finding()
    {
        WorkloadGraph graph = Read(Branching(constant: false));
        Assert.Equal(2 * 8 * 4 * 2, graph.Macs);
        Assert.Contains(graph.Findings, f => f.Message.Contains("costlier branch (else)", StringComparison.Ordinal));
    }

    [Fact]
    public void A_loop_of_known_length_repeats_its_body()
    {
        WorkloadGraph graph = Read(Looping(rounds: 7));
        Operation product = graph.Operations.Single(o => o.Kind == OperationKind.Gemm);
        Assert.Equal((7L, 7L * 2 * 8 * 8), (product.Repeat, graph.Macs));
        Assert.Empty(graph.Findings);
    }

    [Fact]
    public void A_loop_of_unknown_length_counts_one_round_and_says_so()
    {
        WorkloadGraph graph = Read(Looping(rounds: null));
        Assert.Equal(2 * 8 * 8, graph.Macs);
        Assert.Contains(graph.Findings, f => f.Message.Contains("one round", StringComparison.Ordinal));
    }

    [Fact]
    public void A_scan_runs_its_body_once_for_each_slice()
    {
        WorkloadGraph graph = Read(Scanning());
        Assert.Equal(6 * 64, graph.Macs);
        Assert.Equal(new long[] { 6, 1, 8 }, graph.Operations[^1].Inputs[0].Shape);
    }

    [Fact]
    public void A_local_function_is_written_out_with_the_attributes_of_its_call()
    {
        WorkloadGraph graph = Read(Calling());
        Assert.Equal(["n0/Concat", "n0/Relu", "n1/Concat", "n1/Relu"], graph.Operations.Select(o => o.Name));
        Assert.Equal(new long[] { 4, 6 }, graph.Operations[^1].Outputs[0].Shape);
    }

    [Fact]
    public void An_operator_without_a_model_is_costed_by_its_bytes_and_named()
    {
        ModelBuilder model = new ModelBuilder().Input("x", [2, 3]).Node("acme.Frobnicate", "x", "f").Node("acme.Frobnicate", "f", "g").Node("Relu", "g", "y").Output("y");
        model.Graph.ValueInfo.Add([ModelBuilder.Info("f", [2, 50]), ModelBuilder.Info("g", [2, 3])]);
        WorkloadGraph graph = Read(model);
        VectorOperation first = Assert.IsType<VectorOperation>(graph.Operations[0]);
        Assert.Equal((OperationKind.Unmodelled, 100L, 0.0), (first.Kind, first.Elements, first.OperationsPerElement));
        Finding finding = Assert.Single(graph.Findings);
        Assert.Equal("unmodelled-operator", finding.Code);
        Assert.Contains("'acme.Frobnicate' x2", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shape_that_depends_on_data_is_named_with_everything_behind_it()
    {
        ModelBuilder model = new ModelBuilder().Input("x", [2, 3]).Node("NonZero", "x", "i").Node("Transpose", "i", "t").Node("Relu", "x", "y").Output("y");
        Finding finding = Assert.Single(Read(model).Findings);
        Assert.Equal("unknown-shape", finding.Code);
        Assert.Contains("'n0' (NonZero)", finding.Message, StringComparison.Ordinal);
        Assert.Contains("'n1' (Transpose)", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_may_tell_a_shape_that_depends_on_data()
    {
        ModelBuilder model = new ModelBuilder().Input("x", [2, 3]).Input("s", [2], ModelBuilder.I64).Weight("w", 6, 5).Node("Relu", "x", "r").Node("Reshape", "r s", "f").Node("MatMul", "f w", "y").Output("y");
        model.Graph.ValueInfo.Add(ModelBuilder.Info("f", ["rows", 6]));
        WorkloadGraph graph = Read(model, ("rows", 1));
        Assert.Equal(30, graph.Macs);
        Assert.Same(graph.Operations[0].Outputs[0], graph.Operations[1].Inputs[0]);
        Assert.Empty(graph.Findings);
    }

    [Fact]
    public void Nodes_out_of_order_are_put_in_order()
    {
        ModelBuilder model = new ModelBuilder().Input("x", [2, 3]).Node("Relu", "b", "y").Node("Sigmoid", "a", "b").Node("Tanh", "x", "a").Output("y");
        Assert.Equal(["n2", "n1", "n0"], Read(model).Operations.Select(o => o.Name));
    }

    [Fact]
    public void Equal_node_names_are_told_apart()
    {
        ModelBuilder model = new ModelBuilder().Input("x", [2, 3]).Node("Relu", "x", "a").Node("Relu", "a", "y").Output("y");
        model.Graph.Node[1].Name = "n0";
        Assert.Equal(["n0", "n0#2"], Read(model).Operations.Select(o => o.Name));
    }

    [Fact]
    public void External_weights_need_their_file_and_no_more()
    {
        ModelBuilder model = new ModelBuilder().Input("x", [1, 4]).Node("MatMul", "x w", "y").Output("y");
        model.Graph.Initializer.Add(External("w", "weights.bin", 4, 2));
        Diagnostics problems = [];
        WorkloadGraph? graph = OnnxReader.Read("m.onnx", model.Build(), new OnnxOptions { ExternalLength = path => path == "weights.bin" ? 32 : null }, problems);
        Assert.Empty(problems);
        Assert.Equal(8, graph!.Parameters);
        Assert.Null(graph.Operations[0].Inputs[1].ZeroShare);
    }

    [Fact]
    public void A_sparse_initializer_tells_its_zeros()
    {
        SparseTensorProto sparse = new() { Values = ModelBuilder.Tensor("w", [2], ModelBuilder.F32, new byte[8]) };
        sparse.Dims.Add([4, 2]);
        ModelBuilder model = new ModelBuilder().Input("x", [1, 4]).Node("MatMul", "x w", "y").Output("y");
        model.Graph.SparseInitializer.Add(sparse);
        Assert.Equal(0.75, Read(model).Operations[0].Inputs[1].ZeroShare);
    }

    /// <summary>Small models with branches, loops and functions, for tests that need some of each.</summary>
    internal static IReadOnlyList<ModelBuilder> ControlFlow => [Branching(constant: true), Branching(constant: false), Looping(7), Looping(null), Scanning(), Calling()];

    internal static TensorProto External(string name, string location, params long[] shape)
    {
        TensorProto tensor = new() { Name = name, DataType = ModelBuilder.F32, DataLocation = 1 };
        tensor.Dims.Add(shape);
        tensor.ExternalData.Add(new StringStringEntryProto { Key = "location", Value = location });
        return tensor;
    }

    private static ModelBuilder Branching(bool constant)
    {
        ModelBuilder model = new ModelBuilder().Input("x", [2, 8]).Weight("small", 8, 4).Weight("large", 8, 8);
        model = constant
            ? model.Node("Shape", "x", "s").Int("zero", 0).Node("Gather", "s zero", "rows").Int("two", 2).Node("Equal", "rows two", "c")
            : model.Scalar("c", ModelBuilder.Flag);
        return model.Node("If", "c", "y", ("then_branch", Branch("small")), ("else_branch", Branch("large"))).Output("y");
    }

    private static GraphProto Branch(string weight)
    {
        GraphProto graph = new() { Name = weight };
        graph.Node.Add(ModelBuilder.Call("MatMul", $"x {weight}", "r"));
        graph.Output.Add(new ValueInfoProto { Name = "r" });
        return graph;
    }

    private static ModelBuilder Looping(long? rounds)
    {
        GraphProto body = new() { Name = "body" };
        body.Input.Add([ModelBuilder.Info("i", [], ModelBuilder.I64), ModelBuilder.Info("go", [], ModelBuilder.Flag), ModelBuilder.Info("h", [2, 8])]);
        body.Output.Add([ModelBuilder.Info("on", [], ModelBuilder.Flag), ModelBuilder.Info("n", [2, 8])]);
        body.Node.Add([ModelBuilder.Call("Identity", "go", "on"), ModelBuilder.Call("MatMul", "h w", "n")]);
        ModelBuilder model = new ModelBuilder().Input("x", [2, 8]).Weight("w", 8, 8);
        model = rounds is { } known ? model.Int("m", known) : model.Scalar("m", ModelBuilder.I64);
        return model.Node("Loop", "m - x", "y", ("body", body)).Output("y");
    }

    private static ModelBuilder Scanning()
    {
        GraphProto body = new() { Name = "body" };
        body.Input.Add([ModelBuilder.Info("s", [1, 8]), ModelBuilder.Info("e", [1, 8])]);
        body.Output.Add([ModelBuilder.Info("t", [1, 8]), ModelBuilder.Info("o", [1, 8])]);
        body.Node.Add([ModelBuilder.Call("Add", "s e", "a"), ModelBuilder.Call("MatMul", "a w", "t"), ModelBuilder.Call("Relu", "t", "o")]);
        return new ModelBuilder().Input("h", [1, 8]).Input("x", [6, 1, 8]).Weight("w", 8, 8).Node("Scan", "h x", "last all", ("body", body), ("num_scan_inputs", 1)).Node("Relu", "all", "y").Output("y");
    }

    private static ModelBuilder Calling()
    {
        FunctionProto function = new() { Name = "Twice", Domain = "mine" };
        function.Input.Add(["a", "absent"]);
        function.Output.Add("c");
        function.Attribute.Add("axis");
        NodeProto concat = ModelBuilder.Call("Concat", "a a", "b");
        concat.Attribute.Add(new AttributeProto { Name = "axis", RefAttrName = "axis", Type = 2 });
        function.Node.Add([concat, ModelBuilder.Call("Relu", "b", "c")]);
        ModelBuilder model = new ModelBuilder().Input("x", [2, 3]).Node("mine.Twice", "x", "m", ("axis", 1)).Node("mine.Twice", "m", "y", ("axis", 0)).Output("y");
        model.Model.Functions.Add(function);
        return model;
    }

    private static WorkloadGraph Read(ModelBuilder model, params (string Name, long Extent)[] dimensions)
    {
        Diagnostics problems = [];
        OnnxOptions options = new() { Dimensions = dimensions.ToDictionary(d => d.Name, d => d.Extent) };
        WorkloadGraph? graph = OnnxReader.Read("models/m.onnx", model.Build(), options, problems);
        Assert.True(problems.IsEmpty, string.Join('\n', problems));
        Assert.Equal("m", graph!.Name);
        return graph;
    }
}
