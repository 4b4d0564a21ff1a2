using System.Collections.Immutable;
using HwSim.Core.Engine.Exploration;
using HwSim.Core.Machine;
using Microsoft.Data.Sqlite;

namespace HwSim.Store;

/// <summary>
/// The results of one study in one SQLite file. A batch is one transaction in write-ahead mode, so a process that is killed loses that
/// batch at most; a point that is there is never replaced.
/// </summary>
public sealed class ResultStore : IResultSink, IDisposable
{
    private const int ApplicationId = 0x48775369;

    private static readonly string[] ResultColumns =
        ["fidelity", "infeasible", "seconds", "cycles", "energy", "area_mm2", "leakage_watts", "utilization", "macs", "dram_bytes", "bound_by"];

    private readonly SqliteConnection connection;

    static ResultStore() => SQLitePCL.Batteries_V2.Init();

    private ResultStore(SqliteConnection connection) => this.connection = connection;

    /// <summary>Opens the store of a study, or makes it where the file is not there.</summary>
    /// <exception cref="StoreException">The file holds something else, or cannot be used.</exception>
    public static ResultStore Open(string path, StudyRecord study)
    {
        ArgumentNullException.ThrowIfNull(study);
        SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, Mode = SqliteOpenMode.ReadWriteCreate }.ToString());
        try
        {
            connection.Open();
            ResultStore store = new(connection);
            store.Prepare(study);
            return store;
        }
        catch (SqliteException e)
        {
            connection.Dispose();
            throw new StoreException($"the file is not a result store that can be written: {e.Message.TrimEnd('.')}", e);
        }
        catch (StoreException)
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The points that are there at a level and in a shard, as ordinals within it.</summary>
    public PointRanges Done(Shard shard, Fidelity fidelity)
    {
        PointRanges done = new();
        using SqliteCommand command = Command("SELECT point FROM result WHERE fidelity = $fidelity ORDER BY point");
        command.Parameters.AddWithValue("$fidelity", Name(fidelity));
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            long number = reader.GetInt64(0);
            if (shard.Contains(number))
            {
                done.Add(shard.OrdinalOf(number));
            }
        }

        return done;
    }

    /// <summary>Every result in the order of numbers, then of levels, operations left out.</summary>
    public IEnumerable<PointResult> Results()
    {
        using SqliteCommand command = Command($"SELECT number, configuration, digest, {string.Join(", ", ResultColumns)} FROM point JOIN result ON result.point = point.number ORDER BY number, fidelity");
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return new PointResult
            {
                Number = reader.GetInt64(0),
                Configuration = reader.GetString(1),
                Digest = reader.GetString(2),
                Fidelity = Enum.Parse<Fidelity>(reader.GetString(3), ignoreCase: true),
                Infeasible = Text(reader, 4),
                Seconds = Real(reader, 5),
                Cycles = Whole(reader, 6),
                Energy = Real(reader, 7),
                AreaMm2 = Real(reader, 8),
                LeakageWatts = Real(reader, 9),
                Utilization = Real(reader, 10),
                Macs = Whole(reader, 11),
                DramBytes = Real(reader, 12),
                BoundBy = Text(reader, 13),
            };
        }
    }

    /// <summary>Adds results in one transaction; those of points that are there already are left as they are.</summary>
    public void Append(IReadOnlyList<PointResult> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        using SqliteCommand point = Insert("point", ["number", "configuration", "digest"], transaction);
        using SqliteCommand result = Insert("result", ["point", .. ResultColumns], transaction);
        using SqliteCommand operation = Insert("operation", ["point", "fidelity", "ordinal", "name", "infeasible", "seconds", "cycles", "energy", "utilization", "bound_by"], transaction);
        foreach (PointResult r in batch)
        {
            string fidelity = Name(r.Fidelity);
            Execute(point, r.Number, r.Configuration, r.Digest);
            if (Execute(result, r.Number, fidelity, r.Infeasible, r.Seconds, r.Cycles, r.Energy, r.AreaMm2, r.LeakageWatts, r.Utilization, r.Macs, r.DramBytes, r.BoundBy) == 0)
            {
                continue;
            }

            for (int i = 0; i < r.Operations.Length; i++)
            {
                PointOperation o = r.Operations[i];
                Execute(operation, r.Number, fidelity, i, o.Name, o.Infeasible, o.Seconds, o.Cycles, o.Energy, o.Utilization, o.BoundBy);
            }
        }

        transaction.Commit();
    }

    public void Dispose() => connection.Dispose();

    private void Prepare(StudyRecord study)
    {
        using SqliteCommand pragmas = Command("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=60000;");
        pragmas.ExecuteNonQuery();
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        using SqliteCommand tables = Command("SELECT count(*) FROM sqlite_schema");
        tables.Transaction = transaction;
        if ((long)tables.ExecuteScalar()! == 0)
        {
            using SqliteCommand create = Command($"{StoreSchema.Text}PRAGMA application_id={ApplicationId};");
            create.Transaction = transaction;
            create.ExecuteNonQuery();
            using SqliteCommand insert = Insert("study", ["name", "digest", "configuration", "points", "file"], transaction);
            Execute(insert, study.Name, study.Digest, study.Configuration, study.Points, study.File);
        }
        else if (Found(transaction) is { } found && found.Digest != study.Digest)
        {
            throw StoreException.Other(found);
        }
        else
        {
            using SqliteCommand update = Command("UPDATE study SET name = $name, points = $points, file = $file");
            update.Transaction = transaction;
            update.Parameters.AddWithValue("$name", study.Name);
            update.Parameters.AddWithValue("$points", study.Points);
            update.Parameters.AddWithValue("$file", study.File);
            update.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    private StudyRecord Found(SqliteTransaction transaction)
    {
        using SqliteCommand id = Command("PRAGMA application_id");
        id.Transaction = transaction;
        if ((long)id.ExecuteScalar()! != ApplicationId)
        {
            throw new StoreException("the file is a database of something else");
        }

        using SqliteCommand select = Command("SELECT name, digest, configuration, points, file FROM study");
        select.Transaction = transaction;
        using SqliteDataReader reader = select.ExecuteReader();
        return reader.Read()
            ? new StudyRecord(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetInt64(3), reader.GetString(4))
            : throw new StoreException("the file names no study");
    }

    private SqliteCommand Command(string text)
    {
        SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Only constant texts of this room come here; every value is a parameter.
        command.CommandText = text;
#pragma warning restore CA2100
        return command;
    }

    private SqliteCommand Insert(string table, ImmutableArray<string> columns, SqliteTransaction transaction)
    {
        SqliteCommand command = Command($"INSERT OR IGNORE INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(c => $"${c}"))})");
        command.Transaction = transaction;
        foreach (string column in columns)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = $"${column}" });
        }

        return command;
    }

    private static int Execute(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command.ExecuteNonQuery();
    }

    private static string Name(Fidelity fidelity) => fidelity.ToString().ToLowerInvariant();

    private static string? Text(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static double? Real(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetDouble(column);

    private static long? Whole(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);
}
