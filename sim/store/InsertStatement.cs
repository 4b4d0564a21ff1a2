using System.Text;
using SQLitePCL;

namespace HwSim.Store;

/// <summary>A prepared <c>INSERT OR IGNORE</c>, bound value by value: a sweep writes two rows a point, and nothing is in their way.</summary>
internal sealed class InsertStatement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private byte[] text = new byte[256];
    private int bound;

    /// <exception cref="StoreException">The database has no such table.</exception>
    public InsertStatement(sqlite3 database, string table, IReadOnlyCollection<string> columns)
    {
        this.database = database;
        string sql = $"INSERT OR IGNORE INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(_ => "?"))})";
        Check(raw.sqlite3_prepare_v2(database, sql, out statement));
    }

    /// <summary>Binds the next value.</summary>
    public InsertStatement Add(long? value)
    {
        Check(value is { } whole ? raw.sqlite3_bind_int64(statement, ++bound, whole) : raw.sqlite3_bind_null(statement, ++bound));
        return this;
    }

    /// <summary>Binds the next value.</summary>
    public InsertStatement Add(double? value)
    {
        Check(value is { } real ? raw.sqlite3_bind_double(statement, ++bound, real) : raw.sqlite3_bind_null(statement, ++bound));
        return this;
    }

    /// <summary>Binds the next value.</summary>
    public InsertStatement Add(string? value)
    {
        if (value is null)
        {
            Check(raw.sqlite3_bind_null(statement, ++bound));
            return this;
        }

        int longest = Encoding.UTF8.GetMaxByteCount(value.Length);
        if (text.Length < longest)
        {
            text = new byte[longest];
        }

        Check(raw.sqlite3_bind_text(statement, ++bound, text.AsSpan(0, Encoding.UTF8.GetBytes(value, text))));
        return this;
    }

    /// <summary>Inserts the row.</summary>
    /// <exception cref="StoreException">It cannot be written.</exception>
    public void Run()
    {
        bound = 0;
        int code = raw.sqlite3_step(statement);
        _ = raw.sqlite3_reset(statement);
        Check(code);
    }

    /// <summary>Inserts the row.</summary>
    /// <returns>False where one was there already.</returns>
    public bool RunNew()
    {
        Run();
        return raw.sqlite3_changes(database) > 0;
    }

    public void Dispose() => statement.Dispose();

    private void Check(int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_DONE))
        {
            throw new StoreException($"the store cannot be written: {raw.sqlite3_errmsg(database).utf8_to_string()}");
        }
    }
}
