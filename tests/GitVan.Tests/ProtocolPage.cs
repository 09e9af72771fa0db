using System.Text.RegularExpressions;

namespace GitVan.Tests;

/// <summary>The tables of docs/protocol.md: methods, each with the names of its parameters.</summary>
internal static partial class ProtocolPage
{
    /// <summary>What a job does by being one, and by its context; the tests of runs and descriptions have them. <c>describing</c> is for
    /// processes that describe several jobs; a C# job is a process of its own.</summary>
    public static readonly string[] OfTheSession = ["hello", "describe", "describing", "log", "progress", "result"];

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Methods { get; } = Read();

    private static Dictionary<string, IReadOnlyList<string>> Read()
    {
        var page = File.ReadAllText(Path.Combine(Root(), "docs", "protocol.md"));
        var rows = page[page.IndexOf("## Methods", StringComparison.Ordinal)..page.IndexOf("## Errors", StringComparison.Ordinal)].Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal));
        var methods = new Dictionary<string, IReadOnlyList<string>>();
        IReadOnlyList<string> before = [];
        foreach (var row in rows)
        {
            var cells = row.Split('|');
            // What stands in parentheses are values, or the one of two methods that a parameter is for.
            var text = Parentheses.Replace(cells[2], "");
            before = [.. text.Contains("the same") ? before : [], .. Code.Matches(text).Select(match => match.Groups[1].Value)];
            foreach (Match name in Code.Matches(cells[1]))
                methods.Add(name.Groups[1].Value, before);
        }

        methods["git.appendNote"] = [.. methods["git.appendNote"].Except(["force"])];
        return methods;
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "GitVan.slnx"))) return folder.FullName;
        throw new InvalidOperationException($"no GitVan.slnx above {AppContext.BaseDirectory}");
    }

    [GeneratedRegex(@"\([^)]*\)")]
    private static partial Regex Parentheses { get; }

    // The name at the front of `name`, `name?`, `name = "value"` and `name: [{…}]`.
    [GeneratedRegex(@"`([\w.]+)[^`]*`")]
    private static partial Regex Code { get; }
}
