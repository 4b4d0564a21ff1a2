namespace HwSim.Kernels.Runtime;

/// <summary>What there is to know about element types.</summary>
internal static class ElementKinds
{
    public static int Bytes(this ElementKind type) => type == ElementKind.Float32 ? sizeof(float) : sizeof(byte);
}
