using System.Globalization;
using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Workloads.Building;

namespace HwSim.Workloads.Transformers;

/// <summary>An architecture and what it is asked to do -> graph: settles what is left open, and says what it assumed.</summary>
public static class TransformerWorkload
{
    /// <summary>Tokens of a sequence where nobody says how many.</summary>
    public const long DefaultSequence = 512;

    /// <summary>Reads a Hugging Face <c>config.json</c>.</summary>
    /// <returns>Its graph, or null after diagnostics.</returns>
    public static WorkloadGraph? Read(SourceText config, string name, WorkloadOptions options, Diagnostics into)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(into);
        bool valid = options.Check(into);
        return TransformerConfig.Read(config, into) is { } model && valid ? Build(name, model, options, new ElementFormats(model.Format, model.Format), config.Start, into) : null;
    }

    /// <summary>Builds the graph of an architecture.</summary>
    /// <param name="at">The place that messages about the whole point to.</param>
    /// <returns>The graph, or null after diagnostics.</returns>
    public static WorkloadGraph? Build(string name, TransformerModel model, WorkloadOptions options, ElementFormats formats, Place at, Diagnostics into)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(into);
        GraphBuilder graph = new(formats);
        if (Settle(model, options, graph, at, into) is not { } run)
        {
            return null;
        }

        try
        {
            new TransformerGraph(model, run, graph).Build();
            NoteAssumptions(model, run, graph);
            return graph.Build(name, run.Phase == Phase.Train);
        }
        catch (OverflowException)
        {
            into.Add(DiagnosticCode.OutOfRange, at, "the model is out of range: a count of its values, bytes or operations does not fit 64 bits", "lower the batch, the sequence or the sizes");
            return null;
        }
    }

    private static TransformerRun? Settle(TransformerModel model, WorkloadOptions options, GraphBuilder graph, Place at, Diagnostics into)
    {
        int before = into.Count;
        Phase phase = options.Phase ?? Phase.Prefill;
        if (model.Patches is not null && (options.Sequence ?? options.Context) is not null)
        {
            into.Add(DiagnosticCode.Inconsistent, at, "a vision transformer's tokens follow from its image and patch sizes", "leave the sequence and the context out");
        }

        if (phase == Phase.Decode && model.Decoder is null)
        {
            into.Add(DiagnosticCode.Inconsistent, at, $"'{model.ModelType}' has no decoder, so it has no decode phase", "use the prefill or the train phase");
        }

        if (options.Context is not null && phase != Phase.Decode)
        {
            into.Add(DiagnosticCode.Inconsistent, at, "only a decode step has a context", "add the phase decode, or leave the context out");
        }

        long sequence = options.Sequence ?? Math.Min(DefaultSequence, model.MostTokens ?? DefaultSequence);
        long context = options.Context ?? sequence;
        long longest = phase != Phase.Decode ? sequence : model.Encoder is null ? context + 1 : Math.Max(sequence, context + 1);
        if (options.Sequence is null && options.Context is null && model.Patches is null)
        {
            graph.Note("sequence-assumed", FindingLevel.Note, string.Create(CultureInfo.InvariantCulture, $"No sequence length was given; {sequence} tokens are taken."));
        }

        if (longest > model.MostTokens && model.Patches is null)
        {
            string message = string.Create(CultureInfo.InvariantCulture, $"the model has positions for {model.MostTokens} tokens, and {longest} are asked for");
            if (model.Tokens is { PositionRows: > 0 })
            {
                into.Add(DiagnosticCode.Inconsistent, at, message, "shorten the sequence");
            }
            else
            {
                graph.Note("beyond-positions", FindingLevel.Warning, $"The sequence is longer than the model was made for: {message}.");
            }
        }

        LogitPositions logits = phase == Phase.Train ? LogitPositions.All : options.Logits ?? LogitPositions.Last;
        return into.Count == before ? new TransformerRun(phase, options.Batch ?? 1, sequence, context, logits) : null;
    }

    private static void NoteAssumptions(TransformerModel model, TransformerRun run, GraphBuilder graph)
    {
        if (run.Phase == Phase.Prefill && model is { Head.PerToken: true, Encoder: null } && run.Logits == LogitPositions.Last)
        {
            graph.Note("logits-of-last-token", FindingLevel.Note, "Logits are computed for the last token of each sequence only, as generating needs; ask for all positions to score or to compare with published totals.");
        }

        if (model is { Encoder: not null, Decoder: not null } && run.Phase == Phase.Prefill)
        {
            graph.Note("decoder-start", FindingLevel.Note, "Prefill of an encoder-decoder is the encoder over the whole input, the keys and values of cross-attention, and the decoder's first token.");
        }

        if (model is { Patches: null, Head: null })
        {
            graph.Note("base-model", FindingLevel.Note, "The base model is simulated, without a task's head" + (run.Phase == Phase.Train ? "; the gradient of its last output is taken as given." : "."));
        }

        if (model.Decoder?.FeedForward.Experts is { } experts)
        {
            long tokens = run.Phase == Phase.Decode ? run.Batch : checked(run.Batch * run.Sequence);
            ExpertLoad load = ExpertLoad.Of(experts, tokens);
            graph.Note("expert-load-assumed", FindingLevel.Warning, string.Create(
                CultureInfo.InvariantCulture, $"Tokens are assumed to pick experts evenly and independently: {load.Touched} of {experts.Count} experts are read in each layer, and {load.Visits} visits are split evenly over them. A real router is less even, so its slowest expert takes longer."));
        }
    }
}
