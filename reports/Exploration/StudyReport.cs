using System.Collections.Immutable;
using System.Text.Json.Nodes;
using HwSim.Core.Engine.Exploration.Answers;
using HwSim.Reports.Page;
using HwSim.Reports.Words;

namespace HwSim.Reports.Exploration;

/// <summary>The report of a study as a web page: the findings in words, every point to look at, and the answers as tables and pictures.</summary>
public static class StudyReport
{
    private const int MostFront = 20;
    private const int MostReasons = 12;

    /// <summary>The scripts of the page, in the order in which they are put into one.</summary>
    private static readonly ImmutableArray<string> Scripts = ["data", "format", "draw", "cloud", "scatter", "parallel", "map", "histogram", "table", "design", "explorer"];

    /// <summary>One self-contained HTML text; the same results give the same text.</summary>
    /// <param name="answers">What the study answers.</param>
    /// <param name="points">The points that are shown one by one.</param>
    /// <param name="source">Where they are from.</param>
    public static string Html(StudyAnswers answers, PointTable points, StudySource source)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(source);
        Section[] sections = [.. Sections(answers, points, source)];
        Html body = Page.Html.Of($"""
            {Masthead(answers, source)}{Section.Contents(sections)}{sections.Select(s => s.Markup)}<footer>Made by HwSim from <code>{source.Store}</code>. This file needs no network and no other file.</footer>

            """);
        PackedColumns packed = new();
        JsonObject document = points.Document(packed);
        document["study"] = Printable.Text(answers.Space.Study.Name);
        document["command"] = Printable.Text($"hwsim sweep {source.File} --point NUMBER --out point-NUMBER");
        document["reports"] = new JsonObject(source.Designs.Select(d => KeyValuePair.Create(FormattableString.Invariant($"{d.Key}"), (JsonNode?)d.Value)));
        string script = $"'use strict';\n(() => {{\n{string.Concat(Scripts.Select(s => Asset.Script($"study-{s}.js")))}}})();\n";
        PageExtras extras = new(Asset.Text("study.css"), [("study.js", script)], [("study", document.ToJsonString()), ("points", $"\"{packed.Text}\"")]);
        return ReportPage.Compose($"{Printable.Cut(answers.Space.Study.Name, 80)} – HwSim study", body, [], extras);
    }

    private static Html Masthead(StudyAnswers answers, StudySource source) => Page.Html.Of($"""
        <header>
        <p class="eyebrow">HwSim study</p>
        <h1><bdi>{answers.Space.Study.Name}</bdi></h1>
        {Page.Html.When(answers.Space.Study.Description.Length > 0, () => Page.Html.Of($"""
            <p class="question">{answers.Space.Study.Description}</p>

            """))}<dl class="asked">
        {StudyAsked.Of(answers, source).Where(a => !a.Name.StartsWith("Digest", StringComparison.Ordinal)).Select(a => Page.Html.Of($"""
            <div><dt>{a.Name}</dt><dd>{(a.IsCode ? Page.Html.Of($"<code>{a.Value}</code>") : Page.Html.Of($"{a.Value}"))}</dd></div>

            """))}</dl>
        </header>
        <p class="summary">{Headlines.Size(answers)}</p>
        <dl class="headlines">
        {Headlines.Of(answers).Select(h => Page.Html.Of($"""
            <div><dt>{h.Title}</dt><dd>{h.Text}</dd></div>

            """))}</dl>

        """);

    private static IEnumerable<Section> Sections(StudyAnswers answers, PointTable points, StudySource source)
    {
        Dictionary<string, StudyPicture> pictures = StudyPicture.Of(answers, points).ToDictionary(p => p.File);
        yield return new("explore", "Explore", ExplorerSection.Of(answers, points));
        if (!answers.Space.Study.Objectives.IsEmpty)
        {
            yield return new("best", "Best designs", Page.Html.Of($"""
                <p class="lead">The best design by each objective, without a limit and within each budget.{(answers.ByScenario.Any(s => s.Budgets.Any(b => b.IsDerived)) ? " The study names no budgets, so these are round areas." : "")}</p>
                {Picture("best.svg", "Each point is the best of all designs that share its value of the axis; each line, of those that share a value of the second axis.")}{Table(StudyTables.Best(answers))}
                """));
            yield return new("front", "Pareto front", Page.Html.Of($"""
                <p class="lead">No other design is at least as good in every objective.</p>
                {Picture("front.svg", "")}{answers.ByScenario.Where(s => s.Front.Length > 0).Select(s => Table(StudyTables.Front(answers, s, MostFront)))}
                """));
        }

        if (!answers.Sensitivities.IsEmpty)
        {
            yield return new("sensitivity", "What decides", Page.Html.Of($"""
                <p class="lead">{SensitivityWords.Method(answers)}</p>
                {Picture("sensitivity.svg", "")}{Table(StudyTables.Sensitivity(answers, answers.Sensitivities, "Shares of variation"))}{Picture("profiles.svg", $"Each dot is a design that differs from {Reference(answers)} in that axis only; all of them are points of the study. Values stand at the ends.")}
                """));
        }

        yield return new("binding", "What binds, and what cannot be", Page.Html.Of($"""
            <p class="lead">The resource that binds for the longest time in most of the designs that share two values.</p>
            {Picture("binding.svg", "")}{Page.Html.When(!answers.Infeasible.IsEmpty, () => Table(StudyTables.Infeasible(answers, MostReasons)))}
            """));
        if (!source.Designs.IsEmpty)
        {
            yield return new("designs", "Design reports", Page.Html.Of($"""
                <p class="lead">Designs with every operation: what each costs, and why.</p>
                {Page.Table.Of("Design reports", [Page.Table.Head("Design"), Page.Table.Head("Values")], source.Designs.Select(d => Page.Table.Row([Page.Html.Of($"""<th scope="row" class="name"><a href="{d.Value}">{(d.Key < 0 ? "baseline" : $"point {Figure.Whole(d.Key)}")}</a></th>"""), Page.Table.Text(DesignWords.Of(answers, d.Key))])))}
                """));
        }

        yield return new("provenance", "Provenance", Page.Html.Of($"""
            <p class="lead">What it takes to get the same figures again.</p>
            {Page.Table.Of("Provenance", [Page.Table.Head("What"), Page.Table.Head("Value")], StudyAsked.Of(answers, source).Select(a => Page.Table.Row([Page.Table.Name(a.Name), a.IsCode ? Page.Html.Of($"""<td class="text code">{a.Value}</td>""") : Page.Table.Text(a.Value)])))}{Page.Table.Of("Axes", [Page.Table.Head("Axis"), Page.Table.Head("Values")], answers.Space.Axes.Select(a => Page.Table.Row([Page.Table.Name(a.Name), Page.Table.Text(StudyAsked.Values(a))])))}
            """));

        static string Reference(StudyAnswers answers) => answers.ByScenario[0] is { ProfiledFrom: { } from } s && from != s.Knee?.Result.Number ? "the baseline" : "the balanced design";

        Html Picture(string file, string lead) => Page.Html.When(pictures.ContainsKey(file), () => Page.Html.Of($"""
            <figure class="chart"><figcaption><h3>{pictures[file].Title}</h3>{Page.Html.When(lead.Length > 0, () => Page.Html.Of($"<p>{lead}</p>"))}</figcaption>
            <div class="wide-picture" tabindex="0" role="region" aria-label="{pictures[file].Title}">{pictures[file].Inline}</div></figure>

            """));
    }

    private static Html Table(StudyTables.Sheet sheet) => Page.Table.Of(
        sheet.Caption,
        sheet.Heads.Select(h => h.EndsWith(':') ? Page.Table.NumberHead(h[..^1]) : Page.Table.Head(h)),
        sheet.Rows.Select(r => Page.Table.Row(r.Select((cell, i) => sheet.Heads[i].EndsWith(':') ? Page.Table.Number(cell) : Page.Table.Cell(cell)))));
}
