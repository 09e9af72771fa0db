using GitVan.Engine.Running;

namespace GitVan.Engine.Tests.Running;

public sealed class PresentFilesSpecs : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("gitvan-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    // Few files of a folder are asked for one by one, many are looked up in what the folder holds.
    [Theory, InlineData(3), InlineData(200)]
    public void What_is_not_there_is_taken_out_and_told_once(int files)
    {
        var all = Enumerable.Range(0, files).SelectMany(i => new[] { $"{i}", $"a/{i}", $"a/b/{i} é" }).Order(StringComparer.Ordinal).ToList();
        foreach (var path in all)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Join(root, path))!);
            File.WriteAllText(Path.Join(root, path), "");
        }

        File.Delete(Path.Join(root, "a/1"));
        File.CreateSymbolicLink(Path.Join(root, "a/1"), "nowhere");
        File.Delete(Path.Join(root, "a/2"));
        Directory.CreateDirectory(Path.Join(root, "a/2"));
        string[] gone = ["2", "a/0", "a/b/1 é"];
        foreach (var path in gone)
            File.Delete(Path.Join(root, path));

        var present = new PresentFiles(root);
        List<string> paths = [.. all, .. Enumerable.Range(0, files).Select(i => $"none/{i}")];
        Assert.Equal([.. gone, .. paths[all.Count..].Order(StringComparer.Ordinal)], present.TakeOutMissing(paths).Order(StringComparer.Ordinal));
        Assert.Equal(all.Except(gone), paths);
        List<string> again = [.. gone, "0"];
        Assert.Empty(present.TakeOutMissing(again));
        Assert.Equal(["0"], again);
    }

    [Fact]
    public void A_folder_with_far_more_files_than_are_looked_for_still_has_them()
    {
        for (var i = 0; i < 1000; i++)
            File.WriteAllText(Path.Join(root, $"{i}"), "");
        List<string> paths = [.. Enumerable.Range(980, 30).Select(i => $"{i}")];
        Assert.Equal(paths[20..], new PresentFiles(root).TakeOutMissing(paths));
        Assert.Equal(20, paths.Count);
    }
}
