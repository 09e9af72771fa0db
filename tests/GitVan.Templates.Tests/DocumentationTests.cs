using System.Text.RegularExpressions;
using GitVan.Templates.Filters;
using GitVan.Templates.Loaders;
using GitVan.Templates.Tests;
using GitVan.Templates.Values;

namespace GitVan.Templates.Tests;

/// <summary>Every example of docs/templates.md gives what stands beside it, and nothing is left out of the page.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "templates.md"));

    [Fact]
    public void Examples_give_what_the_page_says()
    {
        var values = JsonValue.Parse(Regex.Match(Page, "```json\n(.*?)```", RegexOptions.Singleline).Groups[1].Value).AsMap;
        var templates = Template.Matches(Page).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value.TrimEnd('\n'));
        var engine = new TemplateEngine(new TemplateOptions { Loader = new MemoryLoader(templates), Clock = new PageClock() });
        var count = 0;

        foreach (Match block in Blocks.Matches(Page))
        {
            Assert.Equal(block.Groups[2].Value.TrimEnd('\n'), engine.Render(block.Groups[1].Value.TrimEnd('\n'), values));
            count++;
        }

        var jinja = new TemplateEngine(engine.Options with { JinjaCompatibility = true });
        foreach (Match block in Lines.Matches(Page))
        {
            var used = block.Groups[1].Value == "jinja" ? jinja : engine;
            foreach (var line in block.Groups[2].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                var parts = line.Split(" → ");
                Assert.True(parts.Length == 2, line);
                Assert.Equal((line, parts[1].TrimEnd()), (line, used.Render(parts[0].Trim().Replace("⏎", "\n", StringComparison.Ordinal), values).Replace("\n", "⏎", StringComparison.Ordinal).TrimEnd()));
                count++;
            }
        }

        Assert.InRange(count, 80, int.MaxValue);
    }

    [Fact]
    public void Every_filter_and_test_is_on_the_page()
    {
        var examples = string.Concat(Lines.Matches(Page).Select(match => match.Groups[2].Value));

        Assert.Empty(FilterTable.BuiltIn.Keys.Where(name => !Regex.IsMatch(examples, $@"\| ?{name}\b")));
        Assert.Empty(TestTable.BuiltIn.Keys.Where(name => !Regex.IsMatch(examples, $@"is (not )?{name}\b")));
    }

    [GeneratedRegex("```nunjucks\n((?:(?!```).)*?)```\n\n```text\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks { get; }

    [GeneratedRegex("```(nunjucks|jinja)-lines\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Lines { get; }

    [GeneratedRegex("`([\\w.]+)` is:\n\n```nunjucks\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Template { get; }

    private sealed class PageClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 31, 12, 30, 0, TimeSpan.Zero);
    }
}
