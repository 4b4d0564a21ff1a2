namespace HwSim.Core.Mappings;

/// <summary>Which operand stays in the processing elements while the others pass. Names follow Chen et al., Eyeriss, ISCA 2016, sec. III.</summary>
public enum Dataflow
{
    OutputStationary,
    WeightStationary,
    InputStationary,
}
