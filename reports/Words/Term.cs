namespace HwSim.Reports.Words;

/// <summary>A name that results use for a resource, a time share, a memory level or an energy component, as people read it.</summary>
/// <param name="Key">As in the result.</param>
/// <param name="Label">As shown.</param>
/// <param name="Hue">Its colour in every chart.</param>
/// <param name="Order">Its place in stacks and legends.</param>
public sealed record Term(string Key, string Label, Hue Hue, int Order);
