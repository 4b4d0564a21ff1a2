namespace HwSim.Accelerators.ScaleSim;

/// <summary>Filter storage in the JSON document, in words.</summary>
public sealed record ScaleSimStorageDocument(double Original, double Compressed, double Metadata, double AvgMetadataSramBandwidth);
