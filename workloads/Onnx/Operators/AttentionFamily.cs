using System.Globalization;
using HwSim.Core.Graph;
using HwSim.Workloads.Onnx.Inference;
using HwSim.Workloads.Onnx.Reading;

namespace HwSim.Workloads.Onnx.Operators;

/// <summary>
/// Attention in one node. Expands into the scores (queries by keys, for each sequence and head), their softmax and the context
/// (scores by values); those that hold their own projection multiply by it first. All scores are computed, also those that a
/// causal mask hides: a machine that skips them has to say so.
/// </summary>
internal sealed class AttentionFamily : IOperatorFamily
{
    public IEnumerable<string> Operators =>
        ["Attention", "com.microsoft.Attention", "com.microsoft.QAttention", "com.microsoft.MultiHeadAttention", "com.microsoft.GroupQueryAttention"];

    public void Infer(OperatorNode node)
    {
        AttentionShape shape = ShapeOf(node);
        ElementType type = node.Operator == "com.microsoft.QAttention" ? node.Need(3).Type : node.Need(0).Type;
        long[] cachedKeys = [shape.Batch, shape.KeyHeads, shape.Keys, shape.Depth];
        node.Set(0, type, node.Operator == "Attention" && node.ShapeOf(0).Length == 4
            ? [shape.Batch, shape.Heads, shape.Queries, shape.ValueDepth]
            : [shape.Batch, shape.Queries, shape.Heads * shape.ValueDepth]);
        if (OwnProjection(node))
        {
            node.Set(1, type, [2, .. cachedKeys]);
            return;
        }

        node.Set(1, type, cachedKeys);
        node.Set(2, type, [shape.Batch, shape.KeyHeads, shape.Keys, shape.ValueDepth]);
        node.Set(3, type, [shape.Batch, shape.Heads, shape.Queries, shape.Keys]);
    }

    public void Lower(OperatorNode node)
    {
        AttentionShape shape = ShapeOf(node);
        if (OwnProjection(node))
        {
            Tensor projected = Project(node);
            Attend(node, shape, projected, projected, projected, node.In([node.Operator == "com.microsoft.QAttention" ? 5 : 3]));
            return;
        }

        Tensor queries = node.In(0);
        Tensor keys = node.Has(1) ? node.In(1) : queries;
        Tensor values = node.Has(2) ? node.In(2) : keys;
        if (node.Int("do_rotary", 0) != 0)
        {
            Tensor[] plain = node.Has(1) ? [queries, keys] : [queries];
            queries = node.Between("rotated_queries", node.Need(0).Type, [.. queries.Shape]);
            keys = node.Has(1) ? node.Between("rotated_keys", node.Need(0).Type, [.. keys.Shape]) : queries;
            Tensor[] rotated = node.Has(1) ? [queries, keys] : [queries];
            node.EmitVector(OperationKind.Elementwise, rotated.Sum(t => t.Elements), VectorWork.Rotary.Value, plain, rotated, "rotary");
        }

        Attend(node, shape, queries, keys, values, node.In([node.Operator switch { "Attention" => 3, "com.microsoft.MultiHeadAttention" => 5, _ => 10 }]));
    }

    private static bool OwnProjection(OperatorNode node) => node.Operator is "com.microsoft.Attention" or "com.microsoft.QAttention";

    /// <summary>The product with the projections of queries, keys and values side by side.</summary>
    private static Tensor Project(OperatorNode node)
    {
        long[] x = node.ShapeOf(0);
        long[] w = node.ShapeOf(1);
        ElementType type = node.Operator == "com.microsoft.QAttention" ? node.Need(3).Type : node.Need(0).Type;
        Tensor projected = node.Between("qkv", type, x[0], x[1], w[1]);
        Tensor[] operands = [node.In(0), node.In(1, TensorRole.Weight), .. node.In([2])];
        node.Emit(MatrixProducts.Of(node, node.NameOf("qkv"), x, w, operands, leftIsFilter: false, projected));
        return projected;
    }

    private static void Attend(OperatorNode node, AttentionShape s, Tensor queries, Tensor keys, Tensor values, Tensor[] mask)
    {
        ElementType type = node.Operator == "com.microsoft.QAttention" ? node.Need(3).Type : node.Need(0).Type;
        Tensor scores = node.Between("scores", type, s.Batch, s.Heads, s.Queries, s.Keys);
        Tensor shares = node.Between("shares", type, s.Batch, s.Heads, s.Queries, s.Keys);
        node.Emit(new Gemm
        {
            Name = node.NameOf("scores"),
            SourceType = node.Proto.OpType,
            M = s.Queries,
            N = s.Keys,
            K = s.Depth,
            Batch = s.Batch * s.Heads,
            ProductsPerFilter = s.Heads / s.KeyHeads,
            Inputs = [queries, keys],
            Outputs = [scores],
        });
        node.EmitVector(
            OperationKind.Softmax, scores.Elements, VectorWork.Softmax.Value + (mask.Length > 0 ? VectorWork.Elementwise.Value : 0), [scores, .. mask], [shares], "softmax");
        node.Emit(new Gemm
        {
            Name = node.NameOf("context"),
            SourceType = node.Proto.OpType,
            M = s.Queries,
            N = s.ValueDepth,
            K = s.Keys,
            Batch = s.Batch * s.Heads,
            ProductsPerFilter = s.Heads / s.KeyHeads,
            Inputs = [shares, values],
            Outputs = [.. node.Outs()],
        });
    }

    private static AttentionShape ShapeOf(OperatorNode node)
    {
        AttentionShape shape = node.Operator switch
        {
            "Attention" => Standard(node),
            "com.microsoft.MultiHeadAttention" => MultiHead(node),
            "com.microsoft.GroupQueryAttention" => Grouped(node),
            _ => Projecting(node),
        };
        return shape is { Heads: > 0, KeyHeads: > 0, Depth: > 0 } && shape.Heads % shape.KeyHeads == 0
            ? shape
            : throw node.Fail(string.Create(CultureInfo.InvariantCulture, $"{shape.Heads} query heads and {shape.KeyHeads} key heads do not go together"));
    }

    /// <summary>Attention of opset 23: operands [batch, heads, tokens, depth], or [batch, tokens, heads x depth] with the heads as attributes.</summary>
    private static AttentionShape Standard(OperatorNode node)
    {
        long[] q = node.ShapeOf(0, 3);
        long[] k = node.ShapeOf(1, 3);
        long[] v = node.ShapeOf(2, 3);
        long past = node.Has(4) ? node.ShapeOf(4, 4)[2] : 0;
        if (q.Length == 4 && k.Length == 4 && v.Length == 4)
        {
            return new AttentionShape(q[0], q[1], k[1], q[2], k[2] + past, q[3], v[3]);
        }

        (long heads, long keyHeads) = Heads(node, "q_num_heads", "kv_num_heads");
        return new AttentionShape(q[0], heads, keyHeads, q[1], k[1] + past, q[2] / heads, v[2] / keyHeads);
    }

    /// <summary>MultiHeadAttention: [batch, tokens, width], packed [batch, tokens, heads, 3 or 2, depth], or cross keys [batch, heads, tokens, depth].</summary>
    private static AttentionShape MultiHead(OperatorNode node)
    {
        long[] q = node.ShapeOf(0, 3);
        long heads = Heads(node, "num_heads", "num_heads").Heads;
        long past = node.Has(6) ? node.ShapeOf(6, 4)[2] : 0;
        if (!node.Has(1))
        {
            return q.Length == 5
                ? new AttentionShape(q[0], heads, heads, q[1], q[1] + past, q[4], q[4])
                : throw node.Fail("without keys its queries must hold all three, packed in five dimensions");
        }

        long[] k = node.ShapeOf(1, 3);
        long depth = q[2] / heads;
        if (k.Length == 5)
        {
            return new AttentionShape(q[0], heads, heads, q[1], k[1] + past, depth, k[4]);
        }

        long[] v = node.ShapeOf(2, 3);
        return k.Length == 4
            ? new AttentionShape(q[0], heads, heads, q[1], k[2], depth, v[^1])
            : new AttentionShape(q[0], heads, heads, q[1], k[1] + past, depth, v[2] / heads);
    }

    /// <summary>GroupQueryAttention: keys of the new tokens are added to the cache [batch, key heads, tokens, depth]. Without keys the queries hold all three side by side.</summary>
    private static AttentionShape Grouped(OperatorNode node)
    {
        long[] q = node.ShapeOf(0, 3);
        (long heads, long keyHeads) = Heads(node, "num_heads", "kv_num_heads");
        long depth = q[2] / (node.Has(1) ? heads : heads + (2 * keyHeads));
        long past = node.Has(3) ? node.ShapeOf(3, 4)[2] : 0;
        long keys = node.Input(6)?.Literal?.Integers is [long total, ..] ? Math.Max(past, total) : q[1] + past;
        return new AttentionShape(q[0], heads, keyHeads, q[1], keys, depth, depth);
    }

    /// <summary>com.microsoft.Attention: its weights [width, queries + keys + values] project the input first; the cache is [2, batch, heads, tokens, depth].</summary>
    private static AttentionShape Projecting(OperatorNode node)
    {
        long[] x = node.ShapeOf(0, 3);
        long[] w = node.ShapeOf(1, 2);
        if (w.Length != 2 || w[0] != x[2])
        {
            throw node.Fail($"weights {Quoted.Shape(w)} do not fit input {Quoted.Shape(x)}");
        }

        int pastAt = node.Operator == "com.microsoft.QAttention" ? 8 : 4;
        long past = node.Has(pastAt) ? node.ShapeOf(pastAt, 5)[3] : 0;
        long heads = Heads(node, "num_heads", "num_heads").Heads;
        long[] widths = node.Ints("qkv_hidden_sizes") is { Length: 3 } stated ? stated : [w[1] / 3, w[1] / 3, w[1] / 3];
        return new AttentionShape(x[0], heads, heads, x[1], x[1] + past, widths[0] / heads, widths[2] / heads);
    }

    private static (long Heads, long KeyHeads) Heads(OperatorNode node, string queries, string keys)
    {
        (long heads, long keyHeads) = (node.Int(queries, 0), node.Int(keys, 0));
        return heads > 0 && keyHeads > 0 ? (heads, keyHeads) : throw node.Fail($"{queries} and {keys} must be at least 1");
    }
}
