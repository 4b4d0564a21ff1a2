using System.Collections.Immutable;

namespace HwSim.Store;

/// <summary>The tables of a result store; the README of this room explains them.</summary>
internal static class StoreSchema
{
    /// <summary>Counted up where tables change.</summary>
    public const int Version = 1;

    /// <summary>The columns of <c>point</c> before those of axes.</summary>
    public static readonly ImmutableArray<string> PointColumns = ["number", "configuration", "digest"];

    /// <summary>The columns of <c>result</c> after <c>point</c>.</summary>
    public static readonly ImmutableArray<string> ResultColumns =
        ["fidelity", "infeasible", "seconds", "cycles", "energy", "area_mm2", "leakage_watts", "utilization", "macs", "dram_bytes", "bound_by"];

    /// <summary>The columns of <c>operation</c>.</summary>
    public static readonly ImmutableArray<string> OperationColumns =
        ["point", "fidelity", "ordinal", "name", "infeasible", "seconds", "cycles", "energy", "utilization", "bound_by"];

    /// <summary>What makes the tables of a study.</summary>
    /// <param name="axes">The columns of its axes, in quotation marks.</param>
    public static string Text(ImmutableArray<string> axes) => $"""
        CREATE TABLE study (
          name TEXT NOT NULL,
          digest TEXT NOT NULL,
          configuration TEXT NOT NULL,
          points INTEGER NOT NULL,
          file TEXT NOT NULL
        ) STRICT;
        CREATE TABLE point (
          number INTEGER PRIMARY KEY,
          configuration TEXT NOT NULL,
          digest TEXT NOT NULL{string.Concat(axes.Select(a => $",\n  {a} ANY"))}
        ) STRICT;
        CREATE TABLE result (
          point INTEGER NOT NULL REFERENCES point (number),
          fidelity TEXT NOT NULL,
          infeasible TEXT,
          seconds REAL,
          cycles INTEGER,
          energy REAL,
          area_mm2 REAL,
          leakage_watts REAL,
          utilization REAL,
          macs INTEGER,
          dram_bytes REAL,
          bound_by TEXT,
          PRIMARY KEY (point, fidelity)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE operation (
          point INTEGER NOT NULL REFERENCES point (number),
          fidelity TEXT NOT NULL,
          ordinal INTEGER NOT NULL,
          name TEXT NOT NULL,
          infeasible TEXT,
          seconds REAL,
          cycles INTEGER,
          energy REAL,
          utilization REAL,
          bound_by TEXT,
          PRIMARY KEY (point, fidelity, ordinal)
        ) STRICT, WITHOUT ROWID;
        CREATE VIEW design AS
          SELECT {string.Concat(axes.Select(a => $"{a}, "))}point, {string.Join(", ", ResultColumns)}
          FROM result JOIN point ON number = point WHERE point >= 0;

        """;
}
