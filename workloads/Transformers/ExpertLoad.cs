using System.Collections.Immutable;

namespace HwSim.Workloads.Transformers;

/// <summary>How the tokens of a step spread over a layer's experts.</summary>
/// <param name="Touched">Experts that at least one token visits.</param>
/// <param name="Visits">Tokens times experts a token.</param>
public readonly record struct ExpertLoad(long Touched, long Visits)
{
    /// <summary>
    /// Every token picks its k of E experts evenly and by itself, so an expert stays untouched with (1 - k/E)^tokens and
    /// E·(1 - (1 - k/E)^tokens) experts are expected to be touched, rounded up; the visits split over them as evenly as
    /// whole numbers can.
    /// </summary>
    public static ExpertLoad Of(Experts experts, long tokens)
    {
        ArgumentNullException.ThrowIfNull(experts);
        long visits = checked(tokens * experts.PerToken);
        double untouched = Math.Pow(1.0 - ((double)experts.PerToken / experts.Count), tokens);
        long expected = (long)Math.Ceiling((experts.Count * (1.0 - untouched)) - 1e-9);
        return new ExpertLoad(Math.Clamp(expected, experts.PerToken, Math.Min(experts.Count, visits)), visits);
    }

    /// <summary>Experts with equally many tokens, and what their operations' names end in.</summary>
    public ImmutableArray<(long Experts, long Tokens, string Suffix)> Groups
    {
        get
        {
            long least = Visits / Touched, more = Visits % Touched;
            return more == 0 ? [(Touched, least, "")] : [(more, least + 1, ""), (Touched - more, least, ".rest")];
        }
    }
}
