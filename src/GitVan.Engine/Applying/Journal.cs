using System.Text;
using System.Text.Json.Nodes;
using GitVan.Engine.Files;
using GitVan.Engine.Git;
using GitVan.Engine.Hashing;
using GitVan.Engine.Templating;

namespace GitVan.Engine.Applying;

/// <summary>
/// Makes several files one change. What they were, and what they become, reaches the disk before the first of them is touched: whoever finds the journal
/// of a process that was killed puts everything back. What somebody changed since is left alone, and said.
/// </summary>
internal sealed class Journal(Repository repository, Action<string> step)
{
    private const string Written = "journal.json";
    private const int Largest = 256 * 1024 * 1024;

    private readonly string folder = Path.Join(repository.GitDirectory, "gitvan", "applying");

    /// <summary>Writes all files or none.</summary>
    public void Write(IReadOnlyList<PlannedFile> files)
    {
        Begin(files);
        try
        {
            foreach (var file in files)
            {
                AtomicFile.Write(WorkTreeFile.Inside(repository.Root, file.Path), file.Content, toDisk: true, temporary: file.Temporary);
                SetMode(file.Path, file.Mode ?? file.OldMode);
                step($"file {file.Path}");
            }
        }
        catch (Exception e) when (e is GitVanException or IOException or UnauthorizedAccessException)
        {
            Recover();
            throw;
        }
    }

    /// <summary>What was written stays.</summary>
    public void End() => Directory.Delete(folder, recursive: true);

    /// <summary>Puts back what an application left half done.</summary>
    /// <returns>The files that were changed since, and so were left as they are; null where nothing was half done.</returns>
    public IReadOnlyList<string>? Recover()
    {
        if (!Directory.Exists(folder))
            return null;
        List<string> left = [];
        if (BoundedFile.TryRead(Path.Join(folder, Written), Largest) is { } bytes)
        {
            var json = JsonNode.Parse(bytes)!;
            foreach (var (number, entry) in json["files"]!.AsArray().Index())
                Undo(PlannedFile.Read(entry!), number, left);
            foreach (var path in json["folders"]!.AsArray().Select(path => Path.Join(repository.Root, path!.GetValue<string>())))
            {
                if (Directory.Exists(path) && !Directory.EnumerateFileSystemEntries(path).Any())
                    Directory.Delete(path);
            }
        }

        End();
        return left;
    }

    private void Begin(IReadOnlyList<PlannedFile> files)
    {
        Directory.CreateDirectory(folder);
        foreach (var (number, file) in files.Index())
        {
            if (file.Original is { } original)
                AtomicFile.Write(SavedAs(number), original, toDisk: true);
        }

        var json = new JsonObject
        {
            ["files"] = new JsonArray([.. files.Select(file => file.ToJson())]),

            // Deepest first, as they are removed.
            ["folders"] = new JsonArray([.. files.SelectMany(file => NewFolders(file.Path)).Distinct().OrderByDescending(path => path.Length).Select(path => JsonValue.Create(path))]),
        };
        AtomicFile.Write(Path.Join(folder, Written), Encoding.UTF8.GetBytes(json.ToJsonString()), toDisk: true);
        step("journal written");
    }

    private void Undo(PlannedFile file, int number, List<string> left)
    {
        var path = WorkTreeFile.Inside(repository.Root, file.Path);
        File.Delete(Path.Join(Path.GetDirectoryName(path), file.Temporary));
        var current = BoundedFile.TryRead(path, Planner.LargestFile) is { } bytes ? Sha256.Hex(bytes) : null;
        if (current != file.After && current != file.Before)
        {
            left.Add(file.Path);
            return;
        }

        if (file.Before is null)
            File.Delete(path);
        else if (current != file.Before)
            AtomicFile.Write(path, BoundedFile.TryRead(SavedAs(number), Planner.LargestFile)!, toDisk: true);
        if (file.Before is not null)
            SetMode(file.Path, file.OldMode);
    }

    private void SetMode(string path, UnixFileMode? mode)
    {
        if (mode is { } bits && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path.Join(repository.Root, path), bits);
    }

    private IEnumerable<string> NewFolders(string path)
    {
        for (var at = path.LastIndexOf('/'); at > 0 && !Directory.Exists(Path.Join(repository.Root, path[..at])); at = path.LastIndexOf('/', at - 1))
            yield return path[..at];
    }

    private string SavedAs(int number) => Path.Join(folder, $"{number}");
}
