using System.Collections.Immutable;
using HwSim.Cli.Input;
using HwSim.Cli.Output;

namespace HwSim.Cli.Cluster;

/// <summary>
/// A study file and the files that it names, to be kept in a folder of their own: what shards read does not change with what people edit.
/// Places relative to each other stay as they are, since the study's text stays. Files that are named by an absolute path stay where they are.
/// </summary>
/// <param name="Study">The place of the study file within the snapshot, with slashes.</param>
/// <param name="Text">Its text.</param>
/// <param name="Files">The files that it names.</param>
internal sealed record StudySnapshot(string Study, string Text, ImmutableArray<SnapshotFile> Files)
{
    /// <summary>What a snapshot of a study consists of.</summary>
    /// <param name="path">The study file.</param>
    /// <param name="text">Its text.</param>
    /// <param name="files">The files that it names.</param>
    public static StudySnapshot Of(string path, string text, IEnumerable<NamedFile> files)
    {
        string full = Path.GetFullPath(path);
        ImmutableArray<NamedFile> beside = [.. files.Where(f => !Path.IsPathRooted(f.Name))];
        int depth = Math.Max(1, beside.Select(f => Climbs(f.Name)).DefaultIfEmpty(0).Max());
        string[] folders = [.. Enumerable.Repeat("up", depth), .. (Path.GetDirectoryName(full) ?? "").Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries)];
        string folder = string.Join('/', folders[^depth..]);
        return new StudySnapshot(
            Place(folder, Path.GetFileName(full)), text,
            [.. beside.Select(f => new SnapshotFile(Place(folder, f.Name), f.Path, f.IsWeights)).DistinctBy(f => f.Place)]);
    }

    /// <summary>All bytes of it.</summary>
    public long Length => System.Text.Encoding.UTF8.GetByteCount(Text) + Files.Sum(f => f.Length);

    /// <summary>Writes it to a folder that is not there yet, whole or not at all.</summary>
    public void Write(string folder)
    {
        string partial = folder + ".partial";
        OutputFiles.Guard(folder, () =>
        {
            if (Directory.Exists(partial))
            {
                Directory.Delete(partial, recursive: true);
            }

            foreach (SnapshotFile file in Files)
            {
                string target = Made(partial, file.Place);
                if (file.IsWeights)
                {
                    using FileStream empty = new(target, FileMode.Create);
                    empty.SetLength(file.Length);
                }
                else
                {
                    File.Copy(file.Source, target);
                }
            }

            File.WriteAllText(Made(partial, Study), Text);
            Directory.Move(partial, folder);
        });
    }

    private static string Made(string folder, string place)
    {
        string path = Path.Combine(folder, place);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    /// <summary>How many folders a relative path climbs above where it starts.</summary>
    private static int Climbs(string name)
    {
        int level = 0;
        int lowest = 0;
        foreach (string part in name.Split('/', Path.DirectorySeparatorChar))
        {
            level += part switch { "" or "." => 0, ".." => -1, _ => 1 };
            lowest = Math.Min(lowest, level);
        }

        return -lowest;
    }

    /// <summary>A path within the snapshot, without dots.</summary>
    private static string Place(string folder, string name)
    {
        List<string> parts = [];
        foreach (string part in $"{folder}/{name}".Split('/', Path.DirectorySeparatorChar))
        {
            switch (part)
            {
                case "" or ".":
                    break;
                case "..":
                    parts.RemoveAt(parts.Count - 1);
                    break;
                default:
                    parts.Add(part);
                    break;
            }
        }

        return string.Join('/', parts);
    }
}
