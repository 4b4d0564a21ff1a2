using HwSim.Core.Config;
using HwSim.Core.Machine;

namespace HwSim.Core.Engine.Exploration;

/// <summary>What one worker keeps from point to point: the machine and the workload that it had last, and what it found out for others like them.</summary>
/// <param name="files">Makes the files of machines.</param>
/// <param name="digest">Makes the digests of points.</param>
internal sealed class EvaluationScratch(MachineFiles files, DigestText digest)
{
    private readonly Dictionary<PreparedGraph, OperationTable> tables = [];
    private (long Operations, long WorkedOut) counts;

    /// <summary>Makes the files of machines.</summary>
    public MachineFiles Files => files;

    /// <summary>Makes the digests of points.</summary>
    public DigestText Digest => digest;

    /// <summary>The point that <see cref="Machine"/> was built for; null before the first.</summary>
    public DesignPoint? MachineOf { get; set; }

    /// <summary>The machine; null where it cannot be built.</summary>
    public IAccelerator? Machine { get; set; }

    /// <summary>Why it cannot be built.</summary>
    public string? MachineFault { get; set; }

    /// <summary>Its area in mm²; null where a part has no figure.</summary>
    public double? MachineArea { get; set; }

    /// <summary>The point that <see cref="Workload"/> was read for; null before the first.</summary>
    public DesignPoint? WorkloadOf { get; set; }

    /// <summary>The workload.</summary>
    public PreparedWorkload? Workload { get; set; }

    /// <summary>What is known about the operations of a workload.</summary>
    public OperationTable TableOf(PreparedGraph graph)
    {
        counts.Operations += graph.Graph.Operations.Length;
        if (tables.TryGetValue(graph, out OperationTable? table))
        {
            return table;
        }

        if (tables.Count == PointEvaluator.MostWorkloads)
        {
            TakeWork();
            tables.Clear();
        }

        table = new OperationTable(graph.Variants.Count);
        tables.Add(graph, table);
        return table;
    }

    /// <summary>Operations that points stood for, and pieces of work that were done for them, since the last call.</summary>
    public (long Operations, long WorkedOut) TakeCounts()
    {
        TakeWork();
        (long, long) taken = counts;
        counts = default;
        return taken;
    }

    /// <summary>True where two points have equal values of some axes.</summary>
    public static bool Agree(DesignPoint? a, DesignPoint b, ReadOnlySpan<int> axes)
    {
        if (a is null)
        {
            return false;
        }

        foreach (int axis in axes)
        {
            ScalarNode one = a.Values[axis];
            ScalarNode other = b.Values[axis];
            if (!ReferenceEquals(one, other) && one.Value != other.Value)
            {
                return false;
            }
        }

        return true;
    }

    private void TakeWork()
    {
        foreach (OperationTable table in tables.Values)
        {
            counts.WorkedOut += table.Shared.TakeCount();
        }
    }
}
