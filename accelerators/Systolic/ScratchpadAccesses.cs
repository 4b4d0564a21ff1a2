using HwSim.Core.Mappings;

namespace HwSim.Accelerators.Systolic;

/// <summary>
/// Values that pass between the scratchpads and the array in one product. Only rows and columns in use are read; with N:M weights the
/// array reads the whole group of ifmap values and selects inside. Partial sums are written for each row fold and read back for the next.
/// </summary>
/// <param name="IfmapReads">Ifmap values read.</param>
/// <param name="FilterReads">Weights read.</param>
/// <param name="PartialSumWrites">Partial and final sums written at accumulator width.</param>
/// <param name="PartialSumReads">Partial sums read back, and final sums read to leave.</param>
public readonly record struct ScratchpadAccesses(long IfmapReads, long FilterReads, long PartialSumWrites, long PartialSumReads)
{
    public long Total => IfmapReads + FilterReads + PartialSumWrites + PartialSumReads;

    public static ScratchpadAccesses Of(in ProductRun run)
    {
        ArrayProblem problem = run.Problem;
        (long rowFolds, long columnFolds, long chunks) = run.Folds;
        long products = Math.Min(run.Mapping.Packed, run.Shape.Count);
        long ifmap = checked(run.Shape.M * run.Shape.K * products);
        long filter = checked(run.Shape.FilterSparsity.Kept(run.Shape.K) * run.Shape.N * products);
        long ofmap = checked(run.Shape.M * run.Shape.N * products);
        return problem.Dataflow switch
        {
            Dataflow.OutputStationary => new(checked(ifmap * columnFolds), checked(filter * rowFolds), ofmap, ofmap),
            Dataflow.WeightStationary => new(checked(ifmap * columnFolds), checked(filter * chunks), checked(ofmap * rowFolds), checked(ofmap * rowFolds)),
            _ => new(checked(ifmap * chunks), checked(filter * columnFolds), checked(ofmap * rowFolds), checked(ofmap * rowFolds)),
        };
    }
}
