using System.Collections.Immutable;
using System.Globalization;
using HwSim.Core.Config;
using HwSim.Core.Graph;

namespace HwSim.Workloads.Building;

/// <summary>
/// A training step from a forward pass: the forward operations, then their gradients in reverse, then the optimizer.
/// </summary>
/// <remarks>
/// Reverse-mode differentiation as every framework runs it, nothing recomputed: a product y = x·W costs dx = dy·Wᵀ and
/// dW = xᵀ·dy, each as many multiply-accumulates as the product itself (so a step is three times the forward products;
/// less the dx of what reads the network's input). Gradients are stored in the format of what they are gradients of.
/// The optimizer is AdamW in mixed precision: two fp32 moments, and an fp32 master copy of every weight narrower than
/// 32 bits, read and written once (Rajbhandari et al. 2020, ZeRO, section 3.1: 12 bytes of state a parameter).
/// </remarks>
internal static class TrainingStep
{
    public static ImmutableArray<Operation> Of(IReadOnlyList<Step> forward)
    {
        Backward backward = new(forward);
        return [.. forward.Select(s => s.Operation), .. backward.Operations, .. backward.WeightGradients.Select(g => Optimizer(g.Key, g.Value))];
    }

    private static VectorOperation Optimizer(Tensor weight, Tensor gradient)
    {
        long copies = weight.Format.Bits < TensorFormat.Fp32.Bits ? 3 : 2;
        ImmutableArray<long> shape = [copies, .. weight.Shape];
        return new VectorOperation
        {
            Name = $"{weight.Name}.optimizer",
            SourceType = "AdamW",
            VectorKind = OperationKind.OptimizerStep,
            Inputs = [gradient, new Tensor($"{weight.Name}.moments", shape, TensorFormat.Fp32, TensorRole.State), .. copies == 2 ? [weight] : ImmutableArray<Tensor>.Empty],
            Outputs = [new Tensor($"{weight.Name}.updated", weight.Shape, weight.Format, TensorRole.State), new Tensor($"{weight.Name}.moments.updated", shape, TensorFormat.Fp32, TensorRole.State)],
            Elements = weight.Elements,
            OperationsPerElement = VectorWork.AdamW.Value,
            WorkSource = VectorWork.AdamW.Source,
        };
    }

    private sealed class Backward
    {
        private readonly List<Operation> operations = [];
        private readonly Dictionary<Tensor, Tensor> gradients = [];

        public Backward(IReadOnlyList<Step> forward)
        {
            if (forward.Count > 0 && forward[^1].Operation.Outputs is [{ } result, ..])
            {
                gradients[result] = new Tensor($"{result.Name}.gradient", result.Shape, result.Format, TensorRole.Input);
            }

            foreach (Step step in forward.Reverse())
            {
                Run(step);
            }

            WeightGradients = [.. forward.SelectMany(s => s.Operation.Inputs).Where(t => t.Role == TensorRole.Weight && gradients.ContainsKey(t)).Distinct().Select(t => KeyValuePair.Create(t, gradients[t]))];
        }

        public IReadOnlyList<Operation> Operations => operations;

        public ImmutableArray<KeyValuePair<Tensor, Tensor>> WeightGradients { get; }

        private static bool IsTrained(Tensor tensor) => tensor.Role is TensorRole.Weight or TensorRole.Activation;

        private void Run(Step step)
        {
            ImmutableArray<Tensor> incoming = [.. step.Operation.Outputs.Where(gradients.ContainsKey).Select(o => gradients[o])];
            if (incoming.IsEmpty)
            {
                return;
            }

            switch (step.Gradient)
            {
                case Gradient.Same:
                    PassThrough(step.Operation, incoming[0]);
                    break;
                case Gradient.TwoProducts when step.Operation is Gemm gemm:
                    Products(gemm, incoming);
                    break;
                case Gradient.TwoProducts when step.Operation is Convolution convolution:
                    Products(AsGemm(convolution), incoming);
                    break;
                case Gradient.ScatterAdd:
                    Scatter((VectorOperation)step.Operation, incoming);
                    break;
                case Gradient.VectorWork work:
                    Vector((VectorOperation)step.Operation, work, incoming);
                    break;
                default:
                    break;
            }
        }

        private void PassThrough(Operation operation, Tensor incoming)
        {
            foreach (Tensor input in operation.Inputs.Where(IsTrained))
            {
                if (input.Elements == incoming.Elements)
                {
                    Receive(input, incoming);
                }
                else
                {
                    Tensor sum = GradientOf(input);
                    Emit($"{operation.Name}.{LastPart(input)}_gradient", OperationKind.Reduction, VectorWork.Reduction, incoming.Elements, operation.Repeat, [incoming], [sum]);
                    Receive(input, sum);
                }
            }
        }

        private void Products(Gemm product, ImmutableArray<Tensor> incoming)
        {
            Tensor x = product.Inputs[0], filter = product.Inputs[1];
            if (IsTrained(x))
            {
                Tensor dx = GradientOf(x);
                operations.Add(product with { Name = $"{product.Name}.input_gradient", SourceType = "dX", N = product.K, K = product.N, IsFilterTransposed = true, Inputs = [incoming[0], filter, .. incoming[1..]], Outputs = [dx] });
                Receive(x, dx);
            }

            if (IsTrained(filter))
            {
                Tensor dw = GradientOf(filter);
                operations.Add(product with
                {
                    Name = $"{product.Name}.filter_gradient",
                    SourceType = "dW",
                    M = product.K,
                    K = checked(product.M * product.ProductsPerFilter),
                    Batch = product.Batch / product.ProductsPerFilter,
                    ProductsPerFilter = 1,
                    Inputs = [x, .. incoming],
                    Outputs = [dw],
                });
                Receive(filter, dw);
            }

            foreach (Tensor other in product.Inputs.Skip(2).Where(IsTrained))
            {
                Tensor sum = GradientOf(other);
                Emit($"{product.Name}.{LastPart(other)}_gradient", OperationKind.Reduction, VectorWork.Reduction, checked(product.M * product.N * product.Batch), product.Repeat, incoming, [sum]);
                Receive(other, sum);
            }
        }

        private void Scatter(VectorOperation lookUp, ImmutableArray<Tensor> incoming)
        {
            foreach (Tensor table in lookUp.Inputs.Where(IsTrained))
            {
                Tensor gradient = gradients.GetValueOrDefault(table) ?? GradientOf(table);
                gradients[table] = gradient;
                Emit($"{lookUp.Name}.gradient", OperationKind.Embedding, VectorWork.Elementwise, lookUp.Elements, lookUp.Repeat, [.. lookUp.Inputs.Where(i => i.Role == TensorRole.Input), .. incoming], [gradient]);
            }
        }

        private void Vector(VectorOperation operation, Gradient.VectorWork work, ImmutableArray<Tensor> incoming)
        {
            ImmutableArray<Tensor> trained = [.. operation.Inputs.Where(IsTrained)];
            if (trained.IsEmpty)
            {
                return;
            }

            ImmutableArray<Tensor> outgoing = [.. trained.Select(GradientOf)];
            Emit($"{operation.Name}.gradient", work.Kind ?? operation.Kind, work.Work, operation.Elements, operation.Repeat, [.. incoming, .. operation.Inputs], outgoing);
            for (int i = 0; i < trained.Length; i++)
            {
                Receive(trained[i], outgoing[i]);
            }
        }

        /// <summary>A convolution's gradients are laid out as the matrix products that the convolution lowers to (im2col).</summary>
        private static Gemm AsGemm(Convolution convolution)
        {
            GemmShape lowered = convolution.Lowered!.Value;
            return new Gemm
            {
                Name = convolution.Name,
                Inputs = convolution.Inputs,
                Outputs = convolution.Outputs,
                Repeat = convolution.Repeat,
                M = lowered.M,
                N = lowered.N,
                K = lowered.K,
                Batch = convolution.Groups,
            };
        }

        private void Emit(string name, OperationKind kind, Sourced<double> work, long elements, long repeat, ImmutableArray<Tensor> inputs, ImmutableArray<Tensor> outputs) =>
            operations.Add(new VectorOperation { Name = name, SourceType = "gradient", VectorKind = kind, OperationsPerElement = work.Value, WorkSource = work.Source, WorkTrust = work.Trust, Elements = elements, Repeat = repeat, Inputs = inputs, Outputs = outputs });

        /// <summary>Takes a gradient in; the second one for a tensor is added to the first.</summary>
        private void Receive(Tensor tensor, Tensor gradient)
        {
            if (gradients.TryGetValue(tensor, out Tensor? earlier))
            {
                Tensor sum = GradientOf(tensor);
                string count = operations.Count.ToString(CultureInfo.InvariantCulture);
                Emit($"{tensor.Name}.gradient_sum.{count}", OperationKind.Elementwise, VectorWork.Elementwise, tensor.Elements, 1, [earlier, gradient], [sum]);
                gradient = sum;
            }

            gradients[tensor] = gradient;
        }

        private static Tensor GradientOf(Tensor tensor) => new($"{tensor.Name}.gradient", tensor.Shape, tensor.Format with { Sparsity = NmPattern.Dense }, TensorRole.Activation);

        private static string LastPart(Tensor tensor) => tensor.Name[(tensor.Name.LastIndexOf('.') + 1)..];
    }
}
