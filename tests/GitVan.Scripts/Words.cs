using System.Text;

namespace GitVan.Scripts;

/// <summary>
/// Splits a line into words: <c>'as it is'</c>, <c>"with $NAME and \n"</c>, and <c>plain $NAME</c>. No wild cards, no redirection:
/// this is no shell, and nothing but <c>sh</c> is.
/// </summary>
internal static class Words
{
    public static List<string> Split(string line, Func<string, string> variable)
    {
        var words = new List<string>();
        StringBuilder? word = null;
        for (var at = 0; at < line.Length; at++)
        {
            switch (line[at])
            {
                case ' ' or '\t':
                    if (word is not null) words.Add(word.ToString());
                    word = null;
                    break;
                case '#' when word is null:
                    return words;
                case '\'':
                    var end = line.IndexOf('\'', at + 1);
                    if (end < 0) throw new FormatException("a ' that does not end");
                    (word ??= new()).Append(line, at + 1, end - at - 1);
                    at = end;
                    break;
                case '"':
                    at = Quoted(line, at + 1, word ??= new(), variable);
                    break;
                case '$':
                    at = Variable(line, at, word ??= new(), variable);
                    break;
                default:
                    (word ??= new()).Append(line[at]);
                    break;
            }
        }

        if (word is not null) words.Add(word.ToString());
        return words;
    }

    // Returns where the closing quote is.
    private static int Quoted(string line, int at, StringBuilder word, Func<string, string> variable)
    {
        for (; at < line.Length; at++)
        {
            switch (line[at])
            {
                case '"':
                    return at;
                case '\\' when at + 1 < line.Length:
                    at++;
                    word.Append(line[at] switch { 'n' => "\n", 't' => "\t", '0' => "\0", '"' or '\\' or '$' => line[at].ToString(), _ => "\\" + line[at] });
                    break;
                case '$':
                    at = Variable(line, at, word, variable);
                    break;
                default:
                    word.Append(line[at]);
                    break;
            }
        }

        throw new FormatException("a \" that does not end");
    }

    // Returns where the name's last letter is; a $ without a name is itself, as at the end of a pattern.
    private static int Variable(string line, int at, StringBuilder word, Func<string, string> variable)
    {
        var end = at + 1;
        while (end < line.Length && (line[end] == '_' || char.IsAsciiLetterOrDigit(line[end]))) end++;
        word.Append(end == at + 1 ? "$" : variable(line[(at + 1)..end]));
        return end - 1;
    }
}
