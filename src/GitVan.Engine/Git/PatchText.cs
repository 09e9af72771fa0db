using System.Globalization;
using System.Text.RegularExpressions;
using GitVan.Engine.Processes;

namespace GitVan.Engine.Git;

/// <summary>
/// Reads a unified diff of git's with the prefixes <c>a/</c> and <c>b/</c>. A hunk's header says how many lines it has, so that no
/// content is taken for a header.
/// </summary>
/// <remarks><see href="https://git-scm.com/docs/diff-format#generate_patch_text_with_p">diff-format</see>.</remarks>
internal sealed partial class PatchText
{
    private const string Start = "diff --git ", UnmergedPath = "* Unmerged path ";

    private readonly string[] lines;
    private int next;

    private PatchText(ReadOnlySpan<byte> patch) => lines = NativeText.Decode(patch).Split('\n');

    public static IReadOnlyList<FilePatch> Parse(ReadOnlySpan<byte> patch) => [.. new PatchText(patch).Files()];

    private IEnumerable<FilePatch> Files()
    {
        while (next < lines.Length)
        {
            var line = lines[next++];
            if (line.StartsWith(Start, StringComparison.Ordinal))
                yield return File(line[Start.Length..]);
            else if (line.StartsWith(UnmergedPath, StringComparison.Ordinal))
                yield return new FilePatch(line[UnmergedPath.Length..], null, 'U', false, []);
        }
    }

    private FilePatch File(string names)
    {
        var (status, binary, from, to) = ('M', false, (string?)null, (string?)null);
        List<DiffHunk> hunks = [];
        for (; next < lines.Length && !IsStart(lines[next]); next++)
        {
            var line = lines[next];
            if (HunkHeader.Match(line) is { Success: true } header)
                hunks.Add(Hunk(header));
            else if (line.StartsWith("new file mode ", StringComparison.Ordinal))
                status = 'A';
            else if (line.StartsWith("deleted file mode ", StringComparison.Ordinal))
                status = 'D';
            else if (After(line, "rename from ") is { } renamed)
                (status, from) = ('R', renamed);
            else if (After(line, "copy from ") is { } copied)
                (status, from) = ('C', copied);
            else if ((After(line, "rename to ") ?? After(line, "copy to ")) is { } target)
                to = target;
            else if (line.StartsWith("Binary files ", StringComparison.Ordinal) || line == "GIT binary patch")
                binary = true;
        }

        return new FilePatch(to ?? SameName(names), from, status, binary, hunks);
    }

    private static bool IsStart(string line) => line.StartsWith(Start, StringComparison.Ordinal) || line.StartsWith(UnmergedPath, StringComparison.Ordinal);

    // Leaves the position at its last line.
    private DiffHunk Hunk(Match header)
    {
        int Number(int group) => header.Groups[group].Success ? int.Parse(header.Groups[group].Value, CultureInfo.InvariantCulture) : 1;

        var (oldLines, newLines) = (Number(2), Number(4));
        var (oldLeft, newLeft) = (oldLines, newLines);
        List<string> body = [];
        while (next + 1 < lines.Length && lines[next + 1] is { Length: > 0 } line && (oldLeft > 0 || newLeft > 0 || line[0] == '\\'))
        {
            oldLeft -= line[0] is ' ' or '-' ? 1 : 0;
            newLeft -= line[0] is ' ' or '+' ? 1 : 0;
            body.Add(NativeText.ToReadable(line));
            next++;
        }

        return new DiffHunk(Number(1), oldLines, Number(3), newLines, NativeText.ToReadable(header.Groups[5].Value), body);
    }

    private static string? After(string line, string start) =>
        line.StartsWith(start, StringComparison.Ordinal) ? Unquote(line[start.Length..]) : null;

    // Where nothing was renamed both names are the same but for their first letter, so either is one half.
    private static string SameName(string names) => Unquote(names[(names.Length / 2 + 1)..])["b/".Length..];

    private static string Unquote(string name) => QuotedPath.TryParse(name, out var path) ? path : name;

    [GeneratedRegex(@"^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@ ?(.*)$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex HunkHeader { get; }
}
