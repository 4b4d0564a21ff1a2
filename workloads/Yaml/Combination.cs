namespace HwSim.Workloads.Yaml;

/// <summary>How several tensors become one.</summary>
internal enum Combination
{
    Add,
    Multiply,

    /// <summary>Along channels or features.</summary>
    Concatenate,
}
