using System.Collections.Immutable;
using System.CommandLine;
using HwSim.Cli.Input;
using HwSim.Cli.Output;
using HwSim.Core.Config;
using HwSim.Core.Results;
using HwSim.Reports.Comparison;
using HwSim.Reports.Markdown;
using HwSim.Reports.Reading;

namespace HwSim.Cli.Verbs;

/// <summary><c>hwsim report INPUT...</c>: reports from results; never simulates.</summary>
internal static class ReportVerb
{
    public static Command Command()
    {
        Argument<string[]> inputs = new("INPUT") { Description = "result.json files of 'hwsim run', several of which are compared, the first being the baseline; or one store of 'hwsim sweep'.", Arity = ArgumentArity.OneOrMore };
        Option<string> folder = new("--out", "-o") { Description = "Write report.html and report.md (and for one result operations.csv) to DIR; of a store study.html, study.md, points.csv and pictures.", HelpName = "DIR", DefaultValueFactory = _ => "." };
        Option<string?> json = new("--json") { Description = "Of a store: write what the study answers as one JSON document to FILE, or to standard output for -.", HelpName = "FILE|-" };
        Command command = new("report", "Make HTML, Markdown and CSV reports from results; nothing is simulated.") { inputs, folder, json };
        command.SetAction(parsed => Run(parsed.GetValue(inputs)!, parsed.GetValue(folder)!, parsed.GetValue(json)));
        return command;
    }

    private static int Run(string[] inputs, string folder, string? json)
    {
        if (inputs is [string only] && StudyReportRun.IsStore(only))
        {
            return StudyReportRun.Run(only, folder, json);
        }

        Diagnostics problems = [];
        foreach (string store in inputs.Where(StudyReportRun.IsStore))
        {
            problems.Add(DiagnosticCode.BadCommandLine, new SourceText(store, "").Start, "this is a store of 'hwsim sweep', and only results of 'hwsim run' are compared", "give it alone");
        }

        if (json is not null)
        {
            problems.Add(DiagnosticCode.BadCommandLine, new SourceText("--json", json).Start, "only a store has answers to write", "leave it out; results of 'hwsim run' are JSON already");
        }

        InputException.ThrowIfAny(problems);
        ImmutableArray<RunResult>.Builder results = ImmutableArray.CreateBuilder<RunResult>();
        foreach (string input in inputs)
        {
            if (InputFile.Text(input, problems) is { } text && RunReader.Read(text, problems) is { } result)
            {
                results.Add(result);
            }
        }

        InputException.ThrowIfAny(problems);
        OutputFiles.CheckFolder(folder);
        if (results is [RunResult one])
        {
            RunFiles.WriteReport(folder, one);
            OutputFiles.Write(Path.Combine(folder, RunFiles.Csv), OperationsCsv.Text(one));
        }
        else
        {
            RunComparison comparison = new(results.ToImmutable());
            OutputFiles.Write(Path.Combine(folder, RunFiles.Html), ComparisonReport.Html(comparison));
            OutputFiles.Write(Path.Combine(folder, RunFiles.Markdown), ComparisonMarkdown.Text(comparison));
        }

        Terminal.WriteLine($"report: {Path.Combine(folder, RunFiles.Html)}");
        return ExitCode.Fine;
    }
}
