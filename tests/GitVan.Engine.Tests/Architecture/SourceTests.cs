using System.Reflection;
using System.Text.RegularExpressions;

namespace GitVan.Engine.Tests.Architecture;

/// <summary>What is true of the sources as a whole.</summary>
public sealed partial class SourceTests
{
    [Fact]
    public void Every_folder_is_named_in_the_architecture()
    {
        var page = Path.Combine(SourceTree.Root, "ARCHITECTURE.md");
        Assert.True(File.Exists(page), "there is no ARCHITECTURE.md");
        var text = File.ReadAllText(page);

        // As `Name`, as Name/, or at the end of a path: a word in passing does not describe a folder.
        var missing = SourceTree.Folders("src").Where(folder =>
        {
            var name = Regex.Escape(Path.GetFileName(folder));
            return !Regex.IsMatch(text, $@"(?<![\w.]){name}/|[`/]{name}`");
        });
        Assert.Empty(missing);
    }

    [Fact]
    public void Nothing_is_marked_as_unfinished() =>
        Assert.Empty(
            from file in SourceTree.Files("src")
            from line in file.Lines.Index()
            where Unfinished.IsMatch(line.Item)
            select $"{file.Path}:{line.Index + 1}: {line.Item.Trim()}");

    [Fact]
    public void No_file_is_long()
    {
        const int longest = 400;

        Assert.Empty(SourceTree.Files("src").Where(file => file.Lines.Count > longest).Select(file => $"{file.Path}: {file.Lines.Count} lines, at most {longest}"));
    }

    [Fact]
    public void Most_files_are_short()
    {
        var lengths = SourceTree.Files("src").Select(file => file.Lines.Count).Order().ToList();

        Assert.InRange(lengths[lengths.Count / 2], 1, 120);
    }

    [Fact]
    public void The_engine_neither_prints_nor_knows_the_executable() =>
        Assert.DoesNotContain(
            Assembly.Load("GitVan.Engine").GetReferencedAssemblies(),
            reference => reference.Name is "System.Console" or "GitVan.Cli");

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|NotImplementedException)\b")]
    private static partial Regex Unfinished { get; }
}
