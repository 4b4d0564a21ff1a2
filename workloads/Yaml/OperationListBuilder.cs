using System.Collections.Immutable;
using HwSim.Core.Config;
using HwSim.Workloads.Building;

namespace HwSim.Workloads.Yaml;

/// <summary>Turns an operation list into operations: finds producers, infers shapes along the chain, reports what does not fit.</summary>
internal sealed class OperationListBuilder(GraphBuilder graph, WorkloadSpec spec, long batch, bool train, Diagnostics into)
{
    private const int MostSuggested = 200;

    /// <summary>The name under which operations read what the workload is fed with.</summary>
    private const string Input = "input";

    private readonly Dictionary<string, Flow> produced = [];
    private readonly HashSet<string> names = [];
    private readonly LayerBuilder layers = new(graph, spec.Weights, batch, train);
    private Flow? last;

    public void Build(ImmutableArray<OperationEntry> entries)
    {
        if (!spec.Input.IsEmpty)
        {
            AddInput();
        }

        foreach (OperationEntry entry in entries)
        {
            try
            {
                Add(entry);
            }
            catch (OverflowException)
            {
                Lose(entry);
                into.Add(DiagnosticCode.OutOfRange, entry.Name.At, $"'{entry.Name.Value}' is out of range: a count of its values, bytes or operations does not fit 64 bits", "lower its extents or the batch");
            }
            catch (MisfitException misfit)
            {
                Lose(entry);
                into.Add(DiagnosticCode.Inconsistent, entry.Name.At, $"'{entry.Name.Value}' {misfit.Message}");
            }
        }
    }

    private void AddInput()
    {
        names.Add(Input);
        try
        {
            produced[Input] = last = layers.Outside(Input, spec.Input);
        }
        catch (OverflowException)
        {
            into.Add(DiagnosticCode.OutOfRange, spec.At, "the input is out of range: its values do not fit 64 bits");
        }
    }

    private void Add(OperationEntry entry)
    {
        string name = entry.Name.Value;
        if (!names.Add(name))
        {
            into.Add(DiagnosticCode.DuplicateKey, entry.Name.At, $"the operation name '{name}' appears twice");
            return;
        }

        if (Producers(entry) is not { } producers)
        {
            Lose(entry);
            return;
        }

        Flow result = entry.Work is null ? producers[0] : layers.Build(entry, producers);
        if (entry.Activation is { } activation)
        {
            string own = entry.Work is null ? name : $"{name}.{activation.Name}";
            if (own != name && !names.Add(own))
            {
                throw new MisfitException($"applies {activation.Name}, and the name '{own}' is taken by another operation");
            }

            result = layers.Apply(own, activation, result, entry.Repeat);
        }

        produced[name] = result;
        last = result;
    }

    /// <summary>The flows an entry reads; empty for one with extents of its own; null after a diagnostic, or where a producer was lost.</summary>
    private ImmutableArray<Flow>? Producers(OperationEntry entry)
    {
        ImmutableArray<Placed<string>> named = entry.Work is Work.Combine combine ? combine.Names : entry.Inputs;
        if (!named.IsEmpty)
        {
            Flow?[] found = [.. named.Select(Find)];
            return found.All(f => f is not null) ? [.. found.Select(f => f!)] : null;
        }

        if (!entry.Shape.IsEmpty)
        {
            return [layers.Outside($"{entry.Name.Value}.input", entry.Shape)];
        }

        if (entry.Work is Work.Gemm or Work.Convolution { Image: not null })
        {
            return [];
        }

        if (last is null && into.IsEmpty)
        {
            into.Add(DiagnosticCode.Inconsistent, entry.Name.At, $"'{entry.Name.Value}' has nothing to read", "give the workload an 'input:', or the operation extents of its own");
        }

        return last is null ? null : [last];
    }

    private Flow? Find(Placed<string> name)
    {
        if (produced.TryGetValue(name.Value, out Flow? flow))
        {
            return flow;
        }

        if (!names.Contains(name.Value))
        {
            into.Add(DiagnosticCode.UnknownName, name.At, $"no operation above is named '{name.Value}'", Suggest.From(name.Value, produced.Keys.Take(MostSuggested), "operations above"));
        }

        return null;
    }

    /// <summary>Marks the result of a wrong entry as unknown, so that its consumers are not reported too.</summary>
    private void Lose(OperationEntry entry)
    {
        produced.Remove(entry.Name.Value);
        last = null;
    }
}
