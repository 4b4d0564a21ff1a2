using System.Collections.Immutable;

namespace HwSim.Core.Engine.Exploration.Answers;

/// <summary>A space seen over two of its axes: what binds where, where nothing is feasible, and how good designs get.</summary>
/// <param name="First">The axis whose groups are the columns.</param>
/// <param name="Second">The axis whose groups are the rows; null where only one axis varies.</param>
/// <param name="Cells">Row by row.</param>
public sealed record BindingMap(AxisGroups First, AxisGroups? Second, ImmutableArray<MapCell> Cells)
{
    /// <summary>How many rows there are.</summary>
    public int Rows => Second?.Count ?? 1;

    /// <summary>A cell.</summary>
    public MapCell this[int column, int row] => Cells[(row * First.Count) + column];
}
