using System.Text.RegularExpressions;

namespace GitVan.Scripts;

/// <summary>A script as it stands in its file: lines to run, and the files that belong to it below them.</summary>
/// <param name="Name">Its path below the repository, or <c>README.md:LINE</c>.</param>
/// <param name="Title">Its first comment line: what a user would say.</param>
internal sealed partial record Script(string Name, string Title, IReadOnlyList<ScriptLine> Lines, IReadOnlyList<ScriptFile> Files)
{
    /// <summary>Takes a script apart; <paramref name="path"/> and <paramref name="firstLine"/> are for messages.</summary>
    public static Script Parse(string name, string path, string text, int firstLine = 1)
    {
        var lines = new List<ScriptLine>();
        var files = new List<ScriptFile>();
        var title = "";
        foreach (var (index, line) in text.ReplaceLineEndings("\n").Split('\n').Index())
        {
            if (FileMarker.Match(line) is { Success: true } marker)
                files.Add(new ScriptFile(marker.Groups[1].Value, ""));
            else if (files is [.., var last])
                files[^1] = last with { Text = last.Text + line + "\n" };
            else if (line.StartsWith('#'))
                title = title == "" ? line.TrimStart('#').Trim() : title;
            else if (line.Trim() != "")
                lines.Add(new ScriptLine(path, firstLine + index, line.Trim()));
        }

        // The end of the script is not one more line of its last file.
        if (files is [.., var final] && final.Text.EndsWith('\n')) files[^1] = final with { Text = final.Text[..^1] };
        return new Script(name, title, lines, files);
    }

    [GeneratedRegex(@"^-- (\S+) --\s*$")]
    private static partial Regex FileMarker { get; }
}
