using System.Globalization;
using System.Text;
using HwSim.Accelerators.Gpu.Constants;
using HwSim.Core.Config;

namespace HwSim.Bench.Fit;

/// <summary>Writes the file of constants.</summary>
internal static class ConstantsText
{
    private const double Same = 1e-3;

    public static string Write(GpuConstants all, IReadOnlyDictionary<string, GpuConstants> without, IReadOnlyList<(GpuConstant Constant, string Source)> fitted)
    {
        Dictionary<GpuConstant, string> sources = fitted.GroupBy(f => f.Constant).ToDictionary(g => g.Key, g => g.First().Source);
        StringBuilder text = new();
        text.Append("hwsim: 1\ngpu_constants: global\nconstants:\n");
        foreach (GpuConstant constant in Enum.GetValues<GpuConstant>())
        {
            Sourced<double> now = ConstantsFile.Shipped.Sourced[(int)constant];
            bool isFitted = sources.TryGetValue(constant, out string? source);
            text.Append(CultureInfo.InvariantCulture, $"  {ConstantUnits.KeyOf(constant)}: {{ value: {ConstantUnits.Format(constant, all[constant])}, source: \"{(isFitted ? source : now.Source)}\", trust: {(isFitted ? "fitted" : $"{now.Trust}".ToLowerInvariant())} }}\n");
        }

        text.Append("without:\n");
        foreach ((string device, GpuConstants set) in without.OrderBy(w => w.Key, StringComparer.Ordinal))
        {
            IEnumerable<string> changed = Enum.GetValues<GpuConstant>().Where(c => Math.Abs((set[c] / all[c]) - 1) > Same).Select(c => $"{ConstantUnits.KeyOf(c)}: {ConstantUnits.Format(c, set[c])}");
            text.Append(CultureInfo.InvariantCulture, $"  - {{ {string.Join(", ", [$"device: \"{device}\"", .. changed])} }}\n");
        }

        return text.ToString();
    }
}
