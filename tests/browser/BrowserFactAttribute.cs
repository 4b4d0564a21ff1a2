namespace HwSim.Tests.Browser;

/// <summary>A fact that needs Chromium; without one it is skipped with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (Chromium.Program is null)
        {
            Skip = "needs chromium, chromium-browser or google-chrome on the path, or its path in $CHROMIUM; on Debian and Ubuntu: apt-get install chromium";
        }
    }
}
