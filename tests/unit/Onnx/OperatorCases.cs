using static HwSim.Tests.Unit.Onnx.ModelBuilder;

namespace HwSim.Tests.Unit.Onnx;

/// <summary>
/// One small model an operator variant, with the multiply-accumulates counted by hand. The models are valid and run in ONNX
/// Runtime, which tells the shapes.
/// </summary>
internal static class OperatorCases
{
    public static IReadOnlyDictionary<string, (ModelBuilder Model, long Macs)> All { get; } = new Dictionary<string, (ModelBuilder, long)>
    {
        // Convolutions: output values x window x channels of a group.
        ["Conv"] = (New().Input("x", [2, 3, 15, 20]).Weight("w", 8, 3, 3, 3).Node("Conv", "x w", "y"), 2 * 8 * 13 * 18 * 27),
        ["Conv, bias, pads, strides"] = (New().Input("x", [1, 3, 15, 20]).Weight("w", 8, 3, 3, 3).Weight("b", 8).Node("Conv", "x w b", "y", ("pads", new[] { 1, 0, 2, 1 }), ("strides", new[] { 2, 3 })), 8 * 8 * 7 * 27),
        ["Conv, SAME_UPPER"] = (New().Input("x", [1, 3, 15, 20]).Weight("w", 8, 3, 4, 3).Node("Conv", "x w", "y", ("auto_pad", "SAME_UPPER"), ("strides", new[] { 2, 2 })), 8 * 8 * 10 * 36),
        ["Conv, SAME_LOWER"] = (New().Input("x", [1, 3, 15, 20]).Weight("w", 8, 3, 4, 3).Node("Conv", "x w", "y", ("auto_pad", "SAME_LOWER"), ("strides", new[] { 1, 2 })), 8 * 15 * 10 * 36),
        ["Conv, VALID"] = (New().Input("x", [1, 3, 15, 20]).Weight("w", 8, 3, 4, 3).Node("Conv", "x w", "y", ("auto_pad", "VALID")), 8 * 12 * 18 * 36),
        ["Conv, dilations"] = (New().Input("x", [1, 3, 15, 20]).Weight("w", 8, 3, 3, 3).Node("Conv", "x w", "y", ("dilations", new[] { 2, 3 })), 8 * 11 * 14 * 27),
        ["Conv, groups"] = (New().Input("x", [1, 6, 9, 9]).Weight("w", 9, 2, 3, 3).Node("Conv", "x w", "y", ("group", 3)), 9 * 7 * 7 * 18),
        ["Conv, depthwise"] = (New().Input("x", [1, 6, 9, 9]).Weight("w", 6, 1, 3, 3).Node("Conv", "x w", "y", ("group", 6)), 6 * 7 * 7 * 9),
        ["Conv, signal"] = (New().Input("x", [2, 4, 50]).Weight("w", 8, 4, 5).Node("Conv", "x w", "y", ("strides", new[] { 3 }), ("pads", new[] { 2, 1 })), 2 * 8 * 17 * 20),
        ["Conv, volume"] = (New().Input("x", [1, 4, 6, 7, 8]).Weight("w", 6, 2, 2, 3, 3).Node("Conv", "x w", "y", ("group", 2)), 6 * 5 * 5 * 6 * 36),
        ["ConvInteger"] = (New().Input("x", [1, 3, 9, 9], U8).Bytes("w", U8, 1, 4, 3, 3, 3).Node("ConvInteger", "x w", "y"), 4 * 7 * 7 * 27),
        ["QLinearConv"] = (New().Input("x", [1, 3, 9, 9], U8).Floats("s", 1).Bytes("z", U8, 0, 1).Bytes("w", U8, 1, 4, 3, 3, 3)
            .Node("QLinearConv", "x s z w s z s z", "y"), 4 * 7 * 7 * 27),
        ["FusedConv"] = (New().Input("x", [1, 3, 9, 9]).Weight("w", 4, 3, 3, 3).Node("com.microsoft.FusedConv", "x w", "y", ("activation", "Relu")), 4 * 7 * 7 * 27),

        // Transposed: input values x filters of a group x taps.
        ["ConvTranspose"] = (New().Input("x", [2, 4, 5, 6]).Weight("w", 4, 3, 3, 3).Node("ConvTranspose", "x w", "y"), 2 * 4 * 5 * 6 * 27),
        ["ConvTranspose, output_padding"] = (New().Input("x", [1, 4, 5, 6]).Weight("w", 4, 3, 3, 3)
            .Node("ConvTranspose", "x w", "y", ("strides", new[] { 2, 3 }), ("pads", new[] { 1, 1, 1, 0 }), ("output_padding", new[] { 1, 2 })), 4 * 5 * 6 * 27),
        ["ConvTranspose, SAME_UPPER"] = (New().Input("x", [1, 4, 5, 6]).Weight("w", 4, 3, 3, 3).Node("ConvTranspose", "x w", "y", ("strides", new[] { 2, 2 }), ("auto_pad", "SAME_UPPER")), 4 * 5 * 6 * 27),
        ["ConvTranspose, output_shape, groups"] = (New().Input("x", [1, 4, 5, 6]).Weight("w", 4, 2, 3, 3)
            .Node("ConvTranspose", "x w", "y", ("group", 2), ("strides", new[] { 2, 2 }), ("output_shape", new[] { 10, 12 })), 4 * 5 * 6 * 18),
        ["ConvTranspose, dilations, signal"] = (New().Input("x", [1, 4, 7]).Weight("w", 4, 3, 3).Node("ConvTranspose", "x w", "y", ("dilations", new[] { 2 })), 4 * 7 * 9),

        // Products: output values x reduction.
        ["MatMul"] = (New().Input("x", [5, 7]).Weight("w", 7, 9).Node("MatMul", "x w", "y"), 5 * 7 * 9),
        ["MatMul, batch by weight"] = (New().Input("x", [2, 3, 5, 7]).Weight("w", 7, 9).Node("MatMul", "x w", "y"), 6 * 5 * 7 * 9),
        ["MatMul, batches broadcast"] = (New().Input("a", [2, 1, 5, 7]).Input("b", [3, 7, 9]).Node("MatMul", "a b", "y"), 6 * 5 * 7 * 9),
        ["MatMul, weight on the left"] = (New().Input("x", [4, 7, 9]).Weight("w", 5, 7).Node("MatMul", "w x", "y"), 4 * 5 * 7 * 9),
        ["MatMul, vectors"] = (New().Input("a", [7]).Input("b", [7]).Node("MatMul", "a b", "y"), 7),
        ["MatMul, row vector"] = (New().Input("a", [7]).Input("b", [3, 7, 5]).Node("MatMul", "a b", "y"), 3 * 7 * 5),
        ["MatMul, column vector"] = (New().Input("a", [3, 5, 7]).Input("b", [7]).Node("MatMul", "a b", "y"), 3 * 5 * 7),
        ["Gemm, both transposed"] = (New().Input("a", [7, 5]).Weight("w", 9, 7).Weight("c", 9).Node("Gemm", "a w c", "y", ("transA", 1), ("transB", 1)), 5 * 7 * 9),
        ["Gemm, opset 7"] = (New(7).Input("a", [5, 7]).Weight("w", 7, 9).Weight("c", 9).Node("Gemm", "a w c", "y"), 5 * 7 * 9),
        ["MatMulInteger"] = (New().Input("x", [2, 5, 7], U8).Bytes("w", I8, 1, 7, 9).Node("MatMulInteger", "x w", "y"), 2 * 5 * 7 * 9),
        ["QLinearMatMul"] = (New().Input("x", [5, 7], U8).Floats("s", 1).Bytes("z", U8, 0, 1).Bytes("w", U8, 1, 7, 9).Node("QLinearMatMul", "x s z w s z s z", "y"), 5 * 7 * 9),
        ["FusedMatMul"] = (New().Input("a", [2, 7, 5]).Input("b", [2, 9, 7]).Node("com.microsoft.FusedMatMul", "a b", "y", ("transA", 1), ("transB", 1), ("alpha", 0.5f)), 2 * 5 * 7 * 9),
        ["FusedGemm"] = (New().Input("a", [5, 7]).Weight("w", 7, 9).Weight("c", 9).Node("com.microsoft.FusedGemm", "a w c", "y", ("activation", "Relu")), 5 * 7 * 9),
        ["DynamicQuantizeMatMul"] = (New().Input("a", [2, 5, 7]).Bytes("w", I8, 1, 7, 9).Floats("s", 1).Node("com.microsoft.DynamicQuantizeMatMul", "a w s", "y"), 2 * 5 * 7 * 9),
        ["MatMulNBits"] = (New().Input("a", [2, 5, 64]).Bytes("w", U8, 1, 9, 2, 16).Weight("s", 9, 2)
            .Node("com.microsoft.MatMulNBits", "a w s", "y", ("K", 64), ("N", 9), ("bits", 4), ("block_size", 32)), 2 * 5 * 64 * 9),

        ["Einsum, attention scores"] = (New().Input("q", [2, 5, 4, 8]).Input("k", [2, 6, 4, 8]).Node("Einsum", "q k", "y", ("equation", "bqhd,bkhd->bhqk")), 2 * 4 * 5 * 6 * 8),
        ["Einsum, ellipsis"] = (New().Input("a", [2, 3, 5, 7]).Input("b", [2, 3, 7, 9]).Node("Einsum", "a b", "y", ("equation", "...ij,...jk->...ik")), 2 * 3 * 5 * 7 * 9),
        ["Einsum, implicit"] = (New().Input("a", [5, 7]).Input("b", [7, 9]).Node("Einsum", "a b", "y", ("equation", "ij,jk")), 5 * 7 * 9),
        ["Einsum, three operands"] = (New().Input("a", [5, 7]).Input("b", [7, 9]).Input("c", [9, 4]).Node("Einsum", "a b c", "y", ("equation", "ij,jk,kl->il")), (5 * 7 * 9) + (5 * 9 * 4)),
        ["Einsum, transpose"] = (New().Input("a", [5, 7]).Node("Einsum", "a", "y", ("equation", "ij->ji")), 0),

        // Recurrent: directions x steps x batch x gates x hidden x (input + hidden).
        ["LSTM"] = (New().Input("x", [6, 2, 10]).Weight("w", 1, 32, 10).Weight("r", 1, 32, 8).Weight("b", 1, 64).Node("LSTM", "x w r b", "y h c", ("hidden_size", 8)), 6 * 2 * 32 * 18),
        ["LSTM, bidirectional"] = (New().Input("x", [6, 2, 10]).Weight("w", 2, 32, 10).Weight("r", 2, 32, 8).Node("LSTM", "x w r", "y", ("hidden_size", 8), ("direction", "bidirectional")), 2 * 6 * 2 * 32 * 18),
        ["GRU"] = (New().Input("x", [6, 2, 10]).Weight("w", 1, 24, 10).Weight("r", 1, 24, 8).Node("GRU", "x w r", "y h", ("hidden_size", 8)), 6 * 2 * 24 * 18),
        ["RNN"] = (New().Input("x", [6, 2, 10]).Weight("w", 1, 8, 10).Weight("r", 1, 8, 8).Node("RNN", "x w r", "- h", ("hidden_size", 8)), 6 * 2 * 8 * 18),

        // Attention: scores and context, batch x heads x queries x keys x depth each.
        ["Attention, 4 dimensions, shared keys"] = (New(23).Input("q", [2, 8, 5, 16]).Input("k", [2, 2, 7, 16]).Input("v", [2, 2, 7, 12]).Node("Attention", "q k v", "y"), 2 * 8 * 5 * 7 * (16 + 12)),
        ["Attention, 3 dimensions, cache"] = (New(23).Input("q", [2, 5, 32]).Input("k", [2, 5, 16]).Input("v", [2, 5, 16]).Input("pk", [2, 2, 3, 8]).Input("pv", [2, 2, 3, 8])
            .Node("Attention", "q k v - pk pv", "y k2 v2", ("q_num_heads", 4), ("kv_num_heads", 2)), 2 * 4 * 5 * 8 * 16),
        ["com.microsoft.Attention"] = (New().Input("x", [2, 5, 16]).Weight("w", 16, 48).Weight("b", 48).Node("com.microsoft.Attention", "x w b", "y", ("num_heads", 4)),
            (2 * 5 * 16 * 48) + (2 * 4 * 5 * 5 * 8)),
        ["MultiHeadAttention"] = (New().Input("q", [2, 5, 16]).Input("k", [2, 7, 16]).Input("v", [2, 7, 16]).Node("com.microsoft.MultiHeadAttention", "q k v", "y", ("num_heads", 4)), 2 * 4 * 5 * 7 * 8),
        ["GroupQueryAttention"] = (New().Input("q", [1, 1, 64]).Input("k", [1, 1, 16]).Input("v", [1, 1, 16]).Input("pk", [1, 2, 7, 8]).Input("pv", [1, 2, 7, 8])
            .Initializer("len", [1], I32, [7, 0, 0, 0]).Initializer("total", [1], I32, [8, 0, 0, 0])
            .Node("com.microsoft.GroupQueryAttention", "q k v pk pv len total", "y k2 v2", ("num_heads", 8), ("kv_num_heads", 2)), 8 * 1 * 8 * 16),

        // What follows costs no multiply-accumulates; ONNX Runtime tells the shapes.
        ["Add, broadcast"] = (New().Input("a", [2, 1, 5]).Input("b", [3, 1]).Node("Add", "a b", "y"), 0),
        ["Where"] = (New().Input("c", [2, 1], Flag).Input("a", [1, 3]).Input("b", [4, 1, 1]).Node("Where", "c a b", "y"), 0),
        ["Clip, attributes"] = (New(6).Input("x", [2, 3]).Node("Clip", "x", "y", ("min", 0f), ("max", 6f)), 0),
        ["Clip, inputs"] = (New().Input("x", [2, 3]).Initializer("lo", [], F32, [0, 0, 0, 0]).Node("Clip", "x lo", "y"), 0),
        ["PRelu"] = (New().Input("x", [2, 3, 4, 4]).Weight("s", 3, 1, 1).Node("PRelu", "x s", "y"), 0),
        ["Cast"] = (New().Input("x", [2, 3]).Node("Cast", "x", "y", ("to", 7)), 0),
        ["Softmax"] = (New().Input("x", [2, 3, 4]).Node("Softmax", "x", "y", ("axis", 1)), 0),
        ["LayerNormalization"] = (New().Input("x", [2, 3, 4]).Weight("g", 4).Weight("b", 4).Node("LayerNormalization", "x g b", "y m d"), 0),
        ["BatchNormalization"] = (New().Input("x", [2, 3, 4, 4]).Weight("g", 3).Weight("b", 3).Weight("m", 3).Weight("v", 3).Node("BatchNormalization", "x g b m v", "y"), 0),
        ["InstanceNormalization"] = (New().Input("x", [2, 3, 4, 4]).Weight("g", 3).Weight("b", 3).Node("InstanceNormalization", "x g b", "y"), 0),
        ["SkipLayerNormalization"] = (New().Input("x", [2, 3, 8]).Input("s", [2, 3, 8]).Weight("g", 8).Weight("b", 8).Node("com.microsoft.SkipLayerNormalization", "x s g b", "y - - t"), 0),
        ["EmbedLayerNormalization"] = (New().Input("i", [2, 3], I32).Input("t", [2, 3], I32).Weight("w", 20, 8).Weight("p", 10, 8).Weight("s", 2, 8).Weight("g", 8).Weight("b", 8)
            .Node("com.microsoft.EmbedLayerNormalization", "i t w p s g b", "y m"), 0),
        ["BiasGelu"] = (New().Input("x", [2, 3, 8]).Weight("b", 8).Node("com.microsoft.BiasGelu", "x b", "y"), 0),
        ["FastGelu"] = (New().Input("x", [2, 3, 8]).Node("com.microsoft.FastGelu", "x", "y"), 0),
        ["MaxPool"] = (New().Input("x", [1, 3, 15, 20]).Node("MaxPool", "x", "y", ("kernel_shape", new[] { 3, 2 }), ("strides", new[] { 2, 2 }), ("pads", new[] { 1, 0, 1, 0 })), 0),
        ["MaxPool, ceil, dilations, indices"] = (New().Input("x", [1, 3, 15, 20]).Node("MaxPool", "x", "y i", ("kernel_shape", new[] { 3, 2 }), ("strides", new[] { 2, 3 }), ("dilations", new[] { 2, 1 }), ("ceil_mode", 1)), 0),
        ["AveragePool, ceil, pads"] = (New(19).Input("x", [1, 3, 6, 7]).Node("AveragePool", "x", "y", ("kernel_shape", new[] { 2, 2 }), ("strides", new[] { 3, 2 }), ("pads", new[] { 1, 1, 1, 1 }), ("ceil_mode", 1)), 0),
        ["AveragePool, SAME_UPPER"] = (New().Input("x", [1, 3, 15, 20]).Node("AveragePool", "x", "y", ("kernel_shape", new[] { 3, 3 }), ("strides", new[] { 2, 2 }), ("auto_pad", "SAME_UPPER")), 0),
        ["GlobalAveragePool"] = (New().Input("x", [1, 3, 15, 20]).Node("GlobalAveragePool", "x", "y"), 0),
        ["ReduceMean, attribute"] = (New(13).Input("x", [2, 3, 4]).Node("ReduceMean", "x", "y", ("axes", new[] { -1, 0 }), ("keepdims", 0)), 0),
        ["ReduceMean, input"] = (New(18).Input("x", [2, 3, 4]).Ints("a", -2).Node("ReduceMean", "x a", "y"), 0),
        ["ReduceSum, all"] = (New(13).Input("x", [2, 3, 4]).Node("ReduceSum", "x", "y", ("keepdims", 0)), 0),
        ["ReduceSum, nothing"] = (New(13).Input("x", [2, 3, 4]).Node("ReduceSum", "x", "y", ("noop_with_empty_axes", 1)), 0),
        ["ArgMax"] = (New().Input("x", [2, 3, 4]).Node("ArgMax", "x", "y", ("axis", 1), ("keepdims", 0)), 0),
        ["TopK, attribute"] = (New(9).Input("x", [2, 9]).Node("TopK", "x", "v i", ("k", 4)), 0),
        ["TopK, input"] = (New(11).Input("x", [9, 2]).Ints("k", 4).Node("TopK", "x k", "v i", ("axis", 0)), 0),
        ["Gather"] = (New().Input("x", [4, 5, 6]).Input("i", [2, 3], I64).Node("Gather", "x i", "y", ("axis", 1)), 0),
        ["GatherElements"] = (New().Input("x", [4, 5]).Input("i", [2, 5], I64).Node("GatherElements", "x i", "y"), 0),
        ["GatherND, batch"] = (New().Input("x", [2, 4, 5, 6]).Input("i", [2, 3, 1], I64).Node("GatherND", "x i", "y", ("batch_dims", 1)), 0),
        ["ScatterND"] = (New().Input("x", [4, 5]).Input("i", [1, 1], I64).Input("u", [1, 5]).Node("ScatterND", "x i u", "y"), 0),
        ["ScatterElements"] = (New().Input("x", [4, 5]).Input("i", [1, 5], I64).Input("u", [1, 5]).Node("ScatterElements", "x i u", "y"), 0),
        ["Concat"] = (New().Input("a", [2, 3]).Input("b", [2, 4]).Node("Concat", "a b", "y", ("axis", -1)), 0),
        ["Split, equal"] = (New(11).Input("x", [2, 6]).Node("Split", "x", "a b c", ("axis", 1)), 0),
        ["Split, attribute"] = (New(11).Input("x", [2, 6]).Node("Split", "x", "a b", ("axis", 1), ("split", new[] { 2, 4 })), 0),
        ["Split, input"] = (New(13).Input("x", [2, 6]).Ints("s", 1, 5).Node("Split", "x s", "a b", ("axis", 1)), 0),
        ["Split, uneven"] = (New(18).Input("x", [7, 2]).Node("Split", "x", "a b c", ("num_outputs", 3)), 0),
        ["Slice, attributes"] = (New(9).Input("x", [5, 6, 7]).Node("Slice", "x", "y", ("starts", new[] { 1, -3 }), ("ends", new[] { 1000, -1 }), ("axes", new[] { 0, 2 })), 0),
        ["Slice, inputs"] = (New().Input("x", [5, 6, 7]).Ints("s", 1, -1).Ints("e", long.MaxValue, long.MinValue).Ints("a", 0, -1).Ints("t", 2, -2).Node("Slice", "x s e a t", "y"), 0),
        ["Transpose, default"] = (New().Input("x", [2, 3, 4]).Node("Transpose", "x", "y"), 0),
        ["Transpose"] = (New().Input("x", [2, 3, 4]).Node("Transpose", "x", "y", ("perm", new[] { 0, 2, 1 })), 0),
        ["Reshape"] = (New().Input("x", [2, 3, 4]).Ints("s", 0, -1, 2).Node("Reshape", "x s", "y"), 0),
        ["Reshape, opset 1"] = (New(4).Input("x", [2, 3, 4]).Node("Reshape", "x", "y", ("shape", new[] { 6, -1 })), 0),
        ["Flatten"] = (New().Input("x", [2, 3, 4]).Node("Flatten", "x", "y", ("axis", 2)), 0),
        ["Flatten, all"] = (New().Input("x", [2, 3, 4]).Node("Flatten", "x", "y", ("axis", 3)), 0),
        ["Squeeze, attribute"] = (New(11).Input("x", [1, 3, 1]).Node("Squeeze", "x", "y", ("axes", new[] { -1 })), 0),
        ["Squeeze, input"] = (New(13).Input("x", [1, 3, 1]).Ints("a", 0).Node("Squeeze", "x a", "y"), 0),
        ["Squeeze, all"] = (New(13).Input("x", [1, 3, 1]).Node("Squeeze", "x", "y"), 0),
        ["Unsqueeze, attribute"] = (New(11).Input("x", [3]).Node("Unsqueeze", "x", "y", ("axes", new[] { 0, 2 })), 0),
        ["Unsqueeze, input"] = (New(13).Input("x", [3]).Ints("a", -1).Node("Unsqueeze", "x a", "y"), 0),
        ["Expand"] = (New().Input("x", [3, 1]).Ints("s", 2, 1, 6).Node("Expand", "x s", "y"), 0),
        ["Tile"] = (New().Input("x", [3, 2]).Ints("r", 2, 3).Node("Tile", "x r", "y"), 0),
        ["Pad, attribute"] = (New(10).Input("x", [3, 2]).Node("Pad", "x", "y", ("pads", new[] { 1, 0, 2, 3 })), 0),
        ["Pad, input"] = (New().Input("x", [3, 2]).Ints("p", 1, 0, 2, -1).Node("Pad", "x p", "y"), 0),
        ["Pad, axes"] = (New(18).Input("x", [3, 2]).Ints("p", 1, 2).Ints("a", -1).Node("Pad", "x p - a", "y"), 0),
        ["Resize, scales"] = (New(13).Input("x", [1, 2, 5, 7]).Floats("s", 1, 1, 1.5f, 2).Node("Resize", "x - s", "y", ("mode", "linear")), 0),
        ["Resize, sizes"] = (New(13).Input("x", [1, 2, 5, 7]).Ints("s", 1, 2, 8, 3).Node("Resize", "x - - s", "y"), 0),
        ["Resize, opset 10"] = (New(10).Input("x", [1, 2, 5, 7]).Floats("s", 1, 1, 2, 2).Node("Resize", "x s", "y"), 0),
        ["Resize, aspect"] = (New(18).Input("x", [1, 2, 5, 7]).Ints("s", 10, 10).Node("Resize", "x - - s", "y", ("axes", new[] { 2, 3 }), ("keep_aspect_ratio_policy", "not_larger")), 0),
        ["Upsample, attribute"] = (New(7).Input("x", [1, 2, 5, 7]).Node("Upsample", "x", "y", ("scales", new[] { 1f, 1f, 2f, 3f })), 0),
        ["Upsample, input"] = (New(9).Input("x", [1, 2, 5, 7]).Floats("s", 1, 1, 2, 2).Node("Upsample", "x s", "y"), 0),
        ["GridSample"] = (New(16).Input("x", [1, 2, 5, 7]).Input("g", [1, 3, 4, 2]).Node("GridSample", "x g", "y"), 0),
        ["DepthToSpace"] = (New().Input("x", [1, 8, 3, 5]).Node("DepthToSpace", "x", "y", ("blocksize", 2)), 0),
        ["SpaceToDepth"] = (New().Input("x", [1, 2, 6, 8]).Node("SpaceToDepth", "x", "y", ("blocksize", 2)), 0),
        ["OneHot"] = (New().Input("i", [2, 3], I64).Int("d", 5).Floats("v", 0, 1).Node("OneHot", "i d v", "y", ("axis", 1)), 0),
        ["CumSum"] = (New().Input("x", [2, 3]).Int("a", 1).Node("CumSum", "x a", "y"), 0),
        ["Trilu"] = (New().Input("x", [3, 3]).Node("Trilu", "x", "y", ("upper", 0)), 0),
        ["DynamicQuantizeLinear"] = (New().Input("x", [2, 3]).Node("DynamicQuantizeLinear", "x", "y s z"), 0),
        ["QuantizeLinear, DequantizeLinear"] = (New().Input("x", [2, 3]).Floats("s", 1).Node("QuantizeLinear", "x s", "q").Node("DequantizeLinear", "q s", "y"), 0),

        // Shapes that models compute for themselves.
        ["Shape, Gather, Concat, Reshape"] = (New().Input("x", [2, 3, 4]).Node("Shape", "x", "s").Int("i", 0).Node("Gather", "s i", "d").Ints("a", 0).Node("Unsqueeze", "d a", "u").Ints("m", -1)
            .Node("Concat", "u m", "t", ("axis", 0)).Node("Reshape", "x t", "y"), 0),
        ["Shape, part"] = (New(15).Input("x", [2, 3, 4, 5]).Node("Shape", "x", "s", ("start", 1), ("end", -1)).Node("ConstantOfShape", "s", "y"), 0),
        ["Shape arithmetic"] = (New().Input("x", [2, 3, 4]).Node("Shape", "x", "s").Ints("two", 2).Node("Mul", "s two", "d").Node("Sub", "d two", "e").Node("Div", "e two", "f")
            .Node("Cast", "d", "g", ("to", 1)).Node("Floor", "g", "h").Node("Cast", "h", "k", ("to", 7)).Node("ConstantOfShape", "k", "y"), 0),
        ["Where, Equal on shapes"] = (New().Input("x", [1, 3]).Ints("want", -1, 3).Ints("minus", -1).Ints("ones", 1, 1).Node("Equal", "want minus", "e").Node("Where", "e ones want", "t").Node("Expand", "x t", "y"), 0),
        ["Range"] = (New().Input("x", [2, 3]).Node("Shape", "x", "s").Int("one", 1).Node("Gather", "s one", "n").Int("zero", 0).Node("Range", "zero n one", "r").Node("Cast", "r", "y", ("to", 1)), 0),
        ["NonZero of a constant"] = (New().Ints("c", 1, 0, 1).Node("NonZero", "c", "y"), 0),
        ["Size"] = (New().Input("x", [2, 3]).Node("Size", "x", "y"), 0),
    };

    private static ModelBuilder New(long opset = 17) => new(opset);
}
