using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GitVan.Engine.Configuration;
using GitVan.Engine.Files;
using GitVan.Engine.Git;
using GitVan.Engine.Staging;
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

    private readonly TreeWriter tree = new(repository.Root);
    private readonly string folder = Path.Join(repository.GitDirectory, "gitvan", "applying");

    /// <summary>Writes all files or none.</summary>
    public void Write(IReadOnlyList<PlannedFile> files)
    {
        Begin(files);
        try
        {
            ManyFiles.Each(files, tree.Prepare);
            step("files prepared");
            foreach (var file in files)
            {
                tree.Replace(file);
                step($"file {file.Path}");
            }

            ManyFiles.Each([.. files.Select(file => file.Folder).Distinct()], tree.Sync);
        }
        catch (Exception e) when (e is GitVanException || WriteFailure.IsOne(e))
        {
            Recover();
            throw e as GitVanException ?? WriteFailure.For(repository.Root, e);
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
        var left = BoundedFile.TryRead(Path.Join(folder, Written), Largest) is { } bytes ? Undo(Parse(bytes)) : [];
        End();
        return left;
    }

    private List<string> Undo(JsonNode journal)
    {
        List<string> left = [];
        try
        {
            foreach (var (number, entry) in journal["files"]!.AsArray().Index())
            {
                var file = PlannedFile.Read(entry!);
                if (!tree.Undo(file, () => BoundedFile.TryRead(SavedAs(number), Planner.LargestFile)!))
                    left.Add(file.Path);
            }

            foreach (var path in journal["folders"]!.AsArray())
                tree.RemoveEmpty(path!.GetValue<string>());
            return left;
        }
        catch (Exception e) when (WriteFailure.IsOne(e))
        {
            throw WriteFailure.For(repository.Root, e);
        }
    }

    private void Begin(IReadOnlyList<PlannedFile> files)
    {
        Directory.CreateDirectory(folder);
        ManyFiles.Each([.. files.Index().Where(file => file.Item.Original is not null)], file => AtomicFile.Write(SavedAs(file.Index), file.Item.Original, toDisk: true));
        var json = new JsonObject
        {
            ["files"] = new JsonArray([.. files.Select(file => file.ToJson())]),

            // Deepest first, as they are removed.
            ["folders"] = new JsonArray([.. files.SelectMany(file => NewFolders(file.Path)).Distinct().OrderByDescending(path => path.Length).Select(path => JsonValue.Create(path))]),
        };
        AtomicFile.Write(Path.Join(folder, Written), Encoding.UTF8.GetBytes(json.ToJsonString()), toDisk: true);
        NativeFile.Sync(folder);
        step("journal written");
    }

    private JsonNode Parse(byte[] journal)
    {
        try
        {
            return JsonNode.Parse(journal)!;
        }
        catch (JsonException e)
        {
            throw new GitVanException($"'{Path.Join(folder, Written)}' is damaged, so what a killed apply changed is not known", inner: e) { Hint = $"compare with git, then remove the folder {folder}" };
        }
    }

    private IEnumerable<string> NewFolders(string path)
    {
        for (var at = path.LastIndexOf('/'); at > 0 && !Directory.Exists(Path.Join(repository.Root, path[..at])); at = path.LastIndexOf('/', at - 1))
            yield return path[..at];
    }

    private string SavedAs(int number) => Path.Join(folder, $"{number}");
}
