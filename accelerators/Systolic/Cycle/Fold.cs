namespace HwSim.Accelerators.Systolic.Cycle;

/// <summary>One fold with the cycles at which its controller starts it.</summary>
/// <param name="Row">First row of the face.</param>
/// <param name="Column">First column of the face.</param>
/// <param name="From">First row of the stream.</param>
/// <param name="Rows">Rows in use.</param>
/// <param name="Columns">Columns in use.</param>
/// <param name="Length">Streamed rows.</param>
/// <param name="LoadStart">Cycle at which the first stationary value enters column 0.</param>
/// <param name="StreamStart">Cycle at which the first streamed value enters row 0.</param>
internal readonly record struct Fold(int Row, int Column, int From, int Rows, int Columns, int Length, long LoadStart, long StreamStart);
