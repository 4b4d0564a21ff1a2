using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.EventEmitters;

namespace HwSim.Cli.Cluster.Kubernetes;

/// <summary>A mapping of a manifest, in the order in which it was filled.</summary>
internal sealed class YamlMap : OrderedDictionary<string, object>
{
    private static readonly ISerializer Serializer = new SerializerBuilder()
        .WithQuotingNecessaryStrings(quoteYaml1_1Strings: true).WithIndentedSequences().WithNewLine("\n").DisableAliases()
        .WithEventEmitter(next => new LinesAsTheyAre(next)).Build();

    /// <summary>Documents as one YAML text.</summary>
    public static string Text(IEnumerable<YamlMap> documents) => string.Join("---\n", documents.Select(d => Serializer.Serialize(d)));

    /// <summary>Writes texts of several lines as blocks.</summary>
    private sealed class LinesAsTheyAre(IEventEmitter next) : ChainedEventEmitter(next)
    {
        public override void Emit(ScalarEventInfo eventInfo, IEmitter emitter)
        {
            if (eventInfo.Source.Value is string text && text.Contains('\n', StringComparison.Ordinal))
            {
                eventInfo.Style = ScalarStyle.Literal;
            }

            base.Emit(eventInfo, emitter);
        }
    }
}
