using System.Globalization;
using System.Text.Json.Nodes;
using HwSim.Cli.Input;
using HwSim.Cli.Output;
using HwSim.Core.Config;
using HwSim.Core.Engine;
using HwSim.Core.Engine.Exploration;
using HwSim.Core.Engine.Exploration.Answers;
using HwSim.Core.Machine;
using HwSim.Core.Results;
using HwSim.Reports.Comparison;
using HwSim.Reports.Trace;

namespace HwSim.Cli.Verbs;

/// <summary><c>hwsim sweep STUDY --point N [--against M]</c>: one design of a study with its full report, or two and why they differ.</summary>
internal static class StudyDesignRun
{
    private const string SchemaName = "hwsim.difference/1";
    private const string Baseline = "baseline";

    public static int Run(string path, string point, string? against, string? folder, string? json, string command)
    {
        (DesignSpace space, StudyInput parts, _, _) = StudyInput.Load(path);
        Diagnostics problems = [];
        long? number = NumberOf(space, "--point", point, null, problems);
        long? other = against is null || number is null ? null : NumberOf(space, "--against", against, number, problems);
        InputException.ThrowIfAny(problems);
        if (folder is not null)
        {
            OutputFiles.CheckFolder(folder);
        }

        if (json is not null)
        {
            OutputFiles.CheckFile(json);
        }

        return other is { } second ? Compare(space, parts, number!.Value, second, folder, json, command) : Single(space, parts, number!.Value, folder, json, command);
    }

    /// <summary>Simulates a design and writes its report.</summary>
    public static RunResult Write(DesignSpace space, IStudyParts parts, long number, string? folder, string command)
    {
        Diagnostics problems = [];
        RunRequest? request = StudyDesign.Of(space, parts, number, ProductVersion.Text, command, problems);
        InputException.ThrowIfAny(problems);
        PerfettoTrace? trace = folder is not null && request!.Fidelity != Fidelity.Analytic ? new PerfettoTrace(request.Machine.Spec.Name, request.Machine.Spec.Clock) : null;
        RunResult result = Simulation.Run(request!, trace);
        string design = number < 0 ? Baseline : string.Create(CultureInfo.InvariantCulture, $"point {number}");
        result = result with { Machine = result.Machine with { Name = $"{result.Machine.Name} ({design} of {space.Study.Name})" } };
        if (folder is not null)
        {
            OutputFiles.CheckFolder(folder);
            RunFiles.Write(folder, result, trace);
        }

        return result;
    }

    private static int Single(DesignSpace space, StudyInput parts, long number, string? folder, string? json, string command)
    {
        RunResult result = Write(space, parts, number, folder, command);
        if (json is not null)
        {
            JsonTarget.Write(json, ResultJson.Write(result));
        }

        if (json != "-")
        {
            RunSummary.Print(result, folder);
        }

        return ExitCode.Fine;
    }

    private static int Compare(DesignSpace space, StudyInput parts, long number, long other, string? folder, string? json, string command)
    {
        RunResult first = Write(space, parts, other, folder is null ? null : Path.Combine(folder, StudyReportRun.FolderOf(other)), command);
        RunResult second = Write(space, parts, number, folder is null ? null : Path.Combine(folder, StudyReportRun.FolderOf(number)), command);
        RunDifference difference = new(first, second);
        string why = DifferenceWords.Of(difference, Name(other), Name(number));
        if (folder is not null)
        {
            RunComparison comparison = new([first, second]) { Labels = [Name(other), Name(number)] };
            OutputFiles.Write(Path.Combine(folder, RunFiles.Html), ComparisonReport.Html(comparison));
            OutputFiles.Write(Path.Combine(folder, RunFiles.Markdown), ComparisonMarkdown.Text(comparison));
        }

        if (json is not null)
        {
            JsonTarget.Write(json, Document(difference, why).ToJsonString(JsonText.Indented) + "\n");
        }

        if (json != "-")
        {
            Terminal.WriteLine(why);
            if (folder is not null)
            {
                Terminal.WriteLine($"report: {Path.Combine(folder, RunFiles.Html)}");
            }
        }

        return ExitCode.Fine;
    }

    private static JsonObject Document(RunDifference difference, string why) => new()
    {
        ["schema"] = SchemaName,
        ["first"] = difference.First.Machine.Name,
        ["second"] = difference.Second.Machine.Name,
        ["why"] = why,
        ["seconds"] = difference.Seconds,
        ["time"] = Parts(difference.Time),
        ["binding"] = Parts(difference.Binding),
        ["energy"] = Parts(difference.Energy),
        ["bytes"] = Parts(difference.Traffic),
        ["operations"] = new JsonArray([.. difference.Operations.Select(o => new JsonObject { ["name"] = o.Name, ["first_seconds"] = o.First?.Seconds, ["second_seconds"] = o.Second?.Seconds, ["change"] = o.Seconds, ["energy_change"] = o.Energy })]),
    };

    private static JsonObject Parts(IEnumerable<PartDifference> parts) =>
        new(parts.Select(p => KeyValuePair.Create(p.Key, (JsonNode?)new JsonObject { ["first"] = p.First, ["second"] = p.Second, ["change"] = p.Change })));

    private static string Name(long number) => number < 0 ? "the baseline" : string.Create(CultureInfo.InvariantCulture, $"point {number}");

    /// <summary>A point as an option writes it; null after a diagnostic.</summary>
    private static long? NumberOf(DesignSpace space, string option, string text, long? comparedWith, Diagnostics into)
    {
        if (text == Baseline && comparedWith is { } compared)
        {
            if (space.BaselineOf(compared) is { } baseline)
            {
                return baseline;
            }

            into.Add(DiagnosticCode.BadCommandLine, new SourceText(option, text).Start, "the study names no baseline", "add 'baseline: { AXIS: VALUE }' to it, or give the number of a point");
            return null;
        }

        return OptionText.Read(option, text, ConfigTypes.Whole(0, space.Numbers - 1), into);
    }
}
