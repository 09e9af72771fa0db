using GitVan.Engine.Git;

namespace GitVan.Engine.Tests.Git;

public sealed class RepositoryFinderSpecs : IDisposable
{
    private readonly TempRepository temp = new();

    public void Dispose() => temp.Dispose();

    [Fact]
    public void A_repository_is_found_from_its_top_and_from_below()
    {
        var below = Directory.CreateDirectory(Path.Combine(temp.Path, "a", "b")).FullName;
        foreach (var start in new[] { temp.Path, temp.Path + "/", below, Path.Combine(below, ".."), Path.Combine(temp.Path, ".git"), Path.Combine(temp.Path, ".git", "hooks") })
        {
            var found = Find(start);
            Assert.Equal(Path.Combine(temp.Path, ".git"), found.GitDirectory);
            Assert.Equal(found.GitDirectory, found.CommonDirectory);
            Assert.Equal(temp.Path, found.WorkTree);
            Assert.Equal(temp.Path, found.Root);
            Assert.Equal(ObjectFormat.Sha1, found.Format);
            Assert.Equal(RefStorage.Files, found.RefStorage);
            Assert.False(found.IsBare);
            Assert.Equal(Path.Combine(temp.Path, ".git", "gitvan"), found.StateDirectory);
        }
    }

    [Fact]
    public void No_repository_is_an_answer_and_not_an_error()
    {
        var search = RepositoryFinder.Find(temp.Home, Env());
        Assert.Equal(new RepositorySearch.NotFound(temp.Home), search);
        Assert.Contains("is not in a git repository", Assert.Throws<GitVanException>(() => search.Get()).Message);
    }

    [Fact]
    public void A_bare_repository_is_found_from_its_top_and_from_below()
    {
        using var bare = new TempRepository("--bare");
        foreach (var start in new[] { bare.Path, Path.Combine(bare.Path, "refs", "heads") })
        {
            var found = Find(start);
            Assert.Equal(bare.Path, found.GitDirectory);
            Assert.True(found.IsBare);
            Assert.Equal(bare.Path, found.Root);
        }

        Assert.Equal(bare.Path, Find(bare.Path, ("GIT_DIR", ".")).GitDirectory);
        Assert.True(Find(bare.Path, ("GIT_DIR", ".")).IsBare);
        Assert.Equal(temp.Path, Find(bare.Path, ("GIT_WORK_TREE", temp.Path)).WorkTree);
    }

    [Fact]
    public void A_linked_work_tree_shares_its_repository()
    {
        temp.Commit();
        temp.Git("worktree", "add", "-q", "../linked", "-b", "side");
        var linked = Path.GetFullPath(Path.Combine(temp.Path, "..", "linked"));
        var git = Path.Combine(temp.Path, ".git");
        var own = Path.Combine(git, "worktrees", "linked");
        foreach (var found in new[] { Find(linked), Find(own), Find(linked, ("GIT_DIR", own)) })
        {
            Assert.Equal(own, found.GitDirectory);
            Assert.Equal(git, found.CommonDirectory);
            Assert.Equal(linked, found.WorkTree);
            Assert.True(found.IsLinkedWorkTree);
            Assert.Equal(Path.Combine(own, "index"), found.IndexPath);
        }
    }

    [Fact]
    public void A_linked_work_tree_of_a_bare_repository_has_files()
    {
        using var bare = new TempRepository("--bare");
        var tree = bare.Git(bare.Path, ["mktree"]);
        bare.Git("update-ref", "refs/heads/main", bare.Git("commit-tree", "-m", "first", tree));
        bare.Git("worktree", "add", "-q", "../linked", "main");
        var linked = Path.GetFullPath(Path.Combine(bare.Path, "..", "linked"));
        Assert.Equal(linked, Find(linked).WorkTree);
        Assert.True(Find(bare.Path).IsBare);
        bare.Git(linked, ["config", "extensions.worktreeConfig", "true"]);
        bare.Git(linked, ["config", "--worktree", "core.bare", "false"]);
        Assert.Equal(linked, Find(linked).WorkTree);
    }

    [Fact]
    public void A_submodule_is_a_repository_of_its_own()
    {
        temp.Commit();
        using var outer = new TempRepository();
        outer.Git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", temp.Path, "lib/sub");
        var module = Path.Combine(outer.Path, ".git", "modules", "lib", "sub");
        var work = Path.Combine(outer.Path, "lib", "sub");
        foreach (var found in new[] { Find(work), Find(module), Find(work, ("GIT_DIR", module)) })
        {
            Assert.Equal(module, found.GitDirectory);
            Assert.Equal(work, found.WorkTree);
        }

        Assert.Equal(outer.Path, Find(Path.Combine(outer.Path, "lib")).WorkTree);
    }

    [Fact]
    public void A_sha256_repository_says_so()
    {
        using var sha256 = new TempRepository("--object-format=sha256");
        Assert.Equal(ObjectFormat.Sha256, sha256.Find().Format);
    }

    [Fact]
    public void The_environment_of_a_hook_names_the_repository()
    {
        var below = Directory.CreateDirectory(Path.Combine(temp.Path, "below")).FullName;
        Assert.Equal(temp.Path, Find(temp.Path, ("GIT_DIR", ".git")).WorkTree);
        Assert.Equal(below, Find(below, ("GIT_DIR", "../.git")).WorkTree);
        Assert.Equal(temp.Path, Find(below, ("GIT_DIR", "../.git"), ("GIT_WORK_TREE", "..")).WorkTree);
        Assert.Equal(temp.Path, Find(Path.Combine(temp.Path, ".git"), ("GIT_DIR", ".")).WorkTree);
        Assert.True(Find(temp.Home, ("GIT_DIR", Path.Combine(temp.Path, ".git")), ("GIT_IMPLICIT_WORK_TREE", "0")).IsBare);
    }

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void What_git_gives_a_hook_leads_to_its_repository()
    {
        temp.Commit();
        temp.Git("worktree", "add", "-q", "../linked", "-b", "side");
        var git = Path.Combine(temp.Path, ".git");
        var linked = Path.GetFullPath(Path.Combine(temp.Path, "..", "linked"));
        var below = Directory.CreateDirectory(Path.Combine(temp.Path, "below")).FullName;
        using var outer = new TempRepository();
        outer.Git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", temp.Path, "sub");
        var module = Path.Combine(outer.Path, ".git", "modules", "sub");
        var bare = Path.Combine(temp.Home, "bare");
        temp.Git("clone", "-q", "--bare", ".", bare);

        Assert.Equal((git, temp.Path), Hooked(temp, git, "pre-commit", temp.Path, "commit", "--allow-empty", "-qm", "x"));
        Assert.Equal((git, temp.Path), Hooked(temp, git, "pre-commit", below, "commit", "--allow-empty", "-qm", "x"));
        Assert.Equal((Path.Combine(git, "worktrees", "linked"), linked), Hooked(temp, git, "post-commit", linked, "commit", "--allow-empty", "-qm", "x"));
        Assert.Equal((module, Path.Combine(outer.Path, "sub")), Hooked(outer, module, "pre-commit", Path.Combine(outer.Path, "sub"), "commit", "--allow-empty", "-qm", "x"));
        Assert.Equal((bare, null), Hooked(temp, bare, "post-receive", temp.Path, "push", "-q", bare, "HEAD:refs/heads/new"));
        Assert.Equal((git, temp.Path), Hooked(temp, git, "post-receive", linked, "push", "-q", temp.Path, "HEAD:refs/heads/new"));
    }

    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static (string, string?) Hooked(TempRepository repo, string gitDirectory, string hook, string start, params string[] command)
    {
        var (script, seen) = (Path.Combine(gitDirectory, "hooks", hook), Path.Combine(repo.Home, "seen"));
        File.WriteAllText(script, "#!/bin/sh\n{ pwd; env; } > \"$HOME/seen\"\n");
        File.SetUnixFileMode(script, (UnixFileMode)493);
        repo.Git(start, command);
        File.Delete(script);
        var lines = File.ReadAllLines(seen);
        File.Delete(seen);
        var found = Find(lines[0], [.. lines.Skip(1).Where(line => line.StartsWith("GIT_", StringComparison.Ordinal)).Select(line => (line[..line.IndexOf('=')], line[(line.IndexOf('=') + 1)..]))]);
        return (found.GitDirectory, found.WorkTree);
    }

    [Fact]
    public void A_head_that_is_a_device_is_no_head()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Skip("needs /dev/zero");
        var head = Path.Combine(temp.Path, ".git", "HEAD");
        File.Delete(head);
        File.CreateSymbolicLink(head, "/dev/zero");
        Assert.IsType<RepositorySearch.NotFound>(RepositoryFinder.Find(temp.Path, Env()));
    }

    [Fact]
    public void The_configuration_can_name_another_work_tree()
    {
        temp.Git("config", "core.worktree", temp.Home);
        Assert.Equal(temp.Home, Find(temp.Path).WorkTree);
        Assert.Equal(temp.Git("rev-parse", "--show-toplevel"), Find(temp.Path).WorkTree);
    }

    [Fact]
    public void A_git_directory_named_by_the_environment_must_be_one()
    {
        foreach (var named in new[] { "nowhere", temp.Home, "\u0001" })
            Assert.Contains("GIT_DIR", Assert.IsType<RepositorySearch.Invalid>(RepositoryFinder.Find(temp.Path, Env(("GIT_DIR", named)))).Message);
    }

    [Fact]
    public void Ceilings_stop_the_search_above_them()
    {
        var below = Directory.CreateDirectory(Path.Combine(temp.Path, "a", "b")).FullName;
        Assert.IsType<RepositorySearch.NotFound>(RepositoryFinder.Find(below, Env(("GIT_CEILING_DIRECTORIES", $":relative:/else:{temp.Path}"))));
        Assert.IsType<RepositorySearch.Found>(RepositoryFinder.Find(below, Env(("GIT_CEILING_DIRECTORIES", Path.GetDirectoryName(temp.Path)!))));
        Assert.IsType<RepositorySearch.Found>(RepositoryFinder.Find(temp.Path, Env(("GIT_CEILING_DIRECTORIES", temp.Path))));
    }

    [Fact]
    public void A_path_through_a_symbolic_link_is_fine()
    {
        temp.Commit();
        using var outer = new TempRepository();
        outer.Git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", temp.Path, "sub");
        var link = Path.Combine(temp.Home, "link");
        Directory.CreateSymbolicLink(link, Path.Combine(outer.Path, "sub"));
        Assert.Equal(Path.Combine(outer.Path, ".git", "modules", "sub"), Find(link).GitDirectory);
    }

    [Theory]
    [InlineData(""), InlineData("\n"), InlineData("gitdir:"), InlineData("gitdir: "), InlineData("gitdir: \0"), InlineData("gitdir: nowhere\n")]
    [InlineData("gitdir: .git"), InlineData("gitdir: ../../../../../../../../.."), InlineData("something else"), InlineData("gitdir: /proc/self/mem")]
    public void A_git_file_that_leads_nowhere_is_named(string content)
    {
        var folder = Directory.CreateDirectory(Path.Combine(temp.Home, "odd")).FullName;
        File.WriteAllText(Path.Combine(folder, ".git"), content);
        var invalid = Assert.IsType<RepositorySearch.Invalid>(RepositoryFinder.Find(folder, Env()));
        Assert.Contains(Path.Combine(folder, ".git"), invalid.Message);
        Assert.NotEmpty(invalid.Hint);
    }

    [Fact]
    public void A_huge_git_file_is_not_read()
    {
        File.WriteAllText(Path.Combine(temp.Home, ".git"), "gitdir: " + new string('x', 1_000_000));
        Assert.IsType<RepositorySearch.Invalid>(RepositoryFinder.Find(temp.Home, Env()));
    }

    [Fact]
    public void An_empty_git_folder_is_passed_over()
    {
        var inner = Directory.CreateDirectory(Path.Combine(temp.Path, "inner", ".git")).FullName;
        Assert.Equal(temp.Path, Find(Path.GetDirectoryName(inner)!).WorkTree);
    }

    [Theory]
    [InlineData("[core]\nrepositoryformatversion = 2\n")]
    [InlineData("[core]\nrepositoryformatversion = 1\n[extensions]\nfuture = true\n")]
    [InlineData("[core]\nrepositoryformatversion = 1\n[extensions]\nobjectformat = sha3\n")]
    [InlineData("[core]\nrepositoryformatversion = 1\n[extensions]\nrefstorage = tables\n")]
    public void A_format_from_the_future_is_unsupported(string config)
    {
        File.WriteAllText(Path.Combine(temp.Path, ".git", "config"), config);
        var search = Assert.IsType<RepositorySearch.Unsupported>(RepositoryFinder.Find(temp.Path, Env()));
        Assert.NotNull(Assert.Throws<GitVanException>(() => search.Get()).Hint);
    }

    [Fact]
    public void Reftable_is_recognised()
    {
        File.WriteAllText(Path.Combine(temp.Path, ".git", "config"), "[core]\nrepositoryformatversion = 1\n[extensions]\nrefStorage = reftable\n");
        var found = Find(temp.Path);
        Assert.Equal(RefStorage.Reftable, found.RefStorage);
        Assert.False(new RefReader(found).CanRead);
        Assert.Throws<InvalidOperationException>(() => new RefReader(found).FindHead());
    }

    [Theory]
    [InlineData("[core"), InlineData("[core]\nbare = perhaps"), InlineData("[core]\nrepositoryformatversion = many"), InlineData("x 1")]
    public void A_broken_configuration_is_named_with_its_line(string config)
    {
        var path = Path.Combine(temp.Path, ".git", "config");
        File.WriteAllText(path, config);
        Assert.StartsWith(path + ":", Assert.IsType<RepositorySearch.Invalid>(RepositoryFinder.Find(temp.Path, Env())).Message);
    }

    [Fact]
    public void What_I_made_is_mine()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Skip("answered on Linux only");
        Assert.True(RepositoryOwnership.IsMine(temp.Find(), Env()));
        Assert.Null(RepositoryOwnership.IsMine(Path.Combine(temp.Path, "nothing"), Env()));
        if (Environment.UserName == "root")
        {
            using var chown = System.Diagnostics.Process.Start("chown", ["1234", temp.Path]);
            chown.WaitForExit();
            Assert.False(RepositoryOwnership.IsMine(temp.Find(), Env()));
            Assert.False(RepositoryOwnership.IsMine(temp.Find(), Env(("SUDO_UID", "1235"))));
            Assert.True(RepositoryOwnership.IsMine(temp.Find(), Env(("SUDO_UID", "1234"))));
        }
        else
        {
            Assert.False(RepositoryOwnership.IsMine("/", Env()));
        }
    }

    private static Repository Find(string start, params (string, string)[] environment) => RepositoryFinder.Get(start, Env(environment));

    private static Dictionary<string, string> Env(params (string Name, string Value)[] variables) => variables.ToDictionary(v => v.Name, v => v.Value);
}
