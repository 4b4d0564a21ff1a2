using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using HwSim.Core.Config;

namespace HwSim.Workloads.Yaml;

/// <summary>How an entry of an operation list is written: a name, one kind of work, and what goes with it.</summary>
internal sealed class OperationEntryType : ConfigType<OperationEntry>
{
    private static readonly ImmutableArray<string> Kinds = ["gemm", "linear", "conv", "depthwise", "pool", "vector", "add", "multiply", "concat"];

    private static readonly ConfigType<OperationEntry> Record = ConfigTypes.Record<OperationEntry>("an operation", f =>
    {
        Field<Placed<string>> name = f.Required("name", new PlacedType<string>(ConfigTypes.Text), "unique name");
        Field<ImmutableArray<Placed<string>>> input = f.Optional("input", new OneOrManyType<Placed<string>>(new PlacedType<string>(ConfigTypes.Text)), [], "the producer, or a list of them; the operation before when left out");
        (Field Field, Func<FieldValues, Work> Work)[] works =
        [
            Declare(f, "gemm", WorkTypes.Gemm, "a matrix product {m, n, k}", w => w),
            Declare(f, "linear", WorkTypes.Linear, "a fully connected layer {features}", w => w),
            Declare(f, "conv", WorkTypes.Convolution, "a convolution {filters, kernel, ...}", w => w),
            Declare(f, "depthwise", WorkTypes.Depthwise, "a depthwise convolution {kernel, ...}", w => w),
            Declare(f, "pool", WorkTypes.Pool, "a pooling {kind, kernel, ...}", w => w),
            Declare(f, "vector", VectorFunction.Others, "softmax, layer_norm, rms_norm, ...", w => new Work.Vector(w)),
            Declare(f, "add", WorkTypes.Names, "the sum of producers of one shape", w => new Work.Combine(Combination.Add, w)),
            Declare(f, "multiply", WorkTypes.Names, "the product of producers; a 1x1 image scales the channels of another", w => new Work.Combine(Combination.Multiply, w)),
            Declare(f, "concat", WorkTypes.Names, "producers behind each other along the channels", w => new Work.Combine(Combination.Concatenate, w)),
        ];
        Field<VectorFunction> activation = f.Optional("activation", VectorFunction.Activations, null!, "a function on the result, or the whole operation where no kind of work is given");
        Field<ImmutableArray<long>> shape = f.Optional("shape", ConfigTypes.ListOf(ConfigTypes.Count, least: 1), [], "shape of one sample of an input from outside");
        Field<long> repeat = f.Optional("repeat", ConfigTypes.Count, 1, "how often it runs, each time on other data and with other weights");
        Field<WeightFormat> weights = f.Optional("weights", WeightFormat.Type, null!, "how its weights are stored");
        return v =>
        {
            (Field Field, Func<FieldValues, Work> Work)[] given = [.. works.Where(w => v.IsGiven(w.Field))];
            if (given.Length > 1)
            {
                v.Reject(given[1].Field, $"an operation is one of {string.Join(", ", Kinds)}, not {given[0].Field.Key} and {given[1].Field.Key}");
            }
            else if (given.Length == 0 && !v.IsGiven(activation))
            {
                v.Reject(name, "the operation does not say what it computes", $"add one of {string.Join(", ", Kinds)}, activation");
            }

            return new OperationEntry
            {
                Name = v.Get(name),
                Inputs = v.Get(input),
                Work = given.Length == 0 ? null : given[0].Work(v),
                Activation = v.IsGiven(activation) ? v.Get(activation) : null,
                Shape = v.Get(shape),
                Repeat = v.Get(repeat),
                Weights = v.IsGiven(weights) ? v.Get(weights) : null,
            };
        };
    });

    public override bool TryRead(ConfigNode node, Diagnostics into, [MaybeNullWhen(false)] out OperationEntry value) => Record.TryRead(node, into, out value);

    public override JsonObject Schema()
    {
        JsonObject schema = Record.Schema();
        schema["oneOf"] = new JsonArray(
            [
                .. Kinds.Select(k => (JsonNode)new JsonObject { ["required"] = new JsonArray(k) }),
                new JsonObject
                {
                    ["required"] = new JsonArray("activation"),
                    ["not"] = new JsonObject { ["anyOf"] = new JsonArray([.. Kinds.Select(k => (JsonNode)new JsonObject { ["required"] = new JsonArray(k) })]) },
                },
            ]);
        return schema;
    }

    private static (Field Field, Func<FieldValues, Work> Work) Declare<T>(FieldList fields, string key, ConfigType<T> type, string description, Func<T, Work> work)
    {
        Field<T> field = fields.Optional(key, type, default!, description);
        return (field, v => work(v.Get(field)));
    }
}
