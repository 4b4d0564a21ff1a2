using HwSim.Core.Engine.Exploration;
using HwSim.Core.Machine;
using SQLitePCL;

namespace HwSim.Store;

/// <summary>Writes results as rows; what is there already is left as it is.</summary>
/// <param name="database">The open store.</param>
/// <param name="axes">Its columns for axes.</param>
internal sealed class ResultWriter(sqlite3 database, AxisColumns axes) : IDisposable
{
    private readonly InsertStatement point = new(database, "point", [.. StoreSchema.PointColumns, .. axes.Names]);
    private readonly InsertStatement result = new(database, "result", ["point", .. StoreSchema.ResultColumns]);
    private readonly InsertStatement operation = new(database, "operation", StoreSchema.OperationColumns);

    /// <summary>A level as a column holds it.</summary>
    public static string Name(Fidelity fidelity) => fidelity switch
    {
        Fidelity.Analytic => "analytic",
        Fidelity.Event => "event",
        _ => "cycle",
    };

    /// <exception cref="StoreException">It cannot be written.</exception>
    public void Write(PointResult r)
    {
        string fidelity = Name(r.Fidelity);
        axes.Bind(r.Configuration, point.Add(r.Number).Add(r.Configuration).Add(r.Digest));
        point.Run();
        result.Add(r.Number).Add(fidelity).Add(r.Infeasible).Add(r.Seconds).Add(r.Cycles).Add(r.Energy).Add(r.AreaMm2)
            .Add(r.LeakageWatts).Add(r.Utilization).Add(r.Macs).Add(r.DramBytes).Add(r.BoundBy);
        if (r.Operations.IsEmpty)
        {
            result.Run();
        }
        else if (result.RunNew())
        {
            WriteOperations(r, fidelity);
        }
    }

    public void Dispose()
    {
        point.Dispose();
        result.Dispose();
        operation.Dispose();
    }

    private void WriteOperations(PointResult r, string fidelity)
    {
        for (int i = 0; i < r.Operations.Length; i++)
        {
            PointOperation o = r.Operations[i];
            operation.Add(r.Number).Add(fidelity).Add(i).Add(o.Name).Add(o.Infeasible).Add(o.Seconds).Add(o.Cycles).Add(o.Energy).Add(o.Utilization).Add(o.BoundBy).Run();
        }
    }
}
