namespace HwSim.Kernels.Quantization;

/// <summary>What a caller says about the inputs of a model.</summary>
/// <param name="Values">Whole inputs by name.</param>
/// <param name="Numbers">Inputs that have one number everywhere.</param>
/// <param name="Extents">Extents of open dimensions, by their name or as <c>input.axis</c>.</param>
/// <param name="Samples">How many samples are made up; 0: the model is not run.</param>
public sealed record ModelInputs(IReadOnlyDictionary<string, FloatTensor> Values, IReadOnlyDictionary<string, double> Numbers, IReadOnlyDictionary<string, long> Extents, int Samples);
