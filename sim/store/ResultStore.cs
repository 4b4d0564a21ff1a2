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

    private readonly SqliteConnection connection;
    private readonly AxisColumns axes;
    private ResultWriter? writer;

    static ResultStore() => SQLitePCL.Batteries_V2.Init();

    private ResultStore(SqliteConnection connection, StudyRecord study)
    {
        this.connection = connection;
        Study = study;
        axes = AxisColumns.Of(study.File);
    }

    /// <summary>The study whose results it holds.</summary>
    public StudyRecord Study { get; }

    /// <summary>Opens the store of a study, or makes it where the file is not there.</summary>
    /// <exception cref="StoreException">The file holds something else, or cannot be used.</exception>
    public static ResultStore Open(string path, StudyRecord study)
    {
        ArgumentNullException.ThrowIfNull(study);
        SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, Mode = SqliteOpenMode.ReadWriteCreate }.ToString());
        try
        {
            connection.Open();
            ResultStore store = new(connection, study);
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

    /// <summary>Opens a store that is only read, whatever its study is.</summary>
    /// <exception cref="StoreException">The file is no store, or cannot be used.</exception>
    public static ResultStore Read(string path)
    {
        SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, Mode = SqliteOpenMode.ReadOnly }.ToString());
        try
        {
            connection.Open();
            return new ResultStore(connection, Found(connection, null));
        }
        catch (SqliteException e)
        {
            connection.Dispose();
            throw new StoreException($"the file is not a result store that can be read: {e.Message.TrimEnd('.')}", e);
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
        command.Parameters.AddWithValue("$fidelity", ResultWriter.Name(fidelity));
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            long number = reader.GetInt64(0);
            if (number >= 0 && shard.Contains(number))
            {
                done.Add(shard.OrdinalOf(number));
            }
        }

        return done;
    }

    /// <summary>Every result in the order of numbers, then of levels, operations left out.</summary>
    public IEnumerable<PointResult> Results()
    {
        using SqliteCommand command = Command($"SELECT number, configuration, digest, {string.Join(", ", StoreSchema.ResultColumns)} FROM point JOIN result ON result.point = point.number ORDER BY number, fidelity");
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
    /// <exception cref="StoreException">They cannot be written; then none is.</exception>
    public void Append(IReadOnlyList<PointResult> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        writer ??= new ResultWriter(connection.Handle!, axes);
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        foreach (PointResult result in batch)
        {
            writer.Write(result);
        }

        transaction.Commit();
    }

    public void Dispose()
    {
        writer?.Dispose();
        connection.Dispose();
    }

    private void Prepare(StudyRecord study)
    {
        using SqliteCommand pragmas = Command("PRAGMA page_size=16384; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=60000;");
        pragmas.ExecuteNonQuery();
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        if (Number(connection, transaction, "SELECT count(*) FROM sqlite_schema") == 0)
        {
            using SqliteCommand create = Command($"{StoreSchema.Text(axes.Names)}PRAGMA application_id={ApplicationId}; PRAGMA user_version={StoreSchema.Version};");
            create.Transaction = transaction;
            create.ExecuteNonQuery();
            Set(transaction, "INSERT INTO study (name, file, digest, configuration, points) VALUES ($name, $file, $digest, $configuration, $points)", study);
        }
        else if (Found(connection, transaction) is { } found && found.Digest != study.Digest)
        {
            throw StoreException.Other(found);
        }
        else
        {
            Set(transaction, "UPDATE study SET name = $name, points = $points, file = $file", study);
        }

        transaction.Commit();
    }

    private static StudyRecord Found(SqliteConnection connection, SqliteTransaction? transaction)
    {
        if (Number(connection, transaction, "PRAGMA application_id") != ApplicationId)
        {
            throw new StoreException("the file is a database of something else");
        }

        if (Number(connection, transaction, "PRAGMA user_version") != StoreSchema.Version)
        {
            throw new StoreException("the file was written by another version of HwSim");
        }

        using SqliteCommand select = Command(connection, "SELECT name, digest, configuration, points, file FROM study");
        select.Transaction = transaction;
        using SqliteDataReader reader = select.ExecuteReader();
        return reader.Read()
            ? new StudyRecord(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetInt64(3), reader.GetString(4))
            : throw new StoreException("the file names no study");
    }

    private SqliteCommand Command(string text) => Command(connection, text);

    private static SqliteCommand Command(SqliteConnection connection, string text)
    {
        SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Only constant texts of this room come here; every value is a parameter.
        command.CommandText = text;
#pragma warning restore CA2100
        return command;
    }

    private static long Number(SqliteConnection connection, SqliteTransaction? transaction, string query)
    {
        using SqliteCommand command = Command(connection, query);
        command.Transaction = transaction;
        return (long)command.ExecuteScalar()!;
    }

    private void Set(SqliteTransaction transaction, string text, StudyRecord study)
    {
        using SqliteCommand command = Command(text);
        command.Transaction = transaction;
        command.Parameters.AddWithValue("$name", study.Name);
        command.Parameters.AddWithValue("$file", study.File);
        command.Parameters.AddWithValue("$digest", study.Digest);
        command.Parameters.AddWithValue("$configuration", study.Configuration);
        command.Parameters.AddWithValue("$points", study.Points);
        command.ExecuteNonQuery();
    }

    private static string? Text(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static double? Real(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetDouble(column);

    private static long? Whole(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);
}
