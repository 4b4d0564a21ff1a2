using Microsoft.Data.Sqlite;

namespace HwSim.Tests.Cli;

/// <summary>Looks into stores with SQL alone.</summary>
internal static class StoreRows
{
    private static readonly string[] Tables = ["operation", "point", "result", "study"];

    /// <summary>The rows of a query as texts, one for each.</summary>
    public static string[] Of(string store, string query)
    {
        using SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = store, Pooling = false, Mode = SqliteOpenMode.ReadWrite }.ToString());
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = query;
        using SqliteDataReader reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "null" : reader.GetValue(i) is double real ? FormattableString.Invariant($"{real:R}") : FormattableString.Invariant($"{reader.GetValue(i)}"))));
        }

        return [.. rows];
    }

    /// <summary>Every row of every table, in the order in which the store has them, with every bit of its numbers.</summary>
    public static string[] Of(string store) => [.. Tables.SelectMany(t => Of(store, $"SELECT * FROM {t}").Select(r => $"{t}: {r}"))];

    /// <summary>How many rows of a store's tables another one does not have, both ways.</summary>
    public static long Different(string store, string other)
    {
        string[] tables = Of(store, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
        Assert.Equal(Tables, tables);
        return tables.Sum(t => long.Parse(Of(store, $"ATTACH '{other}' AS other; SELECT count(*) FROM (SELECT * FROM (SELECT * FROM main.{t} EXCEPT SELECT * FROM other.{t}) UNION ALL SELECT * FROM (SELECT * FROM other.{t} EXCEPT SELECT * FROM main.{t}))").Single(), System.Globalization.CultureInfo.InvariantCulture));
    }
}
