using GitVan.Engine.Model;

namespace GitVan.Engine.Jobs;

/// <summary>
/// A shell line cut at its placeholders. Each stands as a word of its own, bare or with quotes around it alone: inside other quotes a quoted file name
/// would end them, and a file called <c>$(rm -rf .)</c> would be a command.
/// </summary>
internal static class CommandTemplate
{
    private const string Separators = " \t\n;|&()<>";

    private static readonly Dictionary<string, FileSource> Sources = new()
    {
        ["{staged_files}"] = FileSource.Staged,
        ["{push_files}"] = FileSource.Push,
        ["{all_files}"] = FileSource.All,
        ["{files}"] = FileSource.Command,
    };

    public static IEnumerable<string> FileLists => Sources.Keys;

    /// <summary>The list of files that a word stands for; null for none.</summary>
    public static FileSource? SourceOf(string word) => Sources.TryGetValue(word, out var source) ? source : null;

    /// <summary>A file list, <c>{1}</c>, <c>{*}</c>, <c>{hook}</c> or <c>{job}</c>.</summary>
    public static bool IsPlaceholder(string word) =>
        word is "{*}" or "{hook}" or "{job}" || word is ['{', >= '1' and <= '9', '}'] || Sources.ContainsKey(word);

    /// <summary>The line's parts in order: text as it is, and placeholders.</summary>
    public static IReadOnlyList<string> Parse(string line)
    {
        if (!line.Contains('{'))
            return [line];
        List<string> parts = [];
        var (from, quote, isComment) = (0, '\0', false);
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            var beginsWord = quote == '\0' && (i == 0 || Separators.Contains(line[i - 1]));
            if (isComment)
                isComment = c != '\n';
            else if (beginsWord && c == '#')
                isComment = true;
            else if (beginsWord && Find(line, i) is { } placeholder)
            {
                parts.Add(line[from..i]);
                parts.Add(placeholder);
                from = i + placeholder.Length + (c == '{' ? 0 : 2);
                i = from - 1;
            }
            else if (c == '\\' && quote != '\'')
                i++;
            else if (quote == '\0' ? c is '\'' or '"' : c == quote)
                quote = quote == '\0' ? c : '\0';
        }

        parts.Add(line[from..]);
        return parts;
    }

    private static string? Find(string line, int at)
    {
        var isQuoted = line[at] is '\'' or '"';
        var start = isQuoted ? at + 1 : at;
        if (line.IndexOf('}', start) is not (> 0 and var end) || !IsPlaceholder(line[start..(end + 1)]) || isQuoted && (end + 1 == line.Length || line[end + 1] != line[at]))
            return null;
        var next = end + (isQuoted ? 2 : 1);
        return next == line.Length || Separators.Contains(line[next]) ? line[start..(end + 1)] : null;
    }
}
