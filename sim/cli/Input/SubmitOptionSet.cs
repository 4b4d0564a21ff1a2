using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.RegularExpressions;
using HwSim.Cli.Cluster;
using HwSim.Core.Config;

namespace HwSim.Cli.Input;

/// <summary>The options that say how a study runs on a cluster. What is left out stays as it was submitted before.</summary>
internal sealed partial class SubmitOptionSet
{
    private const int MostCpus = 4096;

    private const int MostShards = 10_000;

    private static readonly ConfigType<IClusterEngine> Engines = ConfigTypes.Choice("engines", [.. ClusterEngines.All.Select(e => (e.Name, e))]);

    private readonly Option<string?> engine = new("--engine") { Description = "slurm, or kubernetes, for which manifests are written and not applied. Default: slurm.", HelpName = "slurm|kubernetes" };
    private readonly Option<string?> shards = new("--shards") { Description = "Into how many parts the points are split; each is one job.", HelpName = "N" };
    private readonly Option<string?> cpus = new("--cpus") { Description = "Cores a shard; default: 1.", HelpName = "N" };
    private readonly Option<string?> time = new("--time") { Description = "The longest that a shard may run; default: the cluster's own limit.", HelpName = "[D-]HH:MM:SS" };
    private readonly Option<string?> atMost = new("--at-most") { Description = "How many shards may run at the same time.", HelpName = "N" };
    private readonly Option<string?> partition = new("--partition") { Description = "Slurm's partition.", HelpName = "NAME" };
    private readonly Option<string[]> options = new("--option") { Description = "One more option of sbatch, without dashes, e.g. --option account=physics. Repeatable.", HelpName = "name=value", DefaultValueFactory = _ => [] };
    private readonly Option<string?> image = new("--image") { Description = "The container image for kubernetes; it has hwsim and a shell.", HelpName = "NAME:TAG" };
    private readonly Option<string?> claim = new("--claim") { Description = "A persistent volume claim for kubernetes that is there already; default: the manifest makes one.", HelpName = "NAME" };
    private readonly Option<string?> program = new("--program") { Description = "What starts hwsim on a node, as one text; default: as this program was started, and for kubernetes hwsim.", HelpName = "COMMAND" };
    private readonly Option<bool> operations = new("--operations") { Description = "Keep what every operation of every point costs." };

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[engine, shards, cpus, time, atMost, partition, options, image, claim, program, operations])
        {
            command.Add(option);
        }
    }

    /// <summary>The engine; that of an earlier submission where none is named.</summary>
    public IClusterEngine Engine(ParseResult parsed, Submission? earlier, Diagnostics into)
    {
        string name = parsed.GetValue(engine) ?? earlier?.Engine ?? ClusterEngines.All[0].Name;
        return Engines.TryRead(new ScalarNode(new SourceText(engine.Name, name).Start, name), into, out IClusterEngine? named) ? named : ClusterEngines.All[0];
    }

    /// <summary>How many shards; null after a diagnostic.</summary>
    public int? Shards(ParseResult parsed, Submission? earlier, Diagnostics into)
    {
        if (parsed.GetValue(shards) is { } text)
        {
            return (int?)OptionText.Read(shards.Name, text, ConfigTypes.Whole(2, MostShards), into);
        }

        if (earlier is null)
        {
            into.Add(DiagnosticCode.BadCommandLine, new SourceText(shards.Name, "").Start, "the number of shards is missing", "give --shards N");
        }

        return earlier?.Shards;
    }

    /// <summary>What starts hwsim.</summary>
    public ImmutableArray<string> Program(ParseResult parsed, Submission? earlier, IClusterEngine of, Diagnostics into)
    {
        if (parsed.GetValue(program) is { } text)
        {
            ImmutableArray<string> words = [.. CommandLineParser.SplitCommandLine(text)];
            if (words.IsEmpty || words.Any(w => w.Any(char.IsControl)))
            {
                into.Add(DiagnosticCode.BadCommandLine, new SourceText(program.Name, text).Start, $"'{text}' is not a command", "write words with blanks between them, and double quotes around a word with blanks");
            }

            return words;
        }

        return earlier?.Program ?? of.Program;
    }

    public bool Operations(ParseResult parsed, Submission? earlier) => parsed.GetValue(operations) || earlier is { Operations: true };

    /// <summary>What a shard may use.</summary>
    public JobSettings Jobs(ParseResult parsed, Submission? earlier, Diagnostics into)
    {
        JobSettings before = earlier?.Jobs ?? new JobSettings();
        string[] more = parsed.GetValue(options)!;
        foreach (string option in more.Where(o => !SbatchOption().IsMatch(o)))
        {
            into.Add(DiagnosticCode.BadCommandLine, new SourceText(options.Name, option).Start, $"'{option}' is not an option of sbatch without its dashes", "write name=value, such as --option account=physics");
        }

        return new JobSettings
        {
            Cpus = (int?)OptionText.Read(cpus.Name, parsed.GetValue(cpus), ConfigTypes.Whole(1, MostCpus), into) ?? before.Cpus,
            Time = TimeOf(parsed.GetValue(time), into) ?? before.Time,
            AtMost = (int?)OptionText.Read(atMost.Name, parsed.GetValue(atMost), ConfigTypes.Whole(1, MostShards), into) ?? before.AtMost,
            Partition = Named(partition, parsed, into) ?? before.Partition,
            Options = more.Length > 0 ? [.. more] : before.Options,
            Image = Named(image, parsed, into) ?? before.Image,
            Claim = Named(claim, parsed, into) ?? before.Claim,
        };
    }

    private TimeSpan? TimeOf(string? text, Diagnostics into)
    {
        if (text is null)
        {
            return null;
        }

        if (TimeText().Match(text) is { Success: true } match)
        {
            int[] parts = [.. match.Groups.Values.Skip(1).Select(g => g.Success ? int.Parse(g.ValueSpan, CultureInfo.InvariantCulture) : 0)];
            TimeSpan read = new(parts[0], parts[1], parts[2], parts[3]);
            if (read > TimeSpan.Zero)
            {
                return read;
            }
        }

        into.Add(DiagnosticCode.WrongUnit, new SourceText(time.Name, text).Start, $"'{text}' is not a time that a job can have", "write HH:MM:SS or D-HH:MM:SS, such as 04:00:00");
        return null;
    }

    private static string? Named(Option<string?> option, ParseResult parsed, Diagnostics into)
    {
        string? text = parsed.GetValue(option);
        if (text is not null && !Name().IsMatch(text))
        {
            into.Add(DiagnosticCode.BadCommandLine, new SourceText(option.Name, text).Start, $"'{text}' is not a name", "names have letters, digits and . _ - / : @ ,");
        }

        return text;
    }

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._/:@,-]*\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"\A[a-z][a-z0-9-]*(=[^\p{Cc}]+)?\z")]
    private static partial Regex SbatchOption();

    [GeneratedRegex(@"\A(?:(\d{1,3})-)?(\d{1,3}):([0-5]\d):([0-5]\d)\z")]
    private static partial Regex TimeText();
}
