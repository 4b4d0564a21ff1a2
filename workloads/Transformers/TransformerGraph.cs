using System.Collections.Immutable;
using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Workloads.Building;

namespace HwSim.Workloads.Transformers;

/// <summary>Turns an architecture and a run into operations: embeddings, stacks, head, and the loss of a training step.</summary>
internal sealed class TransformerGraph(TransformerModel model, TransformerRun run, GraphBuilder graph)
{
    private readonly Tensor? table = model.Tokens is { } tokens ? graph.Weight("embed_tokens.weight", tokens.Vocabulary, tokens.Width) : null;

    public void Build()
    {
        Tensor? memory = model.Encoder is { } encoder && run.Phase != Phase.Decode ? Encode(encoder) : null;
        if (model.Decoder is { } decoder)
        {
            TokenSpan span = DecoderSpan();
            Tensor embedded = EmbedTokens(model.Encoder is null ? "" : "decoder_", span, decoder.Hidden);
            Finish(new StackBuilder(graph, decoder, span) { Memory = memory, MemoryTokens = run.Sequence }.Build(embedded), span.Rows);
        }
        else if (memory is not null)
        {
            Finish(memory, memory.Shape[0] * memory.Shape[1]);
        }
    }

    private TokenSpan DecoderSpan() => run.Phase switch
    {
        Phase.Decode => new TokenSpan(run.Batch, 1, checked(run.Context + 1), CacheUse.Append),
        Phase.Train => new TokenSpan(run.Batch, run.Sequence, run.Sequence, CacheUse.None),
        _ when model.Encoder is not null => new TokenSpan(run.Batch, 1, 1, CacheUse.Fill),
        _ => new TokenSpan(run.Batch, run.Sequence, run.Sequence, CacheUse.Fill),
    };

    private Tensor Encode(Stack encoder)
    {
        if (model.Patches is { } patches)
        {
            TokenSpan image = new(run.Batch, patches.Tokens, patches.Tokens, CacheUse.None);
            return new StackBuilder(graph, encoder, image).Build(EmbedPatches(patches, encoder.Hidden));
        }

        TokenSpan text = new(run.Batch, run.Sequence, run.Sequence, CacheUse.None);
        return new StackBuilder(graph, encoder, text).Build(EmbedTokens(model.Decoder is null ? "" : "encoder_", text, encoder.Hidden));
    }

    private Tensor EmbedTokens(string side, TokenSpan span, long hidden)
    {
        TokenEmbedding tokens = model.Tokens!;
        Tensor x = graph.LookUp($"{side}embed_tokens", GraphBuilder.Indices($"{side}tokens", span.Batch, span.Queries), table!, [span.Batch, span.Queries, tokens.Width]);
        if (tokens.Width != hidden && model.Encoder is null)
        {
            x = Project(side, x, span, tokens, hidden);
        }

        long width = model.Encoder is null ? hidden : tokens.Width;
        if (tokens.TypeRows > 0)
        {
            Tensor types = graph.LookUp($"{side}embed_types", GraphBuilder.Indices($"{side}types", span.Batch, span.Queries), graph.Weight($"{side}embed_types.weight", tokens.TypeRows, width), x.Shape);
            x = graph.Sum($"{side}embed_types.add", x, types);
        }

        if (tokens.PositionRows > 0)
        {
            Tensor positions = graph.LookUp($"{side}embed_positions", GraphBuilder.Indices($"{side}positions", span.Queries), graph.Weight($"{side}embed_positions.weight", tokens.PositionRows, width), [span.Queries, width]);
            x = graph.Sum($"{side}embed_positions.add", x, positions);
        }

        x = tokens.Norm ? graph.Norm($"{side}embed_norm", x, NormKind.Layer, width) : x;
        return width == hidden ? x : Project(side, x, span, tokens, hidden);
    }

    private Tensor Project(string side, Tensor x, TokenSpan span, TokenEmbedding tokens, long hidden) =>
        graph.Linear($"{side}embed_projection", x, span.Rows, tokens.Width, hidden, tokens.ProjectionBias, [span.Batch, span.Queries, hidden]);

    private Tensor EmbedPatches(PatchEmbedding patches, long hidden)
    {
        Tensor image = graph.Input("image", run.Batch, patches.Channels, patches.Height, patches.Width);
        Tensor filter = graph.Weight("embed_patches.weight", hidden, patches.Channels, patches.Patch, patches.Patch);
        Tensor embedded = graph.Activation("embed_patches.output", run.Batch, patches.Patches, hidden);
        graph.Add(
            new Convolution
            {
                Name = "embed_patches",
                SourceType = "Conv2d",
                Inputs = patches.Bias ? [image, filter, graph.Weight("embed_patches.bias", hidden)] : [image, filter],
                Outputs = [embedded],
                Batch = run.Batch,
                Height = patches.Height,
                Width = patches.Width,
                Channels = patches.Channels,
                Filters = hidden,
                KernelHeight = patches.Patch,
                KernelWidth = patches.Patch,
                StrideHeight = patches.Patch,
                StrideWidth = patches.Patch,
            },
            Gradient.Products);
        ImmutableArray<long> shape = [run.Batch, patches.Tokens, hidden];
        Tensor extra = graph.Weight("class_token.weight", patches.ExtraTokens, hidden);
        Tensor x = graph.Vector("class_token", "Concat", OperationKind.DataMovement, VectorWork.Movement, Gradient.Vector(VectorWork.Movement), [embedded, extra], shape);
        return graph.Sum("embed_positions", x, graph.Weight("embed_positions.weight", patches.Tokens, hidden));
    }

    private void Finish(Tensor hidden, long tokenRows)
    {
        long width = (model.Decoder ?? model.Encoder)!.Hidden;
        if (model.Pooler)
        {
            Tensor pooled = graph.Linear("pooler", hidden, run.Batch, width, width, bias: true, [run.Batch, width]);
            graph.Activate("pooler.activation", pooled, Activation.Tanh);
        }

        if (model.Head is not { } head)
        {
            return;
        }

        bool everyToken = head.PerToken && run.Logits == LogitPositions.All;
        long rows = everyToken ? tokenRows : run.Batch;
        if (model.Tokens is { } tokens && tokens.Width != width)
        {
            hidden = graph.Linear("head_projection", hidden, rows, width, tokens.Width, bias: false, [rows, tokens.Width]);
            width = tokens.Width;
        }

        Tensor weight = head.Tied ? table! : graph.Weight("head.weight", width, head.Outputs);
        Tensor logits = graph.Activation("head.output", rows, head.Outputs);
        graph.Linear("head", hidden, rows, width, head.Outputs, head.Bias, weight, [logits]);
        if (run.Phase == Phase.Train)
        {
            Sourced<double> back = new(1, "share minus one for the right class", Trust.Derived);
            graph.Vector("loss", "CrossEntropy", OperationKind.Softmax, VectorWork.Softmax, Gradient.Vector(back), [logits], [graph.Activation("loss.output", rows)], logits.Elements);
        }
    }
}
