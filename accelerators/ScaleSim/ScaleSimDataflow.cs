namespace HwSim.Accelerators.ScaleSim;

/// <summary>Which operand stays in the processing elements: the <c>Dataflow</c> key of a SCALE-Sim configuration.</summary>
public enum ScaleSimDataflow
{
    OutputStationary,
    WeightStationary,
    InputStationary,
}
