namespace HwSim.Tests.Validation;

/// <summary>A fact that needs reference files; without them it is skipped with the reason. Give it the trait <c>Category=Reference</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ReferenceFactAttribute : FactAttribute
{
    public ReferenceFactAttribute(params string[] files)
    {
        string[] missing = [.. files.Where(f => !ReferenceData.Has(f))];
        if (missing.Length > 0)
        {
            Skip = $"needs {string.Join(", ", missing)} under $HWSIM_DATA (now {ReferenceData.Folder}); set HWSIM_DATA to a folder with reference data";
        }
    }
}
