using System.Collections.Concurrent;
using System.Collections.Immutable;
using HwSim.Core.Config;
using HwSim.Core.Machine;

namespace HwSim.Core.Engine.Exploration;

/// <summary>Costs the points of a space. Safe from any thread; what a point costs depends on nothing but its number.</summary>
public sealed class PointEvaluator
{
    /// <summary>How many workloads are kept ready; a study that has more reads some of them again.</summary>
    internal const int MostWorkloads = 64;

    private readonly DesignSpace space;
    private readonly IStudyParts parts;
    private readonly string digest;
    private readonly bool keepOperations;
    private readonly ImmutableArray<Constraint> resultConstraints;
    private readonly ImmutableArray<MachineAxis> machineKeys;
    private readonly int[] machineAxes;
    private readonly int[] workloadAxes;
    private readonly bool comparesWithBaseline;
    private readonly ConcurrentDictionary<string, MappingNode?> machines = new();
    private readonly ConcurrentDictionary<string, PreparedWorkload> workloads = new();
    private readonly ConcurrentDictionary<(long Design, Fidelity Fidelity), PointResult> baselines = new();
    private readonly ConcurrentBag<EvaluationScratch> idle = [];
    private long operations;
    private long workedOut;

    /// <param name="space">The points.</param>
    /// <param name="parts">Finds machines and workloads.</param>
    /// <param name="digest">Of everything that results depend on beside the axes: see <see cref="StudyIdentity"/>.</param>
    /// <param name="keepOperations">True to keep what every operation costs.</param>
    public PointEvaluator(DesignSpace space, IStudyParts parts, string digest, bool keepOperations)
    {
        ArgumentNullException.ThrowIfNull(space);
        this.space = space;
        this.parts = parts;
        this.digest = digest;
        this.keepOperations = keepOperations;
        resultConstraints = [.. space.Study.ResultConstraints];
        machineKeys = [.. space.Axes.Select((a, i) => (a, i)).Where(p => p.a.Target == AxisTarget.MachineKey).Select(p => new MachineAxis(p.i, [.. p.a.Name.Split('.')], p.a.Key.At))];
        machineAxes = [.. Enumerable.Range(0, space.Axes.Length).Where(i => space.Axes[i].Target is AxisTarget.Machine or AxisTarget.MachineKey)];
        workloadAxes = [.. Enumerable.Range(0, space.Axes.Length).Except(machineAxes)];
        comparesWithBaseline = resultConstraints.Any(c => c.Names.Any(ResultKeys.IsOfBaseline));
    }

    /// <summary>The points.</summary>
    public DesignSpace Space => space;

    /// <summary>How many operations the points costed so far stand for.</summary>
    public long Operations => Interlocked.Read(ref operations);

    /// <summary>How many pieces of work were done for them: one for each operation that is unlike all that its worker met lately, on a machine that shares nothing; fewer on one that does.</summary>
    public long WorkedOut => Interlocked.Read(ref workedOut);

    /// <summary>Costs points at a level, each into its place; stops between points where that is asked for, and leaves the rest null.</summary>
    public void Evaluate(ReadOnlySpan<long> numbers, Fidelity fidelity, Span<PointResult?> results, CancellationToken stop)
    {
        EvaluationScratch scratch = idle.TryTake(out EvaluationScratch? kept) ? kept : new EvaluationScratch(new MachineFiles(machineKeys), new DigestText($"{digest}\n"));
        for (int i = 0; i < numbers.Length && !stop.IsCancellationRequested; i++)
        {
            results[i] = Evaluate(numbers[i], fidelity, scratch);
        }

        (long done, long anew) = scratch.TakeCounts();
        Interlocked.Add(ref operations, done);
        Interlocked.Add(ref workedOut, anew);
        idle.Add(scratch);
    }

    /// <summary>What the design costs that a point is compared with: costed where it is asked for first, under no constraint. Null where the study names no baseline.</summary>
    public PointResult? BaselineOf(long number, Fidelity fidelity)
    {
        if (space.BaselineOf(number) is not { } design)
        {
            return null;
        }

        return baselines.GetOrAdd((design, fidelity), key =>
        {
            PointResult?[] result = new PointResult?[1];
            Evaluate([key.Design], key.Fidelity, result, CancellationToken.None);
            return result[0]!;
        });
    }

    /// <summary>The file of the machine of a point, its axes laid over; null after diagnostics.</summary>
    internal MappingNode? MachineFile(DesignPoint point, Diagnostics into) => MachineFile(point, new MachineFiles(machineKeys), into);

    /// <summary>Which workload a point runs.</summary>
    internal WorkloadChoice ChoiceOf(DesignPoint point)
    {
        Study study = space.Study;
        IEnumerable<KeyValuePair<string, ScalarNode>> varied = space.Axes
            .Select((axis, i) => (axis, i)).Where(p => p.axis.Target == AxisTarget.WorkloadOption).Select(p => KeyValuePair.Create(p.axis.Name, point.Values[p.i]));
        ScalarNode? technique = ValueOf(point, AxisTarget.Technique);
        return new WorkloadChoice(
            ValueOf(point, AxisTarget.Workload) ?? study.Workload!,
            [.. study.Options, .. varied],
            technique is null || technique.Value == Axis.NoTechnique ? study.Techniques : study.Techniques.Add(technique));
    }

    private MappingNode? MachineFile(DesignPoint point, MachineFiles files, Diagnostics into)
    {
        ScalarNode name = ValueOf(point, AxisTarget.Machine) ?? space.Study.Machine!;
        if (!machines.TryGetValue(name.Value, out MappingNode? file))
        {
            file = parts.Machine(name, space.Study.Settings, into);
            machines[name.Value] = file;
        }

        return file is null ? null : files.Of(file, point);
    }

    private PointResult Evaluate(long number, Fidelity fidelity, EvaluationScratch scratch)
    {
        DesignPoint point = space[number];
        string configuration = space.Describe(point);
        PointResult result = new() { Number = number, Configuration = configuration, Digest = scratch.Digest.Of(configuration), Fidelity = fidelity };
        if (point.Fault is not null)
        {
            return result with { Infeasible = point.Fault };
        }

        if (number >= 0 && space.Broken(point) is { } broken)
        {
            return result with { Infeasible = Excluded(broken) };
        }

        PrepareMachine(point, scratch);
        if (scratch.Machine is not { } machine)
        {
            return result with { Infeasible = scratch.MachineFault };
        }

        if (!machine.Fidelities.Contains(fidelity))
        {
            return result with { Infeasible = $"the machine has no {fidelity} level".ToLowerInvariant() };
        }

        PreparedWorkload workload = WorkloadOf(point, scratch);
        if (workload.Fault is not null)
        {
            return result with { Infeasible = workload.Fault };
        }

        try
        {
            PreparedGraph graph = workload.For(machine);
            OperationTable costs = scratch.TableOf(graph);
            costs.Begin(machine, fidelity);
            PointResult costed = PointTotals.Of(result, graph, machine, scratch.MachineArea, costs, keepOperations);
            return number < 0 || costed.Infeasible is not null || resultConstraints.IsEmpty ? costed : Constrained(costed, point);
        }
        catch (OverflowException)
        {
            return result with { Infeasible = "the workload needs counts beyond 64 bits on this machine" };
        }
    }

    private PointResult Constrained(PointResult result, DesignPoint point)
    {
        PointResult? baseline = comparesWithBaseline ? BaselineOf(point.Number, result.Fidelity) : null;
        if (baseline?.Infeasible is { } reason)
        {
            return result with { Infeasible = $"its baseline does not run: {reason}" };
        }

        Constraint? missed = resultConstraints.FirstOrDefault(c => !c.Holds(name => space.ValueOf(name, result, point, baseline)));
        return missed is null ? result : result with { Infeasible = Excluded(missed) };
    }

    private static string Excluded(Constraint constraint) => $"the constraint '{constraint.Text}' does not hold";

    /// <summary>Builds the machine of a point, unless the worker's last one is the same.</summary>
    private void PrepareMachine(DesignPoint point, EvaluationScratch scratch)
    {
        if (EvaluationScratch.Agree(scratch.MachineOf, point, machineAxes))
        {
            return;
        }

        Diagnostics problems = [];
        MappingNode? file = MachineFile(point, scratch.Files, problems);
        scratch.MachineOf = point;
        scratch.Machine = file is null ? null : parts.Build(file, problems);
        scratch.MachineFault = scratch.Machine is null ? Reason(point, problems) : null;
        scratch.MachineArea = scratch.Machine is null ? null : Totals.AreaMm2(scratch.Machine);
    }

    private PreparedWorkload WorkloadOf(DesignPoint point, EvaluationScratch scratch)
    {
        if (scratch.Workload is { } last && EvaluationScratch.Agree(scratch.WorkloadOf, point, workloadAxes))
        {
            return last;
        }

        WorkloadChoice choice = ChoiceOf(point);
        string text = choice.CanonicalText;
        if (!workloads.TryGetValue(text, out PreparedWorkload? workload))
        {
            Diagnostics problems = [];
            Graph.WorkloadGraph? graph = parts.Workload(choice, problems);
            workload = new PreparedWorkload(graph, problems.IsEmpty ? null : problems.First().Message);
            if (workloads.Count >= MostWorkloads)
            {
                workloads.Clear();
            }

            workload = workloads.GetOrAdd(text, workload);
        }

        (scratch.WorkloadOf, scratch.Workload) = (point, workload);
        return workload;
    }

    /// <summary>The first problem, with the axis whose value it is about.</summary>
    private string Reason(DesignPoint point, Diagnostics problems)
    {
        Diagnostic first = problems.First();
        int axis = Enumerable.Range(0, point.Values.Length).FirstOrDefault(i => ReferenceEquals(point.Values[i].At, first.At), -1);
        return axis < 0 ? first.Message : $"{space.Axes[axis].Name}={point.Values[axis].Value}: {first.Message}";
    }

    private ScalarNode? ValueOf(DesignPoint point, AxisTarget target)
    {
        for (int i = 0; i < space.Axes.Length; i++)
        {
            if (space.Axes[i].Target == target)
            {
                return point.Values[i];
            }
        }

        return null;
    }
}
