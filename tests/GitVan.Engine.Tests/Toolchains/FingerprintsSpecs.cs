using GitVan.Engine.Toolchains;

namespace GitVan.Engine.Tests.Toolchains;

[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class FingerprintsSpecs : IDisposable
{
    private readonly TempRepository repo = new();

    public void Dispose() => repo.Dispose();

    [Fact]
    public void Files_hold_until_one_changes_goes_or_comes()
    {
        var file = repo.Write("a.mjs", "one");
        var files = Of("a.mjs", file, "lib/../a.mjs", "later.mjs");
        Assert.Equal(["a.mjs", "later.mjs"], files.Files.Select(one => one.Path));
        Assert.True(files.Hold(repo.Path));

        repo.Write("a.mjs", "two");
        Assert.False(files.Hold(repo.Path));
        repo.Write("a.mjs", "one");
        Assert.True(files.Hold(repo.Path));

        repo.Write("later.mjs", "");
        Assert.False(files.Hold(repo.Path));
        File.Delete(Path.Combine(repo.Path, "later.mjs"));
        File.Delete(file);
        Assert.False(files.Hold(repo.Path));
    }

    [Fact]
    public void Files_hold_in_another_folder_with_the_same_content()
    {
        repo.Write("here/a.mjs", "one");
        repo.Write("there/a.mjs", "one");
        Assert.True(Fingerprints.Of(Path.Combine(repo.Path, "here"), ["a.mjs"]).Hold(Path.Combine(repo.Path, "there")));
    }

    [Fact]
    public void What_is_too_large_or_unreadable_never_holds()
    {
        using (var file = File.Create(Path.Combine(repo.Path, "large.mjs")))
            file.SetLength((4 << 20) + 1);
        Assert.False(Of("large.mjs").Hold(repo.Path));

        Assert.SkipWhen(Environment.IsPrivilegedProcess, "root reads everything");
        File.SetUnixFileMode(repo.Write("secret.mjs", ""), UnixFileMode.None);
        Assert.False(Of("secret.mjs").Hold(repo.Path));
    }

    [Fact]
    public void What_no_file_can_be_called_is_no_file()
    {
        Assert.Empty(Of("a\0b").Files);
        Assert.False(new Fingerprints([("a\0b", "1")]).Hold(repo.Path));
        Assert.True(Of("", new string('x', 5000), "../..").Hold(repo.Path));
    }

    private Fingerprints Of(params string[] paths) => Fingerprints.Of(repo.Path, paths);
}
