using System.Globalization;
using HwSim.Core.Graph;
using HwSim.Workloads.Onnx.Inference;
using HwSim.Workloads.Onnx.Reading;
using HwSim.Workloads.Onnx.Schema;

namespace HwSim.Workloads.Onnx.Operators;

/// <summary>
/// Branches and loops. Their bodies are imported where they stand, so everything is emitted while the outputs are inferred.
/// What depends on data is assumed and said: of two branches the costlier, of a loop without known length one round.
/// </summary>
internal sealed class ControlFlowFamily : IOperatorFamily
{
    public IEnumerable<string> Operators => ["If", "Loop", "Scan"];

    public bool TakesUnknownShapes => true;

    public void Infer(OperatorNode node)
    {
        switch (node.Proto.OpType)
        {
            case "If":
                Branch(node);
                break;
            case "Loop":
                Loop(node);
                break;
            default:
                Scan(node);
                break;
        }
    }

    public void Lower(OperatorNode node)
    {
        // The bodies were emitted while the outputs were inferred.
    }

    private static void Branch(OperatorNode node)
    {
        if (node.Need(0).Literal is { Count: > 0 } condition)
        {
            Hand(node, node.Run.Walk.Body(Graph(node, condition.Real(0) != 0 ? "then_branch" : "else_branch"), node.Scope, node.Name, []), 0);
            return;
        }

        List<Value> ifTrue = [];
        List<Value> ifFalse = [];
        Portion yes = node.Run.Apart(() => ifTrue = node.Run.Walk.Body(Graph(node, "then_branch"), node.Scope, node.Name, []));
        Portion no = node.Run.Apart(() => ifFalse = node.Run.Walk.Body(Graph(node, "else_branch"), node.Scope, node.Name, []));
        bool takeTrue = yes.Work.CompareTo(no.Work) >= 0;
        node.Run.Portion.Append(takeTrue ? yes : no);
        node.Run.Portion.Assumed.Add($"{NodeOrder.Describe(node.Proto)} decides by data: the costlier branch ({(takeTrue ? "then" : "else")}) is counted");
        Hand(node, takeTrue ? ifTrue : ifFalse, 0, constant: false);
    }

    /// <summary>Body: (round, condition, carried...) to (condition, carried..., collected...). Collected values are stacked round by round.</summary>
    private static void Loop(OperatorNode node)
    {
        GraphProto body = Graph(node, "body");
        Value[] carried = [.. Enumerable.Range(2, Math.Max(0, node.InputCount - 2)).Select(node.Need)];
        long? limit = node.Has(0) ? node.Need(0).Literal?.Integers is [long stated, ..] ? Math.Max(0, stated) : null : null;
        List<Value> made = [];
        Portion round = node.Run.Apart(() => made = node.Run.Walk.Body(body, node.Scope, node.Name, [Scalar("round", ElementType.Int64), Scalar("condition", ElementType.Bool), .. carried.Select(AtRunTime)]));
        bool runsOn = made is [{ Literal: { Count: > 0 } goesOn }, ..] && goesOn.Real(0) != 0;
        bool passesOn = body.Output.Count > 0 && body.Input.Count > 1 && PassesOn(body, body.Input[1].Name, body.Output[0].Name);
        if (limit is null)
        {
            Say(node, "runs as often as data says: one round is counted");
        }
        else if (!runsOn && !passesOn)
        {
            Say(node, string.Create(CultureInfo.InvariantCulture, $"can stop early: all {limit} rounds are counted"));
        }

        Finish(node, round, made.Count > 0 ? made[1..] : made, carried, limit);
    }

    /// <summary>Whether a body hands its condition back as it is.</summary>
    private static bool PassesOn(GraphProto body, string input, string output) =>
        input == output || body.Node.Any(n => n.OpType == "Identity" && n.Output.Contains(output) && n.Input.Contains(input));

    /// <summary>Body: (state..., slices...) to (state..., slices...), once for each index of the scanned axis. Version 8 had a batch in front, which is not modelled.</summary>
    private static void Scan(OperatorNode node)
    {
        GraphProto body = Graph(node, "body");
        long scanned = node.Int("num_scan_inputs", 0);
        if (scanned < 1 || scanned > node.InputCount)
        {
            throw node.Fail("num_scan_inputs does not fit its inputs");
        }

        int states = node.InputCount - (int)scanned;
        long[]? axes = node.Ints("scan_input_axes");
        List<Value> arguments = [.. Enumerable.Range(0, states).Select(i => AtRunTime(node.Need(i)))];
        long? rounds = null;
        for (int i = 0; i < scanned; i++)
        {
            Value whole = node.Need(states + i);
            long[]? slice = null;
            if (whole.IsKnown)
            {
                int axis = node.Axis(axes is not null && i < axes.Length ? axes[i] : 0, whole.Shape.Length);
                rounds ??= whole.Shape[axis];
                slice = Shapes.Replace(whole.Shape, axis, 1);
            }

            arguments.Add(Fresh(whole, slice));
        }

        List<Value> made = [];
        Portion round = node.Run.Apart(() => made = node.Run.Walk.Body(body, node.Scope, node.Name, arguments));
        if (rounds is null)
        {
            Say(node, "runs over an axis of unknown length: one round is counted");
        }

        Finish(node, round, made, [.. Enumerable.Range(0, states).Select(node.Need)], rounds);
    }

    private static void Finish(OperatorNode node, Portion round, List<Value> made, Value[] carried, long? rounds)
    {
        if (made.Count < carried.Length)
        {
            throw node.Fail("its body hands back less than it carries from round to round");
        }

        if (rounds != 0)
        {
            node.Run.Portion.Append(round, rounds ?? 1);
        }

        for (int i = 0; i < made.Count; i++)
        {
            Value value = made[i];
            bool collected = i >= carried.Length;
            if (!collected && value.IsKnown && carried[i].IsKnown && !value.Shape.SequenceEqual(carried[i].Shape!))
            {
                node.CannotInfer($"{Quoted.Name(value.Name)} changes its shape from round to round");
                Say(node, $"changes the shape of {Quoted.Name(value.Name)} from round to round: every round is counted like the first");
            }
            else if (value.IsKnown && (!collected || rounds is not null))
            {
                node.MakeAtRunTime();
                node.Set(i, value.Type, collected ? [rounds!.Value, .. value.Shape] : value.Shape);
            }
            else
            {
                node.CannotInfer($"how often its body runs, or what it makes, depends on data");
            }
        }
    }

    private static void Say(OperatorNode node, string what) => node.Run.Portion.Assumed.Add($"{NodeOrder.Describe(node.Proto)} {what}");

    private static GraphProto Graph(OperatorNode node, string attribute) => node.Attribute(attribute)?.G ?? throw node.Fail($"it has no {attribute}");

    private static void Hand(OperatorNode node, List<Value> made, int from, bool constant = true)
    {
        for (int i = from; i < made.Count; i++)
        {
            node.SetValue(i - from, constant ? made[i] : AtRunTime(made[i]));
        }

        node.CannotInfer(made.FirstOrDefault(m => !m.IsKnown)?.WhyUnknown ?? "");
    }

    private static Value Scalar(string name, ElementType type) => Fresh(new Value(name, type), Shapes.Scalar);

    /// <summary>A value that differs from round to round or from run to run: its shape is known, its contents are not.</summary>
    private static Value AtRunTime(Value value) => new(value.Name, value.Type) { Shape = value.Shape, Storage = value.Storage, WhyUnknown = value.WhyUnknown };

    private static Value Fresh(Value like, long[]? shape) => new(like.Name, like.Type)
    {
        Shape = shape,
        WhyUnknown = like.WhyUnknown,
        Storage = shape is null ? null : new Storage(like.Name, shape, like.Type, TensorRole.Activation),
    };
}
