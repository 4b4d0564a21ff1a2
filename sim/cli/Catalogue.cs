using System.CommandLine;
using HwSim.Cli.Verbs;

namespace HwSim.Cli;

/// <summary>Every verb; a new one is one line here.</summary>
internal static class Catalogue
{
    public static IEnumerable<Command> Verbs() =>
    [
        RunVerb.Command(),
        SweepVerb.Command(),
        SubmitVerb.Command(),
        MergeVerb.Command(),
        ReportVerb.Command(),
        MeasureVerb.Command(),
        QuantizeVerb.Command(),
        ListVerb.Command(),
        ShowVerb.Command(),
        SchemaVerb.Command(),
        ScaleSimVerb.Command(),
        StreamVerb.Command(),
        AntSimVerb.Command(),
        BitModVerb.Command(),
        ValidateVerb.Command(),
        LaunchesVerb.Command(),
        InferVerb.Command(),
        CalibrateVerb.Command(),
        FactsVerb.Command(),
    ];
}
