using System.Text.RegularExpressions;
using GitVan.Engine.Tests.Architecture;

namespace GitVan.Engine.Tests.Composables;

/// <summary>The tables of methods in <c>docs/protocol.md</c>.</summary>
internal static partial class ProtocolPage
{
    public sealed record Entry(string Name, IReadOnlyList<string> Parameters, bool Changes, bool Waits);

    /// <summary>All methods of the page, or those of one group such as <c>git.</c>.</summary>
    public static IReadOnlyList<Entry> Read(string prefix = "")
    {
        List<Entry> entries = [];
        IReadOnlyList<string> same = [];
        var (isTable, allChange) = (false, false);
        foreach (var line in File.ReadAllLines(Path.Combine(SourceTree.Root, "docs", "protocol.md")))
        {
            if (line.StartsWith('#'))
                allChange = false;
            allChange |= line.StartsWith("All are marked *changes*", StringComparison.Ordinal);
            if (!line.StartsWith('|'))
                isTable = false;
            else if (line.StartsWith("| method |", StringComparison.Ordinal))
                isTable = true;
            else if (isTable && Cells(line) is [var names, var parameters, var returns])
                entries.AddRange(Row(names, parameters, returns));
        }

        return [.. entries.Where(entry => entry.Name.StartsWith(prefix, StringComparison.Ordinal))];

        IEnumerable<Entry> Row(string names, string parameters, string returns)
        {
            string[] all = [.. Code.Matches(names).Select(match => match.Groups[1].Value)];

            // In brackets behind a parameter stand its words, or the method that alone has it.
            var read = Parameter.Matches(parameters).Select(match => (Name: match.Groups[1].Value, Only: match.Groups[2].Value)).ToList();
            if (parameters.StartsWith("the same", StringComparison.Ordinal))
                read.InsertRange(0, same.Select(name => (name, "")));
            same = [.. read.Select(one => one.Name)];
            return all.Select(name => new Entry(
                name,
                [.. read.Where(one => !all.Any(other => other != name && other.EndsWith("." + one.Only, StringComparison.Ordinal))).Select(one => one.Name)],
                allChange || returns.Contains("*changes*"),
                returns.Contains("*waits*")));
        }
    }

    private static string[] Cells(string line) => [.. line.Trim('|', ' ').Split('|').Concat([""]).Take(3).Select(cell => cell.Trim())];

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code { get; }

    [GeneratedRegex(@"(?<!\([^)]*)`(\w+)[^`]*`(?: \(`(\w+)`\))?")]
    private static partial Regex Parameter { get; }
}
