using System.Diagnostics.CodeAnalysis;

namespace HwSim.Workloads.Onnx.Inference;

/// <summary>What is known about one value of the graph before it runs.</summary>
/// <param name="name">As the file calls it.</param>
/// <param name="type">Its element type.</param>
internal sealed class Value(string name, ElementType type)
{
    public string Name { get; } = name;

    public ElementType Type { get; } = type;

    /// <summary>Its extents; null when they cannot be known.</summary>
    public long[]? Shape { get; init; }

    /// <summary>Why the shape is not known.</summary>
    public string WhyUnknown { get; init; } = "";

    /// <summary>Its values, where they are few and do not depend on what is fed in.</summary>
    public Literal? Literal { get; init; }

    /// <summary>True when it does not depend on what is fed in: it is computed once, before the first run.</summary>
    public bool IsConstant { get; init; }

    /// <summary>The memory behind it; null when the shape is not known.</summary>
    public Storage? Storage { get; init; }

    [MemberNotNullWhen(true, nameof(Shape), nameof(Storage))]
    public bool IsKnown => Shape is not null;

    public long Elements => Shapes.Product(Shape);
}
