using System.Globalization;
using HwSim.Core.Graph;
using HwSim.Workloads.Onnx.Reading;
using HwSim.Workloads.Onnx.Schema;

namespace HwSim.Workloads.Onnx.Inference;

/// <summary>The state of one import: what was asked, what has come out so far, and how much may still be done.</summary>
internal sealed class ImportRun
{
    /// <summary>
    /// Nodes of local functions, written out at each call. Models of 100 billion parameters export to some ten thousand nodes;
    /// functions that call functions twice each double with every level.
    /// </summary>
    private const int MostWrittenOut = 32_768;

    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private int writtenOut;

    public ImportRun(ModelProto model, OnnxOptions options)
    {
        Functions = new LocalFunctions(model.Functions);
        Bindings = new Bindings(options.Dimensions);
        External = new ExternalData(options.ExternalLength);
        Walk = new GraphWalk(this);
    }

    public LocalFunctions Functions { get; }

    public Bindings Bindings { get; }

    public ExternalData External { get; }

    public GraphWalk Walk { get; }

    /// <summary>Sees every node once its outputs are known: how the shapes are compared with those of other tools.</summary>
    public Action<OperatorNode>? Visited { get; init; }

    /// <summary>Where results go now.</summary>
    public Portion Portion { get; private set; } = new();

    /// <summary>Counts the nodes of a function at a call of it.</summary>
    /// <exception cref="ImportException">There are so many that it cannot be meant.</exception>
    public void WriteOut(int nodes)
    {
        writtenOut += nodes;
        if (writtenOut > MostWrittenOut)
        {
            throw ImportException.Bad(string.Create(CultureInfo.InvariantCulture, $"with its local functions written out the model has more than {MostWrittenOut} nodes"));
        }
    }

    /// <summary>Runs a part of the import with its results apart.</summary>
    public Portion Apart(Action part)
    {
        Portion around = Portion;
        Portion = new Portion();
        try
        {
            part();
            return Portion;
        }
        finally
        {
            Portion = around;
        }
    }

    public void Emit(Operation operation) => Portion.Operations.Add(operation);

    /// <summary>The name itself, or with a number behind it when it is taken.</summary>
    public string Unique(string name)
    {
        string unique = name;
        for (int i = 2; !names.Add(unique); i++)
        {
            unique = string.Create(CultureInfo.InvariantCulture, $"{name}#{i}");
        }

        return unique;
    }
}
