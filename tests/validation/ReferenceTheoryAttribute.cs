namespace HwSim.Tests.Validation;

/// <summary>A theory that needs reference files; without them it is skipped with the reason. Give it the trait <c>Category=Reference</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ReferenceTheoryAttribute : TheoryAttribute
{
    public ReferenceTheoryAttribute(params string[] files) => Skip = new ReferenceFactAttribute(files).Skip;
}
