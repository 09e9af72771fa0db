using System.Text.RegularExpressions;
using GitVan.Engine.Routes;
using GitVan.Engine.Tests.Architecture;

namespace GitVan.Engine.Tests.Routes;

/// <summary>The examples of <c>docs/routes.md</c> are true.</summary>
public sealed partial class RouteDocumentSpecs
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(SourceTree.Root, "docs", "routes.md"));

    [Fact]
    public void Its_examples_match_as_it_says()
    {
        var rows = Rows("| pattern | path | values |");
        Assert.All(rows, row => Assert.Equal(row[2] == "no match" ? null : row[2], RoutePattern.Parse(row[0]).Match(row[1])?.ToJsonString()));
        Assert.InRange(rows.Count, 10, 100);
    }

    [Fact]
    public void Its_texts_come_to_what_it_says()
    {
        var head = Lines.Single(line => line.StartsWith("| text | for ", StringComparison.Ordinal));
        var (path, pattern) = Code.Matches(head) is [var first, var second] ? (first.Groups[1].Value, RoutePattern.Parse(second.Groups[1].Value)) : default;
        var match = new RouteMatch(new Route(pattern, "x"), path, pattern.Match(path)!);
        Assert.All(Rows(head), row => Assert.Equal(row[1], RouteText.Parse(row[0], pattern).Bind(match)!.ToJsonString()));
    }

    private static IReadOnlyList<string[]> Rows(string head) =>
    [
        .. Lines.SkipWhile(line => line != head).Skip(2).TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Trim('|', ' ').Split(" | ").Select(cell => cell.Trim('`')).ToArray()),
    ];

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code { get; }
}
