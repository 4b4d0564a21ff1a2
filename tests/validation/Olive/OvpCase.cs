using System.Text.Json;
using HwSim.Kernels.Reference.Formats;
using HwSim.Kernels.Reference.Ovp;

namespace HwSim.Tests.Validation.Olive;

/// <summary>A row of ovp_vectors.json.</summary>
internal sealed class OvpCase
{
    private readonly Dictionary<string, OvpGrid> grids = [];

    public OvpCase(JsonElement row)
    {
        Name = row.GetProperty("id").GetString()!;
        Values = OliveTensor.Of(row);
        Bits = row.GetProperty("bit").GetInt32();
        IsSigned = row.GetProperty("signed").GetBoolean();
        IsInput = row.GetProperty("is_input").GetBoolean();
        IsPlain = row.GetProperty("no_outlier").GetBoolean();
        Mode = row.GetProperty("mode").GetString()!;
        ChosenMode = row.GetProperty("chosen_mode").GetString()!;
        int rows = row.GetProperty("shape")[0].GetInt32();
        Layout = IsInput ? GroupLayout.Tensor(Values.Length) : GroupLayout.Rows(Values.Length, rows);
    }

    public string Name { get; }

    public float[] Values { get; }

    public int Bits { get; }

    public bool IsSigned { get; }

    /// <summary>An activation: one scale for the tensor.</summary>
    public bool IsInput { get; }

    /// <summary>Quantized without outliers and victims.</summary>
    public bool IsPlain { get; }

    public string Mode { get; }

    public string ChosenMode { get; }

    public GroupLayout Layout { get; }

    /// <summary>The type of a mode, one of those with vector paths where there is one.</summary>
    public OvpGrid Grid(string mode)
    {
        if (!grids.TryGetValue(mode, out OvpGrid? grid))
        {
            grid = (mode, Bits, IsSigned) switch
            {
                ("int", 4, true) => OvpGrid.Int4,
                ("flint", 4, true) => OvpGrid.Flint4,
                ("int", 8, true) => OvpGrid.Int8,
                ("int", _, _) => OvpGrid.Integers(Bits, IsSigned),
                _ => OvpGrid.Flint(Bits, IsSigned),
            };
            grids[mode] = grid = IsPlain ? grid.WithoutOutliers() : grid;
        }

        return grid;
    }
}
