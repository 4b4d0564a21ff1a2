using System.Collections.Immutable;
using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Workloads.Building;

namespace HwSim.Workloads.Yaml;

/// <summary>Builds the operations of one list entry from the flows it reads.</summary>
internal sealed class LayerBuilder(GraphBuilder graph, WeightFormat? defaultWeights, long batch, bool train)
{
    /// <summary>A tensor fed from outside: [channels, height, width] is an image, anything else rows of features.</summary>
    public Flow Outside(string name, ImmutableArray<long> sample)
    {
        Tensor tensor = graph.Input(name, [batch, .. sample]);
        return new Flow(tensor, sample.Length == 3 ? new Image(sample[0], sample[1], sample[2]) : null);
    }

    /// <exception cref="MisfitException">The entry does not fit what it reads.</exception>
    /// <exception cref="OverflowException">A count does not fit 64 bits.</exception>
    public Flow Build(OperationEntry entry, ImmutableArray<Flow> inputs) => entry.Work switch
    {
        Work.Gemm gemm => Gemm(entry, gemm, inputs),
        Work.Linear linear => Linear(entry, linear, inputs),
        Work.Convolution convolution => Convolution(entry, convolution, inputs),
        Work.Pool pool => Pool(entry, pool, ImageOf(One(inputs))),
        Work.Vector vector => Apply(entry.Name.Value, vector.Function, One(inputs), entry.Repeat),
        Work.Combine combine => Combine(entry, combine.Kind, inputs),
        _ => throw new ArgumentException("not a kind of work", nameof(entry)),
    };

    /// <summary>A function on every value, with its parameters where it has any.</summary>
    public Flow Apply(string name, VectorFunction function, Flow x, long repeat)
    {
        ImmutableArray<Tensor> inputs = function.ParametersPerChannel == 0 ? [x.Tensor] : [x.Tensor, Parameters($"{name}.weight", repeat, function.ParametersPerChannel, x.Channels)];
        return Vector(name, function.Name, function.Kind, function.Work, function.Back, inputs, x, x.Tensor.Elements, repeat);
    }

    private Flow Gemm(OperationEntry entry, Work.Gemm work, ImmutableArray<Flow> inputs)
    {
        if (inputs.Length > 2 || (inputs.Length == 2 && work.Bias))
        {
            throw new MisfitException("is a product, which reads one operand and a weight, or two operands without a bias");
        }

        string name = entry.Name.Value;
        bool weight = work.WeightFilter && inputs.Length < 2;
        long m = weight ? checked(work.M * batch) : work.M;
        long products = weight ? work.Batch : checked(work.Batch * batch);
        ImmutableArray<long> lead = products > 1 ? [products] : [];
        Tensor x = Operand(inputs, 0) ?? graph.Input($"{name}.input", [.. lead, m, work.K]);
        Tensor filter = weight ? Filter(entry, [.. lead, work.K, work.N]) : Operand(inputs, 1) ?? graph.Input($"{name}.filter", [.. lead, work.K, work.N]);
        Expect(x, checked(products * m * work.K), "first");
        Expect(filter, checked(products * work.K * work.N * (weight ? entry.Repeat : 1)), "second");
        ImmutableArray<Tensor> operands = work.Bias ? [x, filter, Parameters($"{name}.bias", entry.Repeat, work.N)] : [x, filter];
        Tensor output = graph.Activation($"{name}.output", [.. lead, m, work.N]);
        graph.Add(new Gemm { Name = name, SourceType = "gemm", Inputs = operands, Outputs = [output], M = m, N = work.N, K = work.K, Batch = products, Repeat = entry.Repeat }, Gradient.Products);
        return new Flow(output, null);
    }

    private Flow Linear(OperationEntry entry, Work.Linear work, ImmutableArray<Flow> inputs)
    {
        Flow x = One(inputs);
        string name = entry.Name.Value;
        long from = x.Image is { } image ? checked(image.Channels * image.Height * image.Width) : x.Features;
        long rows = x.Tensor.Elements / from;
        ImmutableArray<long> shape = x.Image is null ? [.. x.Tensor.Shape[..^1], work.Features] : [batch, work.Features];
        Tensor filter = Filter(entry, [from, work.Features]);
        ImmutableArray<Tensor> operands = work.Bias ? [x.Tensor, filter, Parameters($"{name}.bias", entry.Repeat, work.Features)] : [x.Tensor, filter];
        Tensor output = graph.Activation($"{name}.output", shape);
        graph.Add(new Gemm { Name = name, SourceType = "linear", Inputs = operands, Outputs = [output], M = rows, N = work.Features, K = from, Repeat = entry.Repeat }, Gradient.Products);
        return new Flow(output, null);
    }

    private Flow Convolution(OperationEntry entry, Work.Convolution work, ImmutableArray<Flow> inputs)
    {
        string name = entry.Name.Value;
        Flow x = inputs.IsEmpty
            ? new Flow(graph.Input($"{name}.input", batch, work.Image!.Value.Channels, work.Image.Value.Height, work.Image.Value.Width), work.Image)
            : ImageOf(One(inputs));
        Image image = x.Image!.Value;
        if (work.Image is { } own && own != image)
        {
            throw new MisfitException($"says that it reads {own}, and its producer gives {image}");
        }

        long groups = work.Groups == 0 ? image.Channels : work.Groups;
        long filters = work.Filters == 0 ? checked(image.Channels * work.Multiplier) : work.Filters;
        if (image.Channels % groups != 0 || filters % groups != 0)
        {
            throw new MisfitException($"has {groups} groups, which divide its {image.Channels} channels and {filters} filters unevenly");
        }

        Padding padding = work.Padding.For((image.Height, image.Width), work.Kernel, work.Stride, work.Dilation);
        Tensor filter = Filter(entry, [filters, image.Channels / groups, work.Kernel.Height, work.Kernel.Width]);
        ImmutableArray<Tensor>.Builder operands = ImmutableArray.CreateBuilder<Tensor>();
        operands.AddRange(x.Tensor, filter);
        if (work.Bias)
        {
            operands.Add(Parameters($"{name}.bias", entry.Repeat, filters));
        }

        Tensor norm = Parameters($"{name}.batch_norm.weight", entry.Repeat, 2, filters);
        if (work.BatchNorm && !train)
        {
            operands.Add(norm);
        }

        Convolution convolution = new()
        {
            Name = name,
            SourceType = work.Groups == 0 ? "depthwise" : "conv",
            Inputs = operands.ToImmutable(),
            Outputs = [],
            Batch = batch,
            Height = image.Height,
            Width = image.Width,
            Channels = image.Channels,
            Filters = filters,
            KernelHeight = work.Kernel.Height,
            KernelWidth = work.Kernel.Width,
            StrideHeight = work.Stride.Height,
            StrideWidth = work.Stride.Width,
            DilationHeight = work.Dilation.Height,
            DilationWidth = work.Dilation.Width,
            PadTop = padding.Top,
            PadBottom = padding.Bottom,
            PadLeft = padding.Left,
            PadRight = padding.Right,
            Groups = groups,
            Repeat = entry.Repeat,
        };
        Flow result = ImageFlow(name, new Image(filters, convolution.OutputHeight, convolution.OutputWidth));
        graph.Add(convolution with { Outputs = [result.Tensor] }, Gradient.Products);
        return work.BatchNorm && train
            ? Vector($"{name}.batch_norm", "batch_norm", OperationKind.Normalization, VectorWork.LayerNorm, Gradient.Vector(VectorWork.LayerNormGradient), [result.Tensor, norm], result, result.Tensor.Elements, entry.Repeat)
            : result;
    }

    private Flow Pool(OperationEntry entry, Work.Pool work, Flow x)
    {
        Image image = x.Image!.Value;
        (long Height, long Width) kernel = work.Global ? (image.Height, image.Width) : work.Kernel;
        (long Height, long Width) stride = work.Global ? kernel : work.Stride;
        Padding padding = work.Padding.For((image.Height, image.Width), kernel, stride, (1, 1));
        Flow result = ImageFlow(entry.Name.Value, new Image(
            image.Channels, Outputs(image.Height, padding.Top + padding.Bottom, kernel.Height, stride.Height), Outputs(image.Width, padding.Left + padding.Right, kernel.Width, stride.Width)));
        long elements = checked(result.Tensor.Elements * kernel.Height * kernel.Width);
        Add(entry.Name.Value, work.Maximum ? "max_pool" : "average_pool", OperationKind.Pooling, VectorWork.PoolingWindow, Gradient.Vector(VectorWork.PoolingWindow), [x.Tensor], result.Tensor, elements, entry.Repeat);
        return result;
    }

    private Flow Combine(OperationEntry entry, Combination kind, ImmutableArray<Flow> inputs)
    {
        string name = entry.Name.Value;
        ImmutableArray<Tensor> tensors = [.. inputs.Select(i => i.Tensor)];
        Flow first = inputs[0];
        if (kind == Combination.Concatenate)
        {
            Flow all = Concatenated(name, inputs);
            Add(name, "concat", OperationKind.DataMovement, VectorWork.Movement, Gradient.Vector(VectorWork.Movement), tensors, all.Tensor, all.Tensor.Elements, entry.Repeat);
            return all;
        }

        if (inputs.FirstOrDefault(i => !i.Tensor.Shape.SequenceEqual(first.Tensor.Shape) && !(kind == Combination.Multiply && Scales(i, first))) is { } misfit)
        {
            throw new MisfitException($"combines {first.Described} with {misfit.Described}");
        }

        long elements = checked(first.Tensor.Elements * (inputs.Length - 1));
        return kind == Combination.Add
            ? Vector(name, "add", OperationKind.Elementwise, VectorWork.Elementwise, Gradient.PassThrough, tensors, first, elements, entry.Repeat)
            : Vector(name, "multiply", OperationKind.Elementwise, VectorWork.Elementwise, Gradient.Vector(new(2, "dy*b, dy*a", Trust.Derived)), tensors, first, elements, entry.Repeat);
    }

    private Flow Concatenated(string name, ImmutableArray<Flow> inputs)
    {
        Flow first = inputs[0];
        long channels = inputs.Aggregate(0L, (sum, i) => checked(sum + i.Channels));
        if (first.Image is { } image)
        {
            return inputs.FirstOrDefault(i => i.Image is not { } other || other.Height != image.Height || other.Width != image.Width) is { } misfit
                ? throw new MisfitException($"concatenates {first.Described} and {misfit.Described}")
                : ImageFlow(name, image with { Channels = channels });
        }

        return inputs.FirstOrDefault(i => i.Image is not null || !i.Tensor.Shape[..^1].SequenceEqual(first.Tensor.Shape[..^1])) is { } other
            ? throw new MisfitException($"concatenates {first.Described} and {other.Described}")
            : new Flow(graph.Activation($"{name}.output", [.. first.Tensor.Shape[..^1], channels]), null);
    }

    private static bool Scales(Flow scale, Flow image) => scale.Image is { Height: 1, Width: 1 } s && image.Image is { } i && s.Channels == i.Channels;

    private Flow Vector(string name, string source, OperationKind kind, Sourced<double> work, Gradient back, ImmutableArray<Tensor> inputs, Flow like, long elements, long repeat)
    {
        Tensor output = graph.Activation($"{name}.output", like.Tensor.Shape);
        Add(name, source, kind, work, back, inputs, output, elements, repeat);
        return like with { Tensor = output };
    }

    private void Add(string name, string source, OperationKind kind, Sourced<double> work, Gradient back, ImmutableArray<Tensor> inputs, Tensor output, long elements, long repeat) =>
        graph.Add(new VectorOperation { Name = name, SourceType = source, VectorKind = kind, OperationsPerElement = work.Value, WorkSource = work.Source, WorkTrust = work.Trust, Elements = elements, Repeat = repeat, Inputs = inputs, Outputs = [output] }, back);

    private Tensor Filter(OperationEntry entry, ImmutableArray<long> shape)
    {
        TensorFormat format = (defaultWeights ?? new WeightFormat(null, null)).Over(graph.Formats.Weights);
        return new Tensor($"{entry.Name.Value}.weight", Repeated(entry.Repeat, shape), entry.Weights?.Over(format) ?? format, TensorRole.Weight);
    }

    private Tensor Parameters(string name, long repeat, params ImmutableArray<long> shape) => graph.Weight(name, Repeated(repeat, shape));

    /// <summary>Repetitions run on other weights each.</summary>
    private static ImmutableArray<long> Repeated(long repeat, ImmutableArray<long> shape) => repeat > 1 ? [repeat, .. shape] : shape;

    private Flow ImageFlow(string name, Image image) => image.Height < 1 || image.Width < 1
        ? throw new MisfitException("has a window that does not fit into its padded input")
        : new Flow(graph.Activation($"{name}.output", batch, image.Channels, image.Height, image.Width), image);

    private static long Outputs(long extent, long padding, long kernel, long stride) => extent + padding < kernel ? 0 : ((extent + padding - kernel) / stride) + 1;

    private static Flow One(ImmutableArray<Flow> inputs) => inputs.Length == 1 ? inputs[0] : throw new MisfitException("reads one producer");

    private static Flow ImageOf(Flow flow) => flow.Image is not null ? flow : throw new MisfitException($"needs an image [channels, height, width] to read, and its producer gives {flow.Described}");

    private static Tensor? Operand(ImmutableArray<Flow> inputs, int index) => index < inputs.Length ? inputs[index].Tensor : null;

    private static void Expect(Tensor operand, long elements, string which)
    {
        if (operand.Elements != elements)
        {
            throw new MisfitException($"needs {elements} values in its {which} operand, and {operand.Name} has {operand.Elements}");
        }
    }
}
