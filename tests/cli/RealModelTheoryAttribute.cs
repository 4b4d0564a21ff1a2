using HwSim.Tests.Unit.Onnx;

namespace HwSim.Tests.Cli;

/// <summary>A theory on models that npm packages ship; without them it is skipped with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RealModelTheoryAttribute : TheoryAttribute
{
    public RealModelTheoryAttribute()
    {
        string[] missing = [.. new[] { RealModel.Detector, RealModel.Recogniser, RealModel.Classifier }.Select(m => m.File).Where(f => !File.Exists(Repository.NodeModule(f.Split('/'))))];
        if (missing.Length > 0)
        {
            Skip = $"needs {string.Join(", ", missing)} in node_modules; 'npm ci --ignore-scripts' in the repository root restores them";
        }
    }
}
