namespace HwSim.Core.Graph;

/// <summary>What a tensor is to the network.</summary>
public enum TensorRole
{
    /// <summary>Produced by one operation for another.</summary>
    Activation,

    /// <summary>Fed from outside.</summary>
    Input,

    /// <summary>A trained parameter; counted in the parameter count.</summary>
    Weight,

    /// <summary>A constant that is not trained: index tables, shapes, running statistics.</summary>
    Constant,

    /// <summary>Kept from step to step, such as a key-value cache or optimizer moments.</summary>
    State,
}
