using System.Text.RegularExpressions;

namespace GitVan.Engine.Tests.Architecture;

/// <summary>The engine's folders have one direction, so that each can be read without those that come after it.</summary>
public sealed partial class FolderOrderTests
{
    private const string Engine = "src/GitVan.Engine";

    // Each uses only those before it.
    private static readonly string[] Order =
    [
        "Hashing", "Files", "Processes", "Git", "Routes", "Configuration", "Inputs", "Templating", "Model", "Protocol", "Toolchains", "Jobs", "Receipts", "Locks", "Staging", "Pushes", "Running",
        "Applying", "Composables", "Hooks", "Doctor",
    ];

    [Fact]
    public void A_folder_uses_only_those_before_it() =>
        Assert.Empty(SourceTree.Files(Engine).SelectMany(Wrong));

    [Fact]
    public void Every_folder_has_its_place_in_the_order() =>
        Assert.Empty(SourceTree.Folders(Engine).Select(Folder).Distinct().Except(Order));

    [Theory]
    [InlineData("Git/A.cs", "using GitVan.Engine.Processes;", true)]
    [InlineData("Git/A.cs", "using GitVan.Engine.Git;", true)]
    [InlineData("Git/A.cs", "using GitVan.Engine.Jobs;", false)]
    [InlineData("Git/A.cs", "using static GitVan.Engine.Jobs.Job;", false)]
    [InlineData("Git/Deep/A.cs", "    var x = new GitVan.Engine.Hooks.Shim();", false)]
    [InlineData("Git/A.cs", "    /// <see cref=\"GitVan.Engine.Hooks.Shim\"/>", true)]
    [InlineData("A.cs", "using GitVan.Engine.Hashing;", false)]
    public void Uses_are_read_from_the_text(string path, string line, bool allowed) =>
        Assert.Equal(allowed, !Wrong(new SourceFile($"{Engine}/{path}", [line])).Any());

    private static IEnumerable<string> Wrong(SourceFile file) =>
        from line in file.Code
        from Match use in Use.Matches(line.Text)
        let used = use.Groups[1].Value
        // What is in no folder is before all of them.
        where Array.IndexOf(Order, used) > Array.IndexOf(Order, Folder(file.Path))
        select $"{file.Path}:{line.Number}: {(Folder(file.Path) is "" ? "the root" : Folder(file.Path))} comes before {used}";

    // The first folder below the engine's, for a file or a folder; empty for a file in no folder.
    private static string Folder(string path)
    {
        var below = path[(Engine.Length + 1)..].Split('/');
        return below is [var only] && only.EndsWith(".cs", StringComparison.Ordinal) ? "" : below[0];
    }

    [GeneratedRegex(@"\bGitVan\.Engine\.([A-Z]\w*)")]
    private static partial Regex Use { get; }
}
