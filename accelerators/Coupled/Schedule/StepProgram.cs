using System.Globalization;
using HwSim.Accelerators.Coupled.Kernels;
using HwSim.Accelerators.Coupled.Memory;
using HwSim.Accelerators.Coupled.Spec;
using HwSim.Accelerators.Gpu.Constants;
using HwSim.Core.Graph;

namespace HwSim.Accelerators.Coupled.Schedule;

/// <summary>Writes the program of one step of a network: its kernels, and the copies of what lies on the host.</summary>
/// <remarks>Not for several threads at a time.</remarks>
public sealed class StepProgram
{
    private readonly CoupledSpec spec;
    private readonly KernelExpansion expansion;
    private readonly MemoryTimes memory;
    private readonly ExchangeTimes exchange;
    private readonly List<DeviceKernel> kernels = [];
    private readonly List<int> owners = [];
    private readonly List<Operation> merged = [];

    /// <param name="spec">The machine.</param>
    /// <param name="constants">The constants of the GPU model.</param>
    public StepProgram(CoupledSpec spec, GpuConstants constants)
    {
        ArgumentNullException.ThrowIfNull(spec);
        this.spec = spec;
        expansion = new KernelExpansion(spec, constants);
        memory = new MemoryTimes(spec, constants);
        exchange = new ExchangeTimes(spec, constants);
    }

    /// <summary>The kernels of the latest step, in order.</summary>
    public IReadOnlyList<DeviceKernel> Kernels => kernels;

    /// <summary>The operation of each of them; those around the step belong to the first and the last.</summary>
    public IReadOnlyList<int> Owners => owners;

    /// <summary>Why operations of the latest step cannot run, by their numbers.</summary>
    public Dictionary<int, string> Infeasible { get; } = [];

    /// <summary>Bytes of the latest step by memory and link.</summary>
    public StepTraffic Traffic { get; private set; }

    /// <summary>Writes a step.</summary>
    /// <param name="graph">Its operations, as one GPU runs them.</param>
    /// <param name="placement">What lies on the host.</param>
    /// <param name="into">Takes the commands, behind those that it has.</param>
    public void Write(WorkloadGraph graph, in Placement placement, LaunchProgram into)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(into);
        Expand(graph);
        StepTraffic traffic = default;
        double issue = spec.Graph is null ? spec.Host.Operator.Value.Value * spec.Software.Issue : 0;
        LayerCopies copies = new(graph.Operations, kernels, owners, placement, memory);
        int layer = -1;
        for (int i = 0; i < kernels.Count; i++)
        {
            DeviceKernel kernel = kernels[i];
            int now = LayerOf(graph.Operations[owners[i]].Name);
            if (now != layer)
            {
                copies.Enter(now, issue, into);
                layer = now;
            }

            double remote = (kernel.Stored * placement.Weights) + (kernel.Cached * placement.Cache);
            bool isDirect = remote > 0 && placement.Access == HostAccess.Direct;
            double first = spec.Graph is { } graphLaunch && i == 0 ? graphLaunch.Value.Value : issue;
            int number = into.Add(new Command
            {
                Name = into.NumberOf(kernel.Name),
                Operation = owners[i],
                Issue = first,
                Seconds = isDirect ? Math.Max(kernel.Seconds, spec.NullKernel.Value.Value + (remote / memory.KernelOnHost)) : kernel.Seconds,
                After = copies.TakeWait(),
                Link = isDirect && !spec.IsUnified ? LinkUse.ToDevice : LinkUse.None,
                Bytes = kernel.Read + kernel.Written,
            });
            copies.Ran(number);
            traffic = traffic.With(kernel, remote, isDirect, spec.IsUnified);
            if (spec.Gpus > 1 && IsLastOf(i) && TensorParallel.NeedsSum(graph.Operations[owners[i]]))
            {
                traffic = traffic with { Peer = traffic.Peer + AllReduce(graph.Operations[owners[i]], owners[i], issue, into) };
            }
        }

        copies.Leave(issue, into);
        Traffic = traffic with { ToDevice = traffic.ToDevice + copies.ToDevice, ToHost = traffic.ToHost + copies.ToHost };
    }

    /// <summary>The number of a layer in an operation's name; -1 outside the layers.</summary>
    public static int LayerOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        int dot = name.IndexOf('.', StringComparison.Ordinal);
        int next = dot < 0 ? -1 : name.IndexOf('.', dot + 1);
        return next > 0 && int.TryParse(name.AsSpan(dot + 1, next - dot - 1), NumberStyles.None, CultureInfo.InvariantCulture, out int layer) ? layer : -1;
    }

    private bool IsLastOf(int kernel) => kernel + 1 == kernels.Count || owners[kernel + 1] != owners[kernel];

    private double AllReduce(Operation operation, int owner, double issue, LaunchProgram into)
    {
        double bytes = operation.Outputs.Sum(o => o.Elements * Math.Min(o.Format.Bits, 16) / 8.0);
        into.Add(new Command { Name = into.NumberOf("all_reduce"), Operation = owner, Queue = CommandQueue.Stream, Issue = issue, Seconds = exchange.AllReduce(bytes), After = Command.Nothing, Bytes = bytes });
        return bytes * 2 * (spec.Gpus - 1) / spec.Gpus;
    }

    private void Expand(WorkloadGraph graph)
    {
        kernels.Clear();
        owners.Clear();
        Infeasible.Clear();
        if (graph.Operations.IsEmpty)
        {
            return;
        }

        StepShape step = StepShape.Of(graph);
        kernels.AddRange(expansion.Around(spec.Software.Before, step));
        Own(0);
        for (int i = 0; i < graph.Operations.Length; i++)
        {
            Operation operation = Merged(graph, ref i);
            if (expansion.Add(operation, step, kernels) is { } reason)
            {
                Infeasible[i] = reason;
            }

            Own(i);
        }

        kernels.AddRange(expansion.Around(spec.Software.After, step));
        Own(graph.Operations.Length - 1);
    }

    private void Own(int operation)
    {
        while (owners.Count < kernels.Count)
        {
            owners.Add(operation);
        }
    }

    /// <summary>The operation at a place, and those after it that are products of the same input as one product.</summary>
    private Operation Merged(WorkloadGraph graph, ref int place)
    {
        if (!spec.Software.MergesProjections || graph.Operations[place] is not Gemm { Repeat: 1, Batch: 1 } first)
        {
            return graph.Operations[place];
        }

        merged.Clear();
        merged.Add(first);
        while (place + 1 < graph.Operations.Length && graph.Operations[place + 1] is Gemm { Repeat: 1, Batch: 1 } next
            && ReferenceEquals(next.Inputs[0], first.Inputs[0]) && next.M == first.M && next.K == first.K && next.Epilogue.IsEmpty && first.Epilogue.IsEmpty)
        {
            merged.Add(next);
            place++;
        }

        return merged.Count == 1 ? first : ProjectionMerge.Of(merged);
    }
}
