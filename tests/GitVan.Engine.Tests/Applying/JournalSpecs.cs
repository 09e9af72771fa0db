using System.Text;
using GitVan.Engine.Applying;
using GitVan.Engine.Configuration;
using GitVan.Engine.Files;
using GitVan.Engine.Hashing;

namespace GitVan.Engine.Tests.Applying;

/// <summary>What others do to the work tree while files are being written.</summary>
public sealed class JournalSpecs : IDisposable
{
    private readonly TempRepository temp = new();
    private readonly string outside;

    public JournalSpecs()
    {
        outside = Path.Combine(temp.Home, "outside");
        Directory.CreateDirectory(outside);
        Directory.CreateDirectory(At("in"));
    }

    public void Dispose() => temp.Dispose();

    [Theory]
    [InlineData("journal written")]
    [InlineData("files prepared")]
    public void A_link_in_place_of_a_folder_leads_nowhere(string when)
    {
        var journal = JournalWith(step =>
        {
            if (step != when)
                return;
            Directory.Move(At("in"), At("moved"));
            Directory.CreateSymbolicLink(At("in"), outside);
        });

        Assert.Throws<GitVanException>(() => journal.Write([New("top"), New("in/a"), New("in/deep/b")]));

        Assert.Empty(Directory.EnumerateFileSystemEntries(outside));
        Assert.False(File.Exists(At("top")));
    }

    [Fact]
    public void A_link_in_place_of_a_folder_is_noticed_when_it_has_been_opened()
    {
        // What a check by name alone can't see: the link is there only for as long as the folder is opened.
        Directory.CreateSymbolicLink(At("link"), outside);

        Assert.Throws<GitVanException>(() => HeldFolder.Find(temp.Path, "link"));
        Assert.Throws<GitVanException>(() => HeldFolder.Make(temp.Path, "link/below"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(outside));
    }

    [Fact]
    public void A_held_folder_stays_the_same_one()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux has paths of what is open");
        using var held = HeldFolder.Find(temp.Path, "in")!;

        Directory.Move(At("in"), At("moved"));
        Directory.CreateSymbolicLink(At("in"), outside);
        File.WriteAllText(Path.Combine(held.Path, "a"), "a");

        Assert.True(File.Exists(At("moved/a")));
        Assert.Empty(Directory.EnumerateFileSystemEntries(outside));
    }

    [Fact]
    public void A_link_in_place_of_a_file_is_replaced_and_not_followed()
    {
        File.WriteAllText(At("in/a"), "old");
        File.WriteAllText(Path.Combine(outside, "victim"), "old");
        var journal = JournalWith(step =>
        {
            if (step != "files prepared")
                return;
            File.Delete(At("in/a"));
            File.CreateSymbolicLink(At("in/a"), Path.Combine(outside, "victim"));
        });

        journal.Write([Change("in/a")]);

        Assert.Equal("old", File.ReadAllText(Path.Combine(outside, "victim")));
        Assert.Null(new FileInfo(At("in/a")).LinkTarget);
        Assert.Equal("new", File.ReadAllText(At("in/a")));
    }

    [Fact]
    public void What_somebody_saves_meanwhile_is_not_lost()
    {
        File.WriteAllText(At("a"), "old");
        File.WriteAllText(At("b"), "old");
        var journal = JournalWith(step =>
        {
            if (step == "file a")
                File.WriteAllText(At("b"), "mine");
        });

        var error = Assert.Throws<GitVanException>(() => journal.Write([Change("a"), Change("b"), New("c")]));

        Assert.StartsWith("the plan is stale: 'b'", error.Message, StringComparison.Ordinal);
        Assert.Equal(("old", "mine", false), (File.ReadAllText(At("a")), File.ReadAllText(At("b")), File.Exists(At("c"))));
        Assert.Equal(["a", "b", "in"], Names());
    }

    [Fact]
    public void One_of_many_that_fails_takes_all_back()
    {
        var journal = JournalWith(_ => { });

        var error = Assert.Throws<GitVanException>(() => journal.Write([.. Enumerable.Range(0, 50).Select(n => New($"new/{n}")), New("new/" + new string('x', 300))]));

        Assert.StartsWith("can't write '", error.Message, StringComparison.Ordinal);
        Assert.Equal(["in"], Names());
    }

    [Fact]
    public void Recovery_leaves_alone_what_became_a_link_and_puts_back_the_rest()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("it has no such modes");
            return;
        }

        File.WriteAllText(At("a"), "old");
        File.SetUnixFileMode(At("a"), (UnixFileMode)0b110_000_000);
        Assert.Throws<InvalidTimeZoneException>(() => JournalWith(step =>
        {
            if (step == "file in/b")
                throw new InvalidTimeZoneException("killed");
        }).Write([Change("a", (UnixFileMode)0b111_000_000), New("in/b"), New("other/c")]));
        Directory.Move(At("in"), At("moved"));
        Directory.CreateSymbolicLink(At("in"), outside);
        File.WriteAllText(Path.Combine(outside, "b"), "new");

        Assert.Empty(JournalWith(_ => { }).Recover()!);

        Assert.Equal("old", File.ReadAllText(At("a")));
        Assert.Equal((UnixFileMode)0b110_000_000, File.GetUnixFileMode(At("a")));
        Assert.Equal("new", File.ReadAllText(Path.Combine(outside, "b")));
        Assert.False(Directory.Exists(At("other")));
        Assert.Null(JournalWith(_ => { }).Recover());
    }

    [Fact]
    public void A_damaged_journal_is_said_and_kept()
    {
        var folder = At(".git/gitvan/applying");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "journal.json"), "{");

        var error = Assert.Throws<GitVanException>(() => JournalWith(_ => { }).Recover());

        Assert.Contains("is damaged", error.Message, StringComparison.Ordinal);
        Assert.True(Directory.Exists(folder));
    }

    private Journal JournalWith(Action<string> step) => new(temp.Find(), step);

    private string At(string path) => Path.Combine(temp.Path, path);

    private string[] Names() => [.. Directory.EnumerateFileSystemEntries(temp.Path).Select(path => Path.GetFileName(path)).Where(name => name != ".git").Order(StringComparer.Ordinal)];

    private static PlannedFile New(string path) => Planned(path, null, null, null);

    private PlannedFile Change(string path, UnixFileMode? mode = null)
    {
        var old = File.ReadAllBytes(At(path));
        return Planned(path, old, OperatingSystem.IsWindows() ? null : File.GetUnixFileMode(At(path)), mode);
    }

    private static PlannedFile Planned(string path, byte[]? old, UnixFileMode? oldMode, UnixFileMode? mode)
    {
        var content = Encoding.UTF8.GetBytes("new");
        return new PlannedFile(path, ".gitvan-" + Path.GetRandomFileName(), old is null ? null : Sha256.Hex(old), Sha256.Hex(content), oldMode) { Original = old, Content = content, Mode = mode };
    }
}
