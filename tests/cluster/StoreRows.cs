using Microsoft.Data.Sqlite;

namespace HwSim.Tests.Cluster;

/// <summary>Everything that a store holds.</summary>
internal static class StoreRows
{
    private static readonly string[] Tables = ["study", "point", "result", "operation"];

    /// <summary>Every row of every table, in the order in which the store has them, with every bit of its numbers.</summary>
    public static List<string> Of(string path)
    {
        SQLitePCL.Batteries_V2.Init();
        using SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, Mode = SqliteOpenMode.ReadOnly }.ToString());
        connection.Open();
        List<string> rows = [];
        foreach (string table in Tables)
        {
            using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // The tables are named above.
            command.CommandText = $"SELECT * FROM {table}";
#pragma warning restore CA2100
            using SqliteDataReader reader = command.ExecuteReader();
            while (reader.Read())
            {
                rows.Add($"{table}: {string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(i => Cell(reader.GetValue(i))))}");
            }
        }

        return rows;
    }

    private static string Cell(object value) => value switch
    {
        double real => FormattableString.Invariant($"{real:R}"),
        DBNull => "null",
        _ => FormattableString.Invariant($"{value}"),
    };
}
