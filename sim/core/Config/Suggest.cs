namespace HwSim.Core.Config;

/// <summary>Finds what a user probably meant.</summary>
public static class Suggest
{
    private const int MostListed = 12;

    /// <summary>"did you mean 'x'?" for the candidate nearest to <paramref name="word"/>; when none is near, those that begin with it, or all.</summary>
    public static string From(string word, IEnumerable<string> candidates, string whatTheyAre)
    {
        ArgumentNullException.ThrowIfNull(word);
        string[] all = [.. candidates.Order(StringComparer.Ordinal)];
        if (all.Length == 0)
        {
            return "";
        }

        string nearest = all.MinBy(c => Distance(word, c))!;
        if (Distance(word, nearest) <= Math.Max(1, Math.Min(word.Length, nearest.Length) / 2))
        {
            return $"did you mean '{nearest}'?";
        }

        string[] begun = [.. all.Where(c => word.Length > 0 && c.StartsWith(word, StringComparison.OrdinalIgnoreCase))];
        string[] shown = begun.Length > 0 ? begun : all;
        string list = string.Join(", ", shown.Take(MostListed));
        return shown.Length > MostListed ? $"{whatTheyAre}: {list}, ..." : $"{whatTheyAre}: {list}";
    }

    /// <summary>Optimal string alignment distance (insert, delete, replace, swap neighbours), case ignored.</summary>
    private static int Distance(string a, string b)
    {
        if (a.Length > 64 || b.Length > 64)
        {
            return int.MaxValue;
        }

        int[,] d = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            d[i, 0] = i;
        }

        for (int j = 0; j <= b.Length; j++)
        {
            d[0, j] = j;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                int replace = Same(a[i - 1], b[j - 1]) ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + replace);
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]))
                {
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
                }
            }
        }

        return d[a.Length, b.Length];
    }

    private static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
