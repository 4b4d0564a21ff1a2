using System.Collections.Immutable;
using HwSim.Accelerators.Coupled.Kernels;
using HwSim.Accelerators.Coupled.Memory;
using HwSim.Core.Graph;

namespace HwSim.Accelerators.Coupled.Schedule;

/// <summary>
/// Copies of what lies on the host: the weights, keys and values of a layer come into one of two buffers while the layer before runs;
/// new keys and values leave when their layer has ended.
/// </summary>
internal sealed class LayerCopies
{
    private readonly SortedDictionary<int, double> incoming = [];
    private readonly SortedDictionary<int, double> outgoing = [];
    private readonly Dictionary<int, int> arrived = [];
    private readonly Dictionary<int, int> ended = [];
    private readonly MemoryTimes memory;
    private int layer = -1;
    private int wait = Command.Nothing;
    private int latest = Command.Nothing;

    public LayerCopies(ImmutableArray<Operation> operations, List<DeviceKernel> kernels, List<int> owners, in Placement placement, MemoryTimes memory)
    {
        this.memory = memory;
        if (!placement.UsesHost)
        {
            return;
        }

        for (int i = 0; i < kernels.Count; i++)
        {
            double bytes = placement.Access == HostAccess.Copy ? (kernels[i].Stored * placement.Weights) + (kernels[i].Cached * placement.Cache) : 0;
            Note(incoming, StepProgram.LayerOf(operations[owners[i]].Name), bytes);
        }

        foreach (Operation operation in operations)
        {
            bool isNew = placement.Cache > 0 && operation is VectorOperation { SourceType: "Cache" };
            Note(outgoing, StepProgram.LayerOf(operation.Name), isNew ? placement.Cache * operation.Outputs.Sum(o => o.Elements * o.Format.Bits / 8.0) : 0);
        }
    }

    /// <summary>Bytes copied towards the device.</summary>
    public double ToDevice { get; private set; }

    /// <summary>Bytes copied towards the host.</summary>
    public double ToHost { get; private set; }

    /// <summary>Kernels of another layer follow: its copy must be there, and that of the layer after it is asked for.</summary>
    public void Enter(int next, double issue, LaunchProgram into)
    {
        Leave(issue, into);
        layer = next;
        Ask(next, issue, into);
        Ask(next + 1, issue, into);
        wait = arrived.GetValueOrDefault(next, Command.Nothing);
    }

    /// <summary>What the next kernel has to wait for, asked once a layer.</summary>
    public int TakeWait()
    {
        int what = wait;
        wait = Command.Nothing;
        return what;
    }

    /// <summary>A kernel of the layer was written.</summary>
    public void Ran(int kernel) => latest = kernel;

    /// <summary>The layer ends: its new keys and values leave.</summary>
    public void Leave(double issue, LaunchProgram into)
    {
        if (latest == Command.Nothing)
        {
            return;
        }

        ended[layer] = latest;
        if (outgoing.TryGetValue(layer, out double bytes))
        {
            ToHost += bytes;
            into.Add(new Command { Name = into.NumberOf("copy_to_host"), Operation = into.Commands[latest].Operation, Queue = CommandQueue.CopyToHost, Issue = issue, Seconds = bytes / memory.CopyToHost, After = latest, Link = LinkUse.ToHost, Bytes = bytes });
            outgoing.Remove(layer);
        }
    }

    private void Ask(int of, double issue, LaunchProgram into)
    {
        if (arrived.ContainsKey(of) || !incoming.TryGetValue(of, out double bytes))
        {
            return;
        }

        ToDevice += bytes;
        arrived[of] = into.Add(new Command
        {
            Name = into.NumberOf("copy_to_device"),
            Operation = latest == Command.Nothing ? 0 : into.Commands[latest].Operation,
            Queue = CommandQueue.CopyToDevice,
            Issue = issue,
            Seconds = bytes / memory.CopyToDevice,
            After = ended.GetValueOrDefault(of - 2, Command.Nothing),
            Link = LinkUse.ToDevice,
            Bytes = bytes,
        });
    }

    private static void Note(SortedDictionary<int, double> where, int layer, double bytes)
    {
        if (bytes > 0)
        {
            where[layer] = where.GetValueOrDefault(layer) + bytes;
        }
    }
}
