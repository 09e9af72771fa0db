using System.IO.Compression;
using System.Text;
using GitVan.Engine.Git;

namespace GitVan.Engine.Tests.Git;

public sealed class LooseObjectsSpecs : IDisposable
{
    private readonly TempRepository temp = new();

    public void Dispose() => temp.Dispose();

    [Theory, InlineData("sha1"), InlineData("sha256")]
    public void Git_accepts_what_is_written(string format)
    {
        using var repo = new TempRepository("--object-format=" + format);
        var objects = new LooseObjects(repo.Find());
        var when = new DateTimeOffset(2024, 2, 29, 12, 0, 0, TimeSpan.FromMinutes(-210));
        var ada = new Identity(" Ada <Lovelace>\n", "ada@example.org", when);
        var blob = objects.Write(ObjectKind.Blob, "hello\n"u8);
        var inner = objects.Write(ObjectKind.Tree, TreeText.Write([TreeEntry.File("x", blob)]));
        var tree = objects.Write(ObjectKind.Tree, TreeText.Write([TreeEntry.File("a.b", blob), TreeEntry.Tree("a", inner), new("100755", "a-b", blob), TreeEntry.File("é", blob)]), toDisk: true);
        var empty = objects.Write(ObjectKind.Tree, []);
        var first = objects.Write(ObjectKind.Commit, CommitText.Write(empty, [], ada, ada with { Name = "" }, "first\n"));
        var second = objects.Write(ObjectKind.Commit, CommitText.Write(tree, [first], ada, ada, "second\n\nbody é\n", "-----BEGIN SSH SIGNATURE-----\nabc\n-----END SSH SIGNATURE-----\n"));
        repo.Git("update-ref", "refs/heads/main", second.Hex);

        Assert.Equal(repo.Find().Format.EmptyTree, empty);
        Assert.Equal("", repo.Git("fsck", "--strict", "--no-dangling"));
        Assert.Equal("hello", repo.Git("cat-file", "-p", blob.Hex));
        Assert.Equal("second", repo.Git("log", "-1", "--format=%s"));
        Assert.Equal("Ada Lovelace <ada@example.org> 2024-02-29T12:00:00-03:30", repo.Git("log", "-1", "--format=%an <%ae> %aI"));
        Assert.Contains("gpgsig", repo.Git("cat-file", "commit", second.Hex));
        Assert.Equal(repo.Git(repo.Path, ["mktree", "-z"], repo.Git("ls-tree", "-z", tree.Hex)), tree.Hex);
        Assert.Equal("x", repo.Git("ls-tree", "--name-only", inner.Hex));
    }

    // Up to 4,075 bytes of a blob are stored as they are.
    [Theory, InlineData(0), InlineData(1), InlineData(100), InlineData(4_075), InlineData(4_076), InlineData(70_000), InlineData(3_000_000)]
    public void What_is_written_can_be_read(int length)
    {
        var content = new byte[length];
        if (length is 4_075)
            Array.Fill(content, byte.MaxValue);
        else
            new Random(length).NextBytes(content);
        var objects = new LooseObjects(temp.Find());
        var id = objects.Write(ObjectKind.Blob, content);
        Assert.Equal(length.ToString(), temp.Git("cat-file", "-s", id.Hex));
        Assert.Equal("", temp.Git("fsck", "--strict", "--no-dangling"));
        var read = objects.TryRead(id);
        Assert.Equal(ObjectKind.Blob, read?.Kind);
        Assert.Equal(content, read?.Content);
        Assert.Null(objects.TryRead(id, length - 1));
    }

    [Fact]
    public void What_git_wrote_can_be_read_until_it_is_packed()
    {
        var commit = ObjectId.Parse(temp.Commit(message: "read me"));
        var objects = new LooseObjects(temp.Find());
        var read = objects.TryRead(commit);
        Assert.Equal(ObjectKind.Commit, read?.Kind);
        Assert.EndsWith("\n\nread me\n", Encoding.UTF8.GetString(read!.Content));
        temp.Git("gc", "-q");
        Assert.Null(objects.TryRead(commit));
        Assert.Null(objects.TryRead(ObjectFormat.Sha256.EmptyTree));
    }

    [Fact]
    public void Writing_twice_keeps_the_file_and_makes_it_young()
    {
        var objects = new LooseObjects(temp.Find());
        var id = objects.Write(ObjectKind.Blob, "x"u8);
        var path = PathOf(id);
        File.SetLastWriteTimeUtc(path, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.Equal(id, objects.Write(ObjectKind.Blob, "x"u8));
        Assert.True(File.GetLastWriteTimeUtc(path).Year > 2020);
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public void A_quarantine_takes_new_objects_and_the_repositorys_own_can_be_read()
    {
        var old = new LooseObjects(temp.Find()).Write(ObjectKind.Blob, "old"u8);
        var quarantine = Path.Combine(temp.Home, "incoming");
        var objects = new LooseObjects(temp.Find(), quarantine);
        var id = objects.Write(ObjectKind.Blob, "new"u8);
        Assert.False(File.Exists(PathOf(id)));
        Assert.True(File.Exists(Path.Combine(quarantine, id.Hex[..2], id.Hex[2..])));
        Assert.NotNull(objects.TryRead(id));
        Assert.NotNull(objects.TryRead(old));
    }

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void Permissions_are_gits()
    {
        var path = PathOf(new LooseObjects(temp.Find()).Write(ObjectKind.Blob, "x"u8));
        Assert.Equal(Convert.ToInt32("444", 8), (int)File.GetUnixFileMode(path));
    }

    [Theory, InlineData("group"), InlineData("all"), InlineData("0640"), InlineData("0660"), InlineData("umask")]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void A_shared_repository_stays_shared(string sharing)
    {
        using var repo = new TempRepository("--shared=" + sharing);
        var mine = PathOf(new LooseObjects(repo.Find()).Write(ObjectKind.Blob, "mine"u8), repo);
        var gits = PathOf(ObjectId.Parse(repo.Git(repo.Path, ["hash-object", "-w", "--stdin"], "gits")), repo);
        Assert.Equal(File.GetUnixFileMode(gits), File.GetUnixFileMode(mine));
        Assert.Equal(File.GetUnixFileMode(Path.GetDirectoryName(gits)!), File.GetUnixFileMode(Path.GetDirectoryName(mine)!));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_a_clear_error()
    {
        var id = ObjectFormat.Sha1.Hash(ObjectKind.Blob, "x"u8);
        File.WriteAllText(Path.GetDirectoryName(PathOf(id))!, "in the way");
        var error = Assert.Throws<GitVanException>(() => new LooseObjects(temp.Find()).Write(ObjectKind.Blob, "x"u8));
        Assert.StartsWith($"can't write '{PathOf(id)}': ", error.Message);
        Assert.NotNull(error.Hint);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(temp.Path, ".git", "objects"), "tmp_obj_*", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_file_that_is_not_the_object_it_is_named_for_is_not_read()
    {
        var objects = new LooseObjects(temp.Find());
        var id = objects.Write(ObjectKind.Blob, "right"u8);
        var path = PathOf(id);
        byte[][] contents =
        [
            [], [0x78], "not zlib"u8.ToArray(), Zlib("blob 5\0wrong"), Zlib("blob 4\0right"), Zlib("blob 6\0right"), Zlib("blob 2000000000\0right"), Zlib("blob 9999999999\0x"),
            Zlib("blob -1\0right"), Zlib("blob 5"), Zlib("thing 5\0right"), Zlib(" 5\0right"), Zlib(new string('x', 5000)), Zlib("blob 5\0right")[..^6],
        ];
        foreach (var content in contents)
        {
            File.Delete(path);
            File.WriteAllBytes(path, content);
            Assert.Null(objects.TryRead(id));
        }
    }

    [Theory, InlineData(""), InlineData("."), InlineData(".."), InlineData(".Git"), InlineData("a/b"), InlineData("a\0b"), InlineData("twice")]
    public void Trees_hold_no_names_that_leave_them(string name)
    {
        var blob = ObjectFormat.Sha1.Zero;
        Assert.Throws<GitVanException>(() => TreeText.Write([TreeEntry.File(name, blob), TreeEntry.Tree("twice", blob)]));
    }

    private string PathOf(ObjectId id, TempRepository? repo = null) => Path.Combine((repo ?? temp).Find().ObjectDirectory, id.Hex[..2], id.Hex[2..]);

    private static byte[] Zlib(string text)
    {
        using var bytes = new MemoryStream();
        using (var zlib = new ZLibStream(bytes, CompressionLevel.Fastest))
            zlib.Write(Encoding.UTF8.GetBytes(text));
        return bytes.ToArray();
    }
}
