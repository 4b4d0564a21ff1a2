using Microsoft.ML.OnnxRuntime;

namespace HwSim.Kernels.Quantization;

/// <summary>The weights of all products as ONNX Runtime takes them; one that several products read is made once, unless it differs between them.</summary>
internal sealed class RuntimeWeights : IDisposable
{
    private readonly Dictionary<ProductSite, OrtValue> bySite = [];

    /// <param name="sites">The products.</param>
    /// <param name="rows">The values of a weight, a row an output.</param>
    /// <param name="isOwn">Whether a product has a version of its own; none where left out.</param>
    public RuntimeWeights(IEnumerable<ProductSite> sites, Func<ProductSite, float[]> rows, Func<ProductSite, bool>? isOwn = null)
    {
        Dictionary<string, OrtValue> shared = new(StringComparer.Ordinal);
        foreach (ProductSite site in sites)
        {
            bool owns = isOwn?.Invoke(site) ?? false;
            OrtValue value = !owns && shared.TryGetValue(site.WeightName, out OrtValue? made)
                ? made
                : RuntimeValues.Of(site.Layout.FromRows(rows(site)), [.. site.Weight.Dims], site.Weight.DataType);
            bySite[site] = value;
            if (!owns)
            {
                shared[site.WeightName] = value;
            }
        }
    }

    public OrtValue Of(ProductSite site) => bySite[site];

    public void Dispose()
    {
        foreach (OrtValue value in bySite.Values.Distinct())
        {
            value.Dispose();
        }
    }
}
