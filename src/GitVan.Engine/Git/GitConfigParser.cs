using System.Text;

namespace GitVan.Engine.Git;

/// <summary>Reads git's configuration syntax in one pass over the text.</summary>
internal sealed class GitConfigParser(string text, string path)
{
    // More than any sane file has; keeps a hostile one from filling the memory with entries.
    private const int MaxEntries = 100_000;

    private readonly List<GitConfigEntry> entries = [];
    private readonly StringBuilder value = new();
    private int position;
    private int line = 1;
    // Git takes keys before the first section, and no key of its own is called so.
    private string section = "";
    private string? subsection;

    private char Current => position < text.Length ? text[position] : '\0';

    private bool AtEnd => position >= text.Length;

    public List<GitConfigEntry> Parse()
    {
        if (text.StartsWith('\ufeff'))
            position++;
        while (!AtEnd)
        {
            switch (Current)
            {
                case '\n':
                    line++;
                    position++;
                    break;
                case ' ' or '\t' or '\r' or '\v' or '\f':
                    position++;
                    break;
                case '#' or ';':
                    SkipLine();
                    break;
                case '[':
                    ReadSection();
                    break;
                default:
                    ReadEntry();
                    break;
            }
        }

        return entries;
    }

    private void ReadSection()
    {
        position++;
        var start = position;
        while (char.IsAsciiLetterOrDigit(Current) || Current is '-' or '.')
            position++;
        section = text[start..position];
        subsection = null;
        if (Current is ' ' or '\t')
        {
            while (Current is ' ' or '\t')
                position++;
            subsection = ReadSubsection();
        }
        else if (section.IndexOf('.') is >= 0 and var dot)
        {
            // The old form [section.subsection], whose subsection has no case.
            subsection = section[(dot + 1)..].ToLowerInvariant();
            section = section[..dot];
        }

        if (section.Length == 0 || Current != ']')
            throw Wrong("a section is written [name] or [name \"subsection\"]");
        position++;
    }

    private string ReadSubsection()
    {
        if (Current != '"')
            throw Wrong("a subsection stands in double quotes");
        position++;
        value.Clear();
        while (Current != '"')
        {
            if (Current == '\\')
                position++;
            if (AtEnd || Current == '\n')
                throw Wrong("a subsection ends on its own line with a double quote");
            value.Append(Current);
            position++;
        }

        position++;
        return value.ToString();
    }

    private void ReadEntry()
    {
        var start = position;
        if (!char.IsAsciiLetter(Current))
            throw Wrong("expected a key, which begins with a letter");
        while (char.IsAsciiLetterOrDigit(Current) || Current == '-')
            position++;
        var key = text[start..position];
        var at = line;
        while (Current is ' ' or '\t')
            position++;
        string? read = null;
        if (Current == '=')
        {
            position++;
            read = ReadValue();
        }
        else
        {
            if (Current == '\r')
                position++;
            if (!AtEnd && Current != '\n')
                throw Wrong($"expected '=' after '{key}'");
        }

        if (entries.Count == MaxEntries)
            throw Wrong($"more than {MaxEntries} keys");
        entries.Add(new GitConfigEntry(section, subsection, key, read, at));
    }

    // Spaces inside stay, those around go, unless they are quoted; a backslash at the end of a line joins the next one.
    private string ReadValue()
    {
        value.Clear();
        var (quoted, keep) = (false, 0);
        for (; !AtEnd; position++)
        {
            var c = Current;
            if (c == '\r' && position + 1 < text.Length && text[position + 1] == '\n')
                continue;
            if (c == '\n')
                break;
            if (!quoted && c is '#' or ';')
            {
                SkipLine();
                break;
            }

            if (!quoted && char.IsWhiteSpace(c))
            {
                if (value.Length > 0)
                    value.Append(c);
                continue;
            }

            if (c == '"')
                quoted = !quoted;
            else if (c == '\\')
                ReadEscape();
            else
                value.Append(c);
            keep = value.Length;
        }

        return quoted ? throw Wrong("a double quote is not closed") : value.ToString(0, keep);
    }

    private void ReadEscape()
    {
        position++;
        if (Current == '\r' && position + 1 < text.Length && text[position + 1] == '\n')
            position++;
        switch (Current)
        {
            case '\n':
                line++;
                break;
            case '\0' when AtEnd:
                break;
            case 'n':
                value.Append('\n');
                break;
            case 't':
                value.Append('\t');
                break;
            case 'b':
                value.Append('\b');
                break;
            case '"' or '\\':
                value.Append(Current);
                break;
            default:
                throw Wrong("after a backslash only \\ \" n t b or the end of the line may follow");
        }
    }

    private void SkipLine()
    {
        var end = text.IndexOf('\n', position);
        position = end < 0 ? text.Length : end;
    }

    private GitVanException Wrong(string message) => GitConfigFile.Wrong(path, line, message);
}
