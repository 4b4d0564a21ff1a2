namespace HwSim.Tests.Contract;

/// <summary>Collects every case that breaks a rule, so that a failing test shows the extent of it.</summary>
internal sealed class Violations
{
    private const int Shown = 20;

    private readonly List<string> found = [];
    private int cases;

    /// <summary>Notes a case that does not keep a rule.</summary>
    public void Check(bool keeps, Func<string> describe)
    {
        cases++;
        if (!keeps)
        {
            found.Add(describe());
        }
    }

    /// <summary>Fails where a rule was broken, or where nothing was checked.</summary>
    public void AssertNone()
    {
        Assert.True(cases > 0, "no case was checked");
        Assert.True(found.Count == 0, $"{found.Count} of {cases} cases:\n{string.Join('\n', found.Take(Shown))}");
    }
}
