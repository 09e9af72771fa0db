using GitVan.Engine.Files;

namespace GitVan.Engine.Tests.Files;

public sealed class AtomicFileSpecs : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("gitvan-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory, InlineData(false), InlineData(true)]
    public void It_writes_a_file_and_its_folders(bool toDisk)
    {
        var path = Path.Combine(folder, "a", "b", "file");
        AtomicFile.Write(path, "one"u8, toDisk);
        Assert.Equal("one", File.ReadAllText(path));
        AtomicFile.Write(path, "two"u8, toDisk);
        Assert.Equal("two", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void It_sets_the_permissions_that_were_asked_for()
    {
        var path = Path.Combine(folder, "secret");
        AtomicFile.Write(path, "x"u8, mode: UnixFileMode.UserRead);
        Assert.Equal(UnixFileMode.UserRead, File.GetUnixFileMode(path));
    }

    [Fact]
    public void A_folder_in_the_way_is_an_error_and_leaves_no_temporary_file()
    {
        var path = Path.Combine(folder, "taken");
        Directory.CreateDirectory(Path.Combine(path, "inside"));
        var error = Assert.Throws<GitVanException>(() => AtomicFile.Write(path, "x"u8));
        Assert.StartsWith($"can't write '{path}': ", error.Message);
        Assert.NotNull(error.Hint);
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public void A_file_in_place_of_the_folder_is_an_error()
    {
        File.WriteAllText(Path.Combine(folder, "file"), "");
        Assert.Throws<GitVanException>(() => AtomicFile.Write(Path.Combine(folder, "file", "x"), "x"u8));
    }

    [Fact]
    public void Writers_at_the_same_time_never_show_half_a_file()
    {
        var path = Path.Combine(folder, "busy");
        byte[][] contents = [.. Enumerable.Range(0, 8).Select(i => Enumerable.Repeat((byte)i, 100_000).ToArray())];
        AtomicFile.Write(path, contents[0]);
        Parallel.For(0, 64, i =>
        {
            AtomicFile.Write(path, contents[i % 8]);
            var seen = File.ReadAllBytes(path);
            Assert.Equal(100_000, seen.Length);
            Assert.DoesNotContain(seen, b => b != seen[0]);
        });
    }
}
