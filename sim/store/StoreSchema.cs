namespace HwSim.Store;

/// <summary>The tables of a result store; the README of this room explains them.</summary>
internal static class StoreSchema
{
    public const string Text = """
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
          digest TEXT NOT NULL
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

        """;
}
