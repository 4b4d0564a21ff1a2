using System.Collections;

namespace HwSim.Core.Config;

/// <summary>Collects the problems of an input, so that all are reported at once.</summary>
public sealed class Diagnostics : IReadOnlyCollection<Diagnostic>
{
    private const int Most = 100;

    private readonly List<Diagnostic> found = [];

    /// <summary>How many problems were found; beyond the first hundred they are counted and not kept.</summary>
    public int Count { get; private set; }

    /// <summary>True while nothing is wrong.</summary>
    public bool IsEmpty => Count == 0;

    public void Add(Diagnostic diagnostic)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        if (Count++ < Most)
        {
            found.Add(diagnostic);
        }
    }

    public void Add(DiagnosticCode code, Place at, string message, string suggestion = "") =>
        Add(new Diagnostic(code, at, message, suggestion));

    /// <summary>In the order of the text, file by file as first met.</summary>
    public IEnumerator<Diagnostic> GetEnumerator()
    {
        List<string> files = [.. found.Select(d => d.At.Source.Name).Distinct()];
        return found.OrderBy(d => files.IndexOf(d.At.Source.Name)).ThenBy(d => d.At.Line).ThenBy(d => d.At.Column).ThenBy(d => d.Code).GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
