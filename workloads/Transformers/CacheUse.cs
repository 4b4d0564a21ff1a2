namespace HwSim.Workloads.Transformers;

/// <summary>What a stack does with the keys and values it computes.</summary>
public enum CacheUse
{
    /// <summary>Nothing: an encoder, or a training step.</summary>
    None,

    /// <summary>Writes them for later steps.</summary>
    Fill,

    /// <summary>Appends the new ones and reads them all.</summary>
    Append,
}
