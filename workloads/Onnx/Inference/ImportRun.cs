using HwSim.Core.Graph;
using HwSim.Workloads.Onnx.Reading;
using HwSim.Workloads.Onnx.Schema;

namespace HwSim.Workloads.Onnx.Inference;

/// <summary>The state of one import: what was asked, what has come out so far, and how much may still be done.</summary>
internal sealed class ImportRun
{
    /// <summary>Node visits, those of inlined functions and loop bodies included. Models of 100 billion parameters export to some ten thousand nodes.</summary>
    private const int MostVisits = 250_000;

    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private int visits;

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

    /// <exception cref="ImportException">The file calls functions within functions so often that it cannot be meant.</exception>
    public void CountVisit()
    {
        if (++visits > MostVisits)
        {
            throw ImportException.Bad("with its local functions and branches written out the model has more than 250000 nodes");
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
            unique = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}#{i}");
        }

        return unique;
    }
}
