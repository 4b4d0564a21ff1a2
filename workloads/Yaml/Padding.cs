namespace HwSim.Workloads.Yaml;

/// <summary>Values added around an image, or the rule they follow from.</summary>
/// <param name="Same">True for TensorFlow's rule: as many as give ceil(extent / stride) outputs, the odd one after the image.</param>
internal readonly record struct Padding(long Top, long Bottom, long Left, long Right, bool Same)
{
    /// <summary>The padding of an image of this extent.</summary>
    public Padding For((long Height, long Width) image, (long Height, long Width) kernel, (long Height, long Width) stride, (long Height, long Width) dilation)
    {
        if (!Same)
        {
            return this;
        }

        long rows = Total(image.Height, kernel.Height, stride.Height, dilation.Height);
        long columns = Total(image.Width, kernel.Width, stride.Width, dilation.Width);
        return new Padding(rows / 2, rows - (rows / 2), columns / 2, columns - (columns / 2), Same: false);
    }

    private static long Total(long extent, long kernel, long stride, long dilation)
    {
        long outputs = (extent + stride - 1) / stride;
        return Math.Max(0, ((outputs - 1) * stride) + (dilation * (kernel - 1)) + 1 - extent);
    }
}
