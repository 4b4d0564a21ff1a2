using Microsoft.Data.Sqlite;

namespace HwSim.Tests.Cluster;

/// <summary>Everything that a store holds.</summary>
internal static class StoreRows
{
    /// <summary>Every row of every table, in the order in which the store has them, with every bit of its numbers.</summary>
    public static List<string> Of(string path)
    {
        SQLitePCL.Batteries_V2.Init();
        using SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, Mode = SqliteOpenMode.ReadOnly }.ToString());
        connection.Open();
        string[] tables = [.. Rows(connection, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")];
        return [.. tables.SelectMany(table => Rows(connection, $"SELECT * FROM \"{table}\"").Select(row => $"{table}: {row}"))];
    }

    private static IEnumerable<string> Rows(SqliteConnection connection, string query)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // The names of tables come from the store.
        command.CommandText = query;
#pragma warning restore CA2100
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(i => Cell(reader.GetValue(i))));
        }
    }

    private static string Cell(object value) => value switch
    {
        double real => FormattableString.Invariant($"{real:R}"),
        DBNull => "null",
        _ => FormattableString.Invariant($"{value}"),
    };
}
