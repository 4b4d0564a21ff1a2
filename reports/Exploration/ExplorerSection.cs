using HwSim.Core.Engine.Exploration.Answers;
using HwSim.Reports.Page;
using HwSim.Reports.Words;

namespace HwSim.Reports.Exploration;

/// <summary>The part of a study's page in which every point can be looked at; the script fills it.</summary>
internal static class ExplorerSection
{
    public static Html Of(StudyAnswers answers, PointTable points) => Html.Of($"""
        <p class="lead">{Shown(answers, points)} All views show the same points: drag over any of them to narrow down, drag again to change, click to see one design.</p>
        <form class="filter controls" id="filter" hidden>
        <label>Show designs with <input type="search" id="words" autocomplete="off" placeholder="best array.rows&gt;=64 seconds&lt;0.01" size="34"></label>
        <label>of these <select id="only"><option value="all">all points</option><option value="feasible">points that count</option><option value="front">the Pareto front</option></select></label>
        <label id="scenario-label" hidden>in <select id="scenario"><option value="-1">all scenarios</option></select></label>
        <button type="reset">Show all</button>
        <output id="count" aria-live="polite"></output>
        </form>
        <div class="explorer">
        <figure class="view" id="scatter"><figcaption><h3>Designs</h3><span class="choices"><label>across <select data-choice="x"></select></label><label>up <select data-choice="y"></select></label><label>colour <select data-choice="colour"></select></label></span></figcaption><ul class="legend"></ul><div class="plane" data-height="460"></div></figure>
        <aside id="design" aria-live="polite"></aside>
        </div>
        <figure class="view" id="parallel"><figcaption><h3>All axes at once</h3><p>Bundles are designs, the stronger the more of them; lines are the Pareto front. Better values are at the top. Drag along an axis to keep a range of it.</p></figcaption><div class="plane" data-height="300"></div></figure>
        <div class="pair">
        <figure class="view" id="map"><figcaption><h3>Map</h3><span class="choices"><label>show <select data-choice="what"></select></label><label>across <select data-choice="column"></select></label><label>down <select data-choice="row"></select></label></span></figcaption><ul class="legend"></ul><div class="plane" data-height="300"></div></figure>
        <figure class="view" id="histogram"><figcaption><h3>How many</h3><span class="choices"><label>of <select data-choice="of"></select></label></span></figcaption><ul class="legend"></ul><div class="plane" data-height="300"></div></figure>
        </div>
        <div class="scroll grid" id="points-table" tabindex="0" role="region" aria-label="Points"><table><caption>Points that are shown; a click on a head sorts</caption><thead></thead><tbody></tbody></table></div>

        """);

    private static string Shown(StudyAnswers answers, PointTable points) => points.IsAll
        ? $"All {Figure.Whole(points.Count)} points are here."
        : $"Of {Figure.Whole(answers.Points)} points, {Figure.Whole(points.Count)} are here: every one on a front, every best one, and others drawn evenly; the store and points.csv have all.";
}
