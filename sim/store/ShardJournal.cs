using System.Text;
using System.Text.Json;
using HwSim.Core.Engine.Exploration;
using HwSim.Core.Machine;

namespace HwSim.Store;

/// <summary>
/// The results of one shard of a study as an append-only text file, for disks that many machines share. Every line checks itself; a last
/// line that was cut off is overwritten, and a line that was damaged counts as not there.
/// </summary>
public sealed class ShardJournal : IResultSink, IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Stream stream;

    private ShardJournal(Stream stream, StudyRecord study)
    {
        this.stream = stream;
        Study = study;
    }

    /// <summary>The study that it belongs to.</summary>
    public StudyRecord Study { get; }

    /// <summary>Opens a journal to go on with it; an empty one is begun.</summary>
    /// <param name="stream">A file that can be read, written and sought; it is closed with the journal.</param>
    /// <param name="study">The study.</param>
    /// <exception cref="StoreException">The file holds something else.</exception>
    public static ShardJournal Open(Stream stream, StudyRecord study)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(study);
        string header = JournalLine.Write(JsonSerializer.Serialize(study, JournalJson.Default.StudyRecord));
        long whole = LengthOfWholeLines(stream);
        StudyRecord? found = whole == 0 ? null : Header(stream);
        bool isCutOff = whole == 0 && header.StartsWith(Lines(stream).FirstOrDefault() ?? "", StringComparison.Ordinal);
        if (found is null && !isCutOff)
        {
            throw new StoreException("the file is not a shard journal");
        }

        if (found is not null && found.Digest != study.Digest)
        {
            throw StoreException.Other(found);
        }

        stream.SetLength(whole);
        stream.Position = whole;
        ShardJournal journal = new(stream, study);
        if (found is null)
        {
            journal.Write([header]);
        }

        return journal;
    }

    /// <summary>The study of a journal that is only read.</summary>
    /// <exception cref="StoreException">The file is no journal.</exception>
    public static StudyRecord StudyOf(Stream stream) => Header(stream) ?? throw new StoreException("the file is not a shard journal");

    /// <summary>Every result of a journal in the order of its lines; lines that are damaged or cut off are passed over.</summary>
    public static IEnumerable<PointResult> Results(Stream stream)
    {
        foreach (string line in Lines(stream).Skip(1))
        {
            if (JournalLine.Read(line) is { } content && JsonSerializer.Deserialize(content, JournalJson.Default.PointResult) is { } result)
            {
                yield return result;
            }
        }
    }

    /// <summary>Every result of this journal.</summary>
    public IEnumerable<PointResult> Results() => Results(Shard.Whole);

    /// <summary>Every result of this journal, which has to be of a shard.</summary>
    /// <exception cref="StoreException">The journal holds points of another shard.</exception>
    public IEnumerable<PointResult> Results(Shard shard)
    {
        long end = stream.Length;
        try
        {
            foreach (PointResult result in Results(stream))
            {
                yield return result.IsBaseline || shard.Contains(result.Number)
                    ? result
                    : throw new StoreException(FormattableString.Invariant($"the journal holds point {result.Number}, which is not in shard {shard}"));
            }
        }
        finally
        {
            stream.Position = end;
        }
    }

    /// <summary>The points that are there at a level, as ordinals within a shard.</summary>
    /// <exception cref="StoreException">The journal holds points of another shard.</exception>
    public PointRanges Done(Shard shard, Fidelity fidelity)
    {
        PointRanges done = new();
        foreach (PointResult result in Results(shard).Where(r => !r.IsBaseline && r.Fidelity == fidelity))
        {
            done.Add(shard.OrdinalOf(result.Number));
        }

        return done;
    }

    public void Append(IReadOnlyList<PointResult> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Write(batch.Select(r => JournalLine.Write(JsonSerializer.Serialize(r, JournalJson.Default.PointResult))));
    }

    public void Dispose() => stream.Dispose();

    private void Write(IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            stream.Write(Utf8.GetBytes(line));
        }

        stream.Flush();
    }

    private static StudyRecord? Header(Stream stream)
    {
        try
        {
            return Lines(stream).FirstOrDefault() is { } line && JournalLine.Read(line) is { } content ? JsonSerializer.Deserialize(content, JournalJson.Default.StudyRecord) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Lines(Stream stream)
    {
        stream.Position = 0;
        using StreamReader reader = new(stream, Utf8, leaveOpen: true);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    /// <summary>Where the last complete line ends.</summary>
    private static long LengthOfWholeLines(Stream stream)
    {
        byte[] buffer = new byte[1 << 12];
        for (long end = stream.Length; end > 0; end = Math.Max(0, end - buffer.Length))
        {
            int length = (int)Math.Min(buffer.Length, end);
            stream.Position = end - length;
            stream.ReadExactly(buffer, 0, length);
            int at = buffer.AsSpan(0, length).LastIndexOf((byte)'\n');
            if (at >= 0)
            {
                return end - length + at + 1;
            }
        }

        return 0;
    }
}
