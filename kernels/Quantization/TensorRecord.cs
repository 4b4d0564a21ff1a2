using HwSim.Core.Results.Quantized;
using HwSim.Kernels.Reference.Statistics;

namespace HwSim.Kernels.Quantization;

/// <summary>A tensor while formats are tried on it one after another.</summary>
internal sealed class TensorRecord
{
    private readonly string name;
    private readonly string reader;
    private readonly bool isWeight;
    private readonly string type;
    private readonly long[] shape;
    private readonly TensorStatistics statistics;
    private readonly PairStatistics pairs;
    private readonly QuantizedError?[] errors;
    private readonly GridPicture?[] pictures;

    /// <param name="tensor">The tensor as the model has it.</param>
    /// <param name="values">Its values as they are quantized: the same, perhaps in another order.</param>
    /// <param name="reader">The operator that reads it.</param>
    /// <param name="isWeight">A weight, else an activation.</param>
    /// <param name="formats">How many formats there are.</param>
    public TensorRecord(FloatTensor tensor, float[] values, string reader, bool isWeight, int formats)
    {
        (name, type, shape) = (tensor.Name, tensor.Type, tensor.Shape);
        this.reader = reader;
        this.isWeight = isWeight;
        statistics = TensorStatistics.Of(values);
        pairs = PairStatistics.BySigma(values);
        errors = new QuantizedError?[formats];
        pictures = new GridPicture?[formats];
    }

    public long NotFinite => statistics.NotFinite;

    public bool IsConstant => statistics.Count > 0 && statistics.Deviation == 0;

    public string Name => name;

    /// <summary>How many values it has.</summary>
    public long Count => statistics.Count;

    /// <summary>The sum of squares.</summary>
    public double Squares => (statistics.Mean * statistics.Mean * statistics.Count) + (statistics.Deviation * statistics.Deviation * Math.Max(0, statistics.Count - 1));

    /// <summary>The share of pairs in which both are outliers.</summary>
    public double BothOutliers => pairs.Pairs == 0 ? 0 : (double)pairs.OutlierOutlier / pairs.Pairs;

    public QuantizedError? this[int format] => errors[format];

    /// <summary>Keeps what a format did; the first time counts.</summary>
    public void Put(int format, QuantizedError error, GridPicture picture)
    {
        errors[format] ??= error;
        pictures[format] ??= picture;
    }

    /// <summary>The finished record.</summary>
    public QuantizedTensor Finish()
    {
        double all = Math.Max(1, pairs.Pairs);
        double reach = Math.Max(statistics.Largest - statistics.Mean, statistics.Mean - statistics.Least);
        return new QuantizedTensor(
            name, reader, isWeight, type, [.. shape], statistics.Deviation, statistics.Kurtosis, statistics.BeyondThreeSigma,
            statistics.Deviation > 0 ? reach / statistics.Deviation : 0, statistics.NotFinite,
            new PairShares(pairs.NormalNormal / all, pairs.OutlierNormal / all, pairs.OutlierOutlier / all),
            [.. errors.Select(e => e!)], [.. pictures.Select(p => p!)]);
    }
}
