using HwSim.Core.Config;

namespace HwSim.Workloads.Transformers;

/// <summary>The function between the two halves of a feed-forward network.</summary>
/// <param name="Name">As Hugging Face configurations name it.</param>
/// <param name="Work">Simple operations a value.</param>
public sealed record Activation(string Name, Sourced<double> Work)
{
    public static readonly Activation Relu = new("relu", VectorWork.Relu);
    public static readonly Activation Gelu = new("gelu", VectorWork.GatedLookup);
    public static readonly Activation Silu = new("silu", VectorWork.GatedLookup);
    public static readonly Activation Tanh = new("tanh", VectorWork.Transcendental);

    /// <summary>Every accepted name with its function.</summary>
    public static ConfigType<Activation> Type { get; } = ConfigTypes.Choice(
        "activation functions",
        ("relu", Relu), ("gelu", Gelu), ("gelu_new", Gelu with { Name = "gelu_new" }), ("gelu_fast", Gelu with { Name = "gelu_fast" }), ("gelu_python", Gelu with { Name = "gelu_python" }),
        ("gelu_pytorch_tanh", Gelu with { Name = "gelu_pytorch_tanh" }), ("quick_gelu", Gelu with { Name = "quick_gelu" }), ("silu", Silu), ("swish", Silu with { Name = "swish" }), ("tanh", Tanh));
}
