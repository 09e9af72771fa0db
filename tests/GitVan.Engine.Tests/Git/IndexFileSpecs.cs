using System.Security.Cryptography;
using GitVan.Engine.Git;

namespace GitVan.Engine.Tests.Git;

public sealed class IndexFileSpecs
{
    [Theory]
    [InlineData("sha1", 2), InlineData("sha1", 3), InlineData("sha1", 4), InlineData("sha256", 2), InlineData("sha256", 4)]
    public void The_root_tree_is_what_git_would_write(string format, int version)
    {
        using var repo = new TempRepository("--object-format=" + format);
        repo.Git("config", "index.version", version.ToString());
        for (var i = 0; i < 50; i++)
            repo.Write($"dir{i % 7}/{new string('n', i * 4)}{i}", $"{i}");
        repo.Git("add", ".");
        Assert.Null(Find(repo));
        repo.Git("commit", "-qm", "first");
        if (version == 3)
        {
            repo.Git("update-index", "--skip-worktree", "dir0/0");
            Assert.Equal(3, Version(repo));
            Assert.Null(Find(repo));
            repo.Git("write-tree");
        }

        Assert.Equal(repo.Git("rev-parse", "HEAD^{tree}"), Find(repo)?.Hex);
        Assert.Equal(repo.Git("write-tree"), Find(repo)?.Hex);

        repo.Write("dir1/more", "more");
        repo.Git("add", ".");
        Assert.Null(Find(repo));
        var tree = repo.Git("write-tree");
        Assert.Equal(tree, Find(repo)?.Hex);
        if (version == 4)
            Assert.Equal(4, Version(repo));
    }

    [Fact]
    public void During_pre_commit_the_tree_is_known()
    {
        using var repo = new TempRepository();
        repo.Commit();
        var hook = Path.Combine(repo.Path, ".git", "hooks", "pre-commit");
        File.WriteAllText(hook, "#!/bin/sh\ncp \"$GIT_INDEX_FILE\" ../home/seen\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(hook, (UnixFileMode)493);
        foreach (var how in new string[][] { ["commit", "-qm", "x"], ["commit", "-qam", "x"] })
        {
            repo.Write("file", string.Join(' ', how));
            repo.Git("add", "file");
            repo.Git(how);
            Assert.Equal(repo.Git("rev-parse", "HEAD^{tree}"), IndexFile.FindRootTree(Path.Combine(repo.Home, "seen"), ObjectFormat.Sha1)?.Hex);
        }

        // Git makes a third index for this one, and no tree of it before the hook.
        repo.Write("file", "path");
        repo.Git("commit", "-qm", "x", "file");
        Assert.Null(IndexFile.FindRootTree(Path.Combine(repo.Home, "seen"), ObjectFormat.Sha1));
    }

    [Fact]
    public void An_empty_a_missing_and_a_split_index_have_none()
    {
        using var repo = new TempRepository();
        Assert.Null(Find(repo));
        repo.Commit();
        Assert.Null(IndexFile.FindRootTree(repo.Path, ObjectFormat.Sha1));
        repo.Git("update-index", "--split-index");
        Assert.Null(Find(repo));
    }

    [Fact]
    public void A_sparse_index_is_fine()
    {
        using var repo = new TempRepository();
        for (var i = 0; i < 20; i++)
            repo.Write($"dir{i % 5}/{i}", $"{i}");
        repo.Git("add", ".");
        repo.Git("commit", "-qm", "first");
        repo.Git("sparse-checkout", "set", "--cone", "--sparse-index", "dir1");
        Assert.Contains("sdir", System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(repo.Find().IndexPath)));
        Assert.Equal(repo.Git("rev-parse", "HEAD^{tree}"), Find(repo)?.Hex);
    }

    [Theory, InlineData("sha1", 2), InlineData("sha1", 4), InlineData("sha256", 2), InlineData("sha256", 4)]
    public void The_paths_are_those_git_lists(string format, int version)
    {
        using var repo = new TempRepository("--object-format=" + format);
        repo.Git("config", "index.version", version.ToString());
        var random = new Random(version);
        var blob = repo.Git(repo.Path, ["hash-object", "-w", "--stdin"], "x");
        var commit = repo.Commit();
        for (var round = 0; round < 12; round++)
        {
            List<string> lines = [];
            for (var i = 0; i < 60; i++)
            {
                var path = $"{(char)random.Next('a', 'd')}/{new string((char)random.Next('x', 'z'), random.Next(1, 300))}{(random.Next(4) == 0 ? "/é \n" : "")}{random.Next(40)}";
                lines.AddRange(random.Next(8) switch
                {
                    0 => [$"160000 {commit} 0\t{path}"],
                    1 => [$"120000 {blob} 0\t{path}"],
                    2 => [$"0 {blob}\t{path}", $"100644 {blob} 1\t{path}", $"100644 {blob} 2\t{path}", $"100755 {blob} 3\t{path}"],
                    3 => [$"0 {blob}\t{path}"],
                    _ => [$"100644 {blob} 0\t{path}"],
                });
            }

            repo.Git(repo.Path, ["update-index", "-z", "--index-info"], string.Join('\0', lines) + "\0");
            repo.Write("a/intended", "");
            repo.Git("add", "--intent-to-add", "a/intended");
            var listed = repo.Git("ls-files", "-z", "--stage").Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(record => !record.StartsWith("160000")).Select(record => record[(record.IndexOf('\t') + 1)..]).Distinct();
            Assert.Equal(listed, Paths(repo));
            Assert.Equal(version == 4 ? 4 : 3, Version(repo));
        }
    }

    [Fact]
    public void Which_paths_a_sparse_checkout_leaves_out_only_git_can_say()
    {
        using var repo = new TempRepository();
        for (var i = 0; i < 20; i++)
            repo.Write($"dir{i % 5}/{i}", $"{i}");
        Assert.Null(Paths(repo));
        repo.Git("add", ".");
        repo.Git("commit", "-qm", "first");
        Assert.Equal(20, Paths(repo)?.Count);
        foreach (var how in new string[][] { ["sparse-checkout", "set", "--cone", "--sparse-index", "dir1"], ["sparse-checkout", "set", "--cone", "--no-sparse-index", "dir1"] })
        {
            repo.Git(how);
            Assert.Null(Paths(repo));
        }

        repo.Git("sparse-checkout", "disable");
        Assert.Equal(20, Paths(repo)?.Count);
        repo.Git("update-index", "--split-index");
        Assert.Null(Paths(repo));
    }

    [Theory, InlineData(2), InlineData(4)]
    public void Names_longer_than_the_length_field_and_entries_across_the_window_are_skipped(int version)
    {
        using var repo = new TempRepository();
        repo.Git("config", "index.version", version.ToString());
        var blob = repo.Git(repo.Path, ["hash-object", "-w", "--stdin"], "x");
        var deep = string.Join('/', Enumerable.Repeat(new string('d', 200), 25));
        repo.Git(repo.Path, ["update-index", "--index-info"], string.Concat(Enumerable.Range(0, 3000).Select(i => $"100644 {blob}\tf{i:x}/{new string('n', i % 97)}\n")) + $"100644 {blob}\tlong/{deep}\n");
        var tree = repo.Git("write-tree");
        Assert.True(new FileInfo(repo.Find().IndexPath).Length > 128 << 10 || version == 4);
        Assert.Equal(tree, Find(repo)?.Hex);
        Assert.Equal(repo.Git("ls-files").Split('\n'), Paths(repo));
    }

    [Fact]
    public void Damage_means_unknown_and_never_a_crash()
    {
        using var repo = new TempRepository();
        for (var i = 0; i < 10; i++)
            repo.Write($"d{i % 3}/{i}", "x");
        repo.Git("add", ".");
        var tree = repo.Git("write-tree");
        var path = Path.Combine(repo.Home, "damaged");
        var random = new Random(3);
        foreach (var version in new[] { "2", "4" })
        {
            repo.Git("update-index", "--index-version", version);
            var good = File.ReadAllBytes(repo.Find().IndexPath);
            for (var length = 0; length < good.Length; length++)
            {
                File.WriteAllBytes(path, good[..length]);
                Assert.True(IndexFile.FindRootTree(path, ObjectFormat.Sha1) is null || length > good.Length / 2);
            }

            for (var i = 0; i < 3000; i++)
            {
                var bad = (byte[])good.Clone();
                for (var n = random.Next(1, 6); n > 0; n--)
                    bad[random.Next(bad.Length)] = (byte)random.Next(256);
                File.WriteAllBytes(path, bad);
                _ = IndexFile.FindRootTree(path, ObjectFormat.Sha1);
                _ = IndexFile.FindRootTree(path, ObjectFormat.Sha256);
                _ = IndexFile.FindPaths(path, ObjectFormat.Sha1);
            }
        }

        File.WriteAllBytes(path, [.. "DIRC"u8, 0, 0, 0, 2, 0xff, 0xff, 0xff, 0xff, .. RandomNumberGenerator.GetBytes(100_000)]);
        Assert.Null(IndexFile.FindRootTree(path, ObjectFormat.Sha1));
        File.WriteAllBytes(path, [.. "DIRC"u8, 0, 0, 0, 4, 0, 0, 0, 1, .. Enumerable.Repeat((byte)0xff, 400_000)]);
        Assert.Null(IndexFile.FindRootTree(path, ObjectFormat.Sha1));
        Assert.NotNull(tree);
    }

    private static IReadOnlyList<string>? Paths(TempRepository repo) => IndexFile.FindPaths(repo.Find().IndexPath, repo.Find().Format);

    private static int Version(TempRepository repo) => File.ReadAllBytes(repo.Find().IndexPath)[7];

    private static ObjectId? Find(TempRepository repo) => IndexFile.FindRootTree(repo.Find().IndexPath, repo.Find().Format);
}
