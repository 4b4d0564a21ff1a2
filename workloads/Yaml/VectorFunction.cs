using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Workloads.Building;

namespace HwSim.Workloads.Yaml;

/// <summary>A function on single values or along rows that operation lists name.</summary>
/// <param name="Name">The word in the file.</param>
/// <param name="Kind">Its kind of work.</param>
/// <param name="Work">Simple operations a value.</param>
/// <param name="Back">Its gradient.</param>
/// <param name="ParametersPerChannel">Trained parameters for each channel or feature.</param>
internal sealed record VectorFunction(string Name, OperationKind Kind, Sourced<double> Work, Gradient Back, int ParametersPerChannel = 0)
{
    public static ConfigType<VectorFunction> Activations { get; } = Choice(
        "activation functions",
        Activation("relu", VectorWork.Relu), Activation("relu6", VectorWork.Clip), Activation("leaky_relu", VectorWork.ScaledRelu), Activation("sigmoid", VectorWork.Transcendental),
        Activation("tanh", VectorWork.Transcendental), Activation("gelu", VectorWork.GatedLookup), Activation("silu", VectorWork.GatedLookup),
        Activation("hard_sigmoid", VectorWork.HardSigmoid), Activation("hard_swish", VectorWork.HardSwish));

    public static ConfigType<VectorFunction> Others { get; } = Choice(
        "vector functions",
        new("softmax", OperationKind.Softmax, VectorWork.Softmax, Gradient.Vector(VectorWork.SoftmaxGradient)),
        new("layer_norm", OperationKind.Normalization, VectorWork.LayerNorm, Gradient.Vector(VectorWork.LayerNormGradient), 2),
        new("rms_norm", OperationKind.Normalization, VectorWork.RmsNorm, Gradient.Vector(VectorWork.RmsNormGradient), 1),
        new("batch_norm", OperationKind.Normalization, VectorWork.BatchNorm, Gradient.Vector(VectorWork.LayerNormGradient), 2),
        new("rotary", OperationKind.Elementwise, VectorWork.Rotary, Gradient.Vector(VectorWork.Rotary)),
        new("copy", OperationKind.DataMovement, VectorWork.Movement, Gradient.Vector(VectorWork.Movement)));

    private static VectorFunction Activation(string name, Sourced<double> work) => new(name, OperationKind.Activation, work, Gradient.Vector(VectorWork.ActivationGradient));

    private static ConfigType<VectorFunction> Choice(string whatTheyAre, params ReadOnlySpan<VectorFunction> functions) =>
        ConfigTypes.Choice(whatTheyAre, [.. functions.ToArray().Select(f => (f.Name, f))]);
}
