using GitVan.Engine.Git;

namespace GitVan.Engine.Tests.Git;

public sealed class RefReaderSpecs : IDisposable
{
    private readonly TempRepository temp = new();

    public void Dispose() => temp.Dispose();

    private RefReader Refs => new(temp.Find());

    [Fact]
    public void Before_the_first_commit_a_branch_is_unborn()
    {
        var head = Refs.FindHead();
        Assert.Equal(new Head(RefName.Parse("refs/heads/main"), null), head);
        Assert.Equal("main", head.Branch);
        Assert.True(head.IsUnborn);
        Assert.Null(Refs.Find(RefName.Head));
        Assert.Empty(Refs.List("refs/"));
    }

    [Fact]
    public void Head_is_a_branch_or_detached()
    {
        var first = ObjectId.Parse(temp.Commit());
        Assert.Equal(new Head(RefName.Parse("refs/heads/main"), first), Refs.FindHead());
        temp.Git("pack-refs", "--all");
        Assert.Equal(new Head(RefName.Parse("refs/heads/main"), first), Refs.FindHead());
        temp.Git("checkout", "-q", "--detach");
        Assert.Equal(new Head(null, first), Refs.FindHead());
        Assert.True(Refs.FindHead().IsDetached);
    }

    [Fact]
    public void Head_may_be_a_symbolic_link()
    {
        var first = ObjectId.Parse(temp.Commit());
        var path = Path.Combine(temp.Path, ".git", "HEAD");
        File.Delete(path);
        File.CreateSymbolicLink(path, "refs/heads/main");
        Assert.Equal(temp.Git("symbolic-ref", "HEAD"), Refs.FindHead().Target?.Value);
        Assert.Equal(first, Refs.FindHead().Id);
    }

    [Theory, InlineData("sha1"), InlineData("sha256")]
    public void Lists_are_what_git_lists_loose_or_packed_or_both(string format)
    {
        using var repo = new TempRepository("--object-format=" + format);
        repo.Commit();
        string[] names = [.. Enumerable.Range(0, 300).Select(i => $"refs/{(i % 3 == 0 ? "tags" : i % 3 == 1 ? "heads/deep/x" : "gitvan/r")}/n{i * 7919 % 1000}-{i}")];
        Update(names[..150]);
        repo.Git("tag", "-a", "-m", "annotated", "refs/zz", "HEAD");
        repo.Git("pack-refs", "--all");
        repo.Commit(content: "second\n");
        Update(names[100..]);
        repo.Git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/heads/main");
        repo.Git("update-ref", "-d", names[3]);
        foreach (var prefix in new[] { "refs/", "refs/heads/", "refs/heads/deep/x/n1", "refs/tags/", "refs/gitvan/", "refs/none/", "refs/remotes/", "refs/zzz", "refs/a" })
        {
            var expected = repo.Git("for-each-ref", "--format=%(objectname) %(refname)").Split('\n').Where(line => line.Split(' ')[1].StartsWith(prefix, StringComparison.Ordinal));
            Assert.Equal(expected, new RefReader(repo.Find()).List(prefix).Select(r => $"{r.Id} {r.Name}"));
        }

        var refs = new RefReader(repo.Find());
        foreach (var name in names)
            Assert.Equal(repo.TryGit(repo.Path, ["rev-parse", "-q", "--verify", name]).Output, refs.Find(RefName.Parse(name))?.Hex ?? "");

        void Update(string[] some) => repo.Git(repo.Path, ["update-ref", "--stdin"], string.Concat(some.Select(name => $"update {name} {repo.Git("rev-parse", "HEAD")}\n")));
    }

    [Fact]
    public void Every_packed_ref_is_found_among_peeled_tags()
    {
        temp.Commit();
        for (var i = 0; i < 40; i++)
            temp.Git("tag", "-a", "-m", "x", $"t{i}");
        temp.Git("pack-refs", "--all");
        var refs = Refs;
        for (var i = 0; i < 40; i++)
            Assert.Equal(temp.Git("rev-parse", $"t{i}"), refs.Find(RefName.Parse($"refs/tags/t{i}"))?.Hex);
        Assert.Equal(41, refs.List("refs/").Count);
        Assert.Null(refs.Find(RefName.Parse("refs/tags/t")));
        Assert.Null(refs.Find(RefName.Parse("refs/tags/t99")));
        Assert.Null(refs.Find(RefName.Parse("refs/a")));
        var path = Path.Combine(temp.Path, ".git", "packed-refs");
        File.WriteAllLines(path, File.ReadAllLines(path).Skip(1).Reverse().Where(line => line[0] != '^'));
        Assert.Equal(41, Refs.List("refs/").Count);
        Assert.NotNull(Refs.Find(RefName.Parse("refs/tags/t7")));
    }

    [Fact]
    public void A_linked_work_tree_has_its_own_head_and_the_repositorys_branches()
    {
        var first = ObjectId.Parse(temp.Commit());
        temp.Git("worktree", "add", "-q", "../linked", "-b", "side");
        var path = Path.GetFullPath(Path.Combine(temp.Path, "..", "linked"));
        temp.Git(path, ["update-ref", "refs/worktree/mine", "HEAD"]);
        temp.Git("update-ref", "refs/bisect/bad", "HEAD");
        var linked = new RefReader(RepositoryFinder.Get(path, new Dictionary<string, string>()));
        Assert.Equal("side", linked.FindHead().Branch);
        Assert.Equal("main", Refs.FindHead().Branch);
        Assert.Equal(first, linked.Find(RefName.Parse("refs/worktree/mine")));
        Assert.Null(Refs.Find(RefName.Parse("refs/worktree/mine")));
        Assert.Equal(first, linked.Find(RefName.Parse("refs/heads/main")));
        Assert.Null(linked.Find(RefName.Parse("refs/bisect/bad")));
        foreach (var (refs, folder) in new[] { (linked, path), (Refs, temp.Path) })
            Assert.Equal(temp.Git(folder, ["for-each-ref", "--format=%(refname)"]), string.Join('\n', refs.List("refs/").Select(r => r.Name)));
    }

    [Fact]
    public void A_loop_of_symbolic_refs_is_an_error_and_left_out_of_lists()
    {
        temp.Commit();
        WriteRef("refs/heads/a", "ref: refs/heads/b\n");
        WriteRef("refs/heads/b", "ref: refs/heads/a\n");
        Assert.Contains("symbolic", Assert.Throws<GitVanException>(() => Refs.Find(RefName.Parse("refs/heads/a"))).Message);
        Assert.Equal(["refs/heads/main"], Refs.List("refs/").Select(r => r.Name.Value));
    }

    [Theory]
    [InlineData(""), InlineData("\n"), InlineData("junk"), InlineData("ref:"), InlineData("ref: ../../etc/passwd"), InlineData("ref: config")]
    [InlineData("ref: refs/heads/../../config"), InlineData("4b825dc642cb6eb9a060e54bf8d69288fbee490"), InlineData("4b825dc642cb6eb9a060e54bf8d69288fbee4904f"), InlineData("ref: refs/heads/\0")]
    public void A_broken_ref_is_named(string content)
    {
        WriteRef("refs/heads/odd", content);
        var error = Assert.Throws<GitVanException>(() => Refs.Find(RefName.Parse("refs/heads/odd")));
        Assert.Contains("refs/heads/odd", error.Message);
        Assert.NotNull(error.Hint);
        Assert.Empty(Refs.List("refs/"));
    }

    [Fact]
    public void Links_between_folders_do_not_lead_in_circles()
    {
        temp.Commit();
        var heads = Path.Combine(temp.Path, ".git", "refs", "heads");
        Directory.CreateSymbolicLink(Path.Combine(heads, "up"), "..");
        Directory.CreateSymbolicLink(Path.Combine(heads, "here"), ".");
        File.WriteAllText(Path.Combine(heads, "main.lock"), "");
        Assert.Single(Refs.List("refs/"));
    }

    [Fact]
    public void Noise_in_packed_refs_finds_nothing_and_never_crashes()
    {
        temp.Commit();
        var random = new Random(2);
        var id = new string('a', 40);
        string[] pieces = ["# pack-refs with: peeled fully-peeled sorted \n", "\n", "^", "^" + id + "\n", id + " refs/heads/a\n", id + " refs/tags/z\n", id, " ", "refs/", "\0", "\r\n", id + " ../x\n"];
        for (var i = 0; i < 2000; i++)
        {
            var text = (i % 2 == 0 ? pieces[0] : "") + string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => pieces[random.Next(pieces.Length)]));
            File.WriteAllText(Path.Combine(temp.Path, ".git", "packed-refs"), text);
            _ = Refs.Find(RefName.Parse("refs/heads/a"));
            _ = Refs.Find(RefName.Parse("refs/tags/z"));
            _ = Refs.List("refs/");
        }
    }

    private void WriteRef(string name, string content) => File.WriteAllText(Path.Combine(temp.Path, ".git", name), content);
}
