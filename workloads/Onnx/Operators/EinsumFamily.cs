using HwSim.Core.Graph;
using HwSim.Workloads.Onnx.Inference;
using HwSim.Workloads.Onnx.Reading;

namespace HwSim.Workloads.Onnx.Operators;

/// <summary>
/// Einsum, contracted pair by pair from the left. Of a pair's labels those in both and in the result are the batch, those in
/// both and not in the result the reduction (K), those of one side the rows (M) and columns (N); a label that occurs in one
/// side only and nowhere else is summed while it is read. Pairs without a reduction multiply value by value.
/// </summary>
internal sealed class EinsumFamily : IOperatorFamily
{
    public IEnumerable<string> Operators => ["Einsum"];

    public void Infer(OperatorNode node)
    {
        (_, string result, Dictionary<char, long> extents) = Parse(node);
        node.Set(0, node.Need(0).Type, [.. result.Select(l => extents[l])]);
    }

    public void Lower(OperatorNode node)
    {
        (string[] terms, string result, Dictionary<char, long> extents) = Parse(node);
        if (terms.Length == 1)
        {
            bool sums = terms[0].Distinct().Count() > result.Length;
            node.EmitVector(
                sums ? OperationKind.Reduction : OperationKind.DataMovement, node.Need(0).Elements, sums ? VectorWork.Reduction.Value : 0, node.In([0]), node.Outs());
            return;
        }

        string labels = terms[0];
        Tensor operand = node.In(0);
        for (int i = 1; i < terms.Length; i++)
        {
            bool last = i == terms.Length - 1;
            string needed = last ? result : new string([.. labels.Union(terms[i]).Where(l => result.Contains(l, StringComparison.Ordinal) || terms[(i + 1)..].Any(t => t.Contains(l, StringComparison.Ordinal)))]);
            Tensor product = last ? node.Out(0) : node.Between("product", node.Need(0).Type, [.. needed.Select(l => extents[l])]);
            Contract(node, terms.Length == 2 ? "" : $"pair{i}", labels, terms[i], needed, extents, [operand, node.In(i)], product);
            (labels, operand) = (needed, product);
        }
    }

    private static void Contract(OperatorNode node, string part, string a, string b, string result, Dictionary<char, long> extents, Tensor[] operands, Tensor product)
    {
        long reduction = Extent(l => a.Contains(l, StringComparison.Ordinal) && b.Contains(l, StringComparison.Ordinal) && !result.Contains(l, StringComparison.Ordinal));
        if (reduction == 1)
        {
            node.EmitVector(OperationKind.Elementwise, product.Elements, VectorWork.Elementwise.Value, operands, [product], part);
            return;
        }

        node.Emit(new Gemm
        {
            Name = node.NameOf(part),
            SourceType = node.Proto.OpType,
            M = Extent(l => !b.Contains(l, StringComparison.Ordinal) && result.Contains(l, StringComparison.Ordinal)),
            N = Extent(l => !a.Contains(l, StringComparison.Ordinal) && result.Contains(l, StringComparison.Ordinal)),
            K = reduction,
            Batch = Extent(l => a.Contains(l, StringComparison.Ordinal) && b.Contains(l, StringComparison.Ordinal) && result.Contains(l, StringComparison.Ordinal)),
            Inputs = [.. operands],
            Outputs = [product],
        });

        long Extent(Func<char, bool> counts) => a.Union(b).Where(counts).Aggregate(1L, (all, l) => all * extents[l]);
    }

    /// <summary>The labels of each operand and of the result. An ellipsis becomes capital-like labels of its own, right-aligned as in broadcasting.</summary>
    private static (string[] Terms, string Result, Dictionary<char, long> Extents) Parse(OperatorNode node)
    {
        string equation = node.Text("equation", "").Replace(" ", "", StringComparison.Ordinal);
        string[] sides = equation.Split("->");
        string[] written = sides[0].Split(',');
        if (sides.Length > 2 || written.Length != node.InputCount || equation.Length > 1024)
        {
            throw node.Fail($"its equation {Quoted.Name(equation)} does not fit {node.InputCount} inputs");
        }

        int spread = Enumerable.Range(0, written.Length).Max(i => written[i].Contains("...", StringComparison.Ordinal) ? node.ShapeOf(i).Length - (written[i].Length - 3) : 0);
        string[] terms = [.. written.Select((w, i) => Expand(w, node.ShapeOf(i).Length - (w.Length - 3)))];
        Dictionary<char, long> extents = [];
        for (int i = 0; i < terms.Length; i++)
        {
            Bind(node, terms[i], node.ShapeOf(i), extents);
        }

        string result = sides.Length == 2
            ? Expand(sides[1], spread)
            : Expand("...", spread) + new string([.. string.Concat(terms).Where(char.IsLetter).GroupBy(l => l).Where(g => g.Count() == 1).Select(g => g.Key).Order()]);
        return result.All(extents.ContainsKey)
            ? (terms, result, extents)
            : throw node.Fail($"the result of its equation {Quoted.Name(equation)} has labels that no input has");

        static string Expand(string term, int count) =>
            term.Replace("...", new string([.. Enumerable.Range(0, Math.Clamp(count, 0, Shapes.MostDimensions)).Select(i => (char)(EllipsisLabel - i)).Reverse()]), StringComparison.Ordinal);
    }

    /// <summary>Labels of ellipsis dimensions, counted down from here for the rightmost one; in a private-use area, where no equation has letters.</summary>
    private const char EllipsisLabel = '\uF000';

    private static void Bind(OperatorNode node, string term, long[] shape, Dictionary<char, long> extents)
    {
        if (term.Length != shape.Length)
        {
            throw node.Fail($"its equation gives {term.Length} labels to an input of shape {Quoted.Shape(shape)}");
        }

        for (int d = 0; d < term.Length; d++)
        {
            long known = extents.GetValueOrDefault(term[d], 1);
            if (known != shape[d] && known != 1 && shape[d] != 1)
            {
                throw node.Fail($"a label of its equation stands for both {known} and {shape[d]}");
            }

            extents[term[d]] = known == 1 ? shape[d] : known;
        }
    }
}
