using System.Collections.Immutable;
using HwSim.Core.Config;
using HwSim.Core.Graph;

namespace HwSim.Workloads.Yaml;

/// <summary>How a workload file is written, below its header.</summary>
internal static class WorkloadSpecType
{
    private static readonly ConfigType<PublishedCounts> Published = ConfigTypes.Record<PublishedCounts>("published counts", f =>
    {
        Field<RoundedCount> parameters = f.Required("parameters", new RoundedCountType(), "trained parameters");
        Field<RoundedCount> macs = f.Required("macs", new RoundedCountType(), "multiply-accumulates of one forward pass of one input");
        Field<long> sequence = f.Optional("seq", ConfigTypes.Count, 1, "tokens of that input");
        Field<string> source = f.Required("source", ConfigTypes.Text, "where both stand");
        return v => new PublishedCounts(v.Get(parameters), v.Get(macs), v.IsGiven(sequence) ? v.Get(sequence) : null, v.Get(source));
    });

    /// <summary>The words for phases, also for the command line.</summary>
    public static ConfigType<Phase> Phases { get; } = ConfigTypes.Choice("phases", ("prefill", Phase.Prefill), ("inference", Phase.Prefill), ("decode", Phase.Decode), ("train", Phase.Train));

    public static ConfigType<WorkloadSpec> Type { get; } = ConfigTypes.Record<WorkloadSpec>("a workload", f =>
    {
        Field<Placed<string>> name = f.Required("workload", new PlacedType<string>(ConfigTypes.Text), "name of the workload");
        Field<string> description = f.Optional("description", ConfigTypes.Text, "", "one line about it");
        Field<PublishedCounts> published = f.Optional("published", Published, null!, "what others print about it");
        Field<TensorFormat> format = f.Optional("format", FormatType.Named, TensorFormat.Fp16, "element format of everything that does not say otherwise; fp16, or a transformer's torch_dtype");
        Field<WeightFormat> weights = f.Optional("weights", WeightFormat.Type, null!, "how the filters of all products are stored");
        Field<long> batch = f.Optional("batch", ConfigTypes.Whole(1, WorkloadOptions.Most), 1, "images or sequences at a time");
        Field<Phase> phase = f.Optional("phase", Phases, Phase.Prefill, "prefill (the same as inference), decode or train");
        Field<long> sequence = f.Optional("seq", ConfigTypes.Whole(1, WorkloadOptions.Most), 1, "tokens of a sequence");
        Field<long> context = f.Optional("context", ConfigTypes.Whole(0, WorkloadOptions.Most), 0, "tokens in the cache before a decode step");
        Field<LogitPositions> logits = f.Optional("logits", ConfigTypes.Choice("logit positions", ("last", LogitPositions.Last), ("all", LogitPositions.All)), LogitPositions.Last, "for which tokens logits are computed");
        Field<ImmutableArray<long>> input = f.Optional("input", ConfigTypes.ListOf(ConfigTypes.Count, least: 1), [], "shape of one sample: [channels, height, width], or [features]");
        Field<ImmutableArray<OperationEntry>> operations = f.Optional("operations", ConfigTypes.ListOf(new OperationEntryType(), least: 1), [], "the operations, in order");
        Field<MappingNode> transformer = f.Optional("transformer", new ModelConfigType(), null!, "the keys of a Hugging Face configuration");
        return v =>
        {
            bool list = v.IsGiven(operations);
            if (list == v.IsGiven(transformer))
            {
                v.Reject(list ? transformer : name, list ? "a workload is an operation list or a transformer, not both" : "the workload has neither operations nor a transformer", "write 'operations:' or 'transformer:'");
            }

            foreach (Field only in (Field[])(list ? [sequence, context, logits] : [input]))
            {
                if (v.IsGiven(only))
                {
                    v.Reject(only, $"'{only.Key}' means nothing beside {(list ? "an operation list" : "a transformer")}");
                }
            }

            return new WorkloadSpec
            {
                Name = v.Get(name).Value,
                At = v.Get(name).At,
                Description = v.Get(description),
                Published = v.Get(published),
                Format = v.IsGiven(format) ? v.Get(format) : null,
                Weights = v.Get(weights),
                Run = new WorkloadOptions
                {
                    Batch = v.IsGiven(batch) ? v.Get(batch) : null,
                    Phase = v.IsGiven(phase) ? v.Get(phase) : null,
                    Sequence = v.IsGiven(sequence) ? v.Get(sequence) : null,
                    Context = v.IsGiven(context) ? v.Get(context) : null,
                    Logits = v.IsGiven(logits) ? v.Get(logits) : null,
                },
                Input = v.Get(input),
                Operations = v.Get(operations),
                Transformer = v.Get(transformer),
            };
        };
    });
}
