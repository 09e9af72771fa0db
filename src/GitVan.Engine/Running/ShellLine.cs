using System.Buffers;
using GitVan.Engine.Jobs;

namespace GitVan.Engine.Running;

/// <summary>Tells whether a shell line needs a shell. Starting <c>sh</c> costs half a millisecond that a plain command need not pay.</summary>
internal static class ShellLine
{
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_@%+:,./- ");

    /// <summary>Words that mean something to the shell itself, or that it does differently from the program of that name.</summary>
    private static readonly HashSet<string> ShellWords =
    [
        ".", ":", "alias", "bg", "break", "case", "cd", "command", "continue", "do", "done", "echo", "elif", "else", "esac", "eval", "exec",
        "exit", "export", "fc", "fg", "fi", "for", "function", "getopts", "hash", "if", "in", "jobs", "kill", "local", "printf", "pwd", "read",
        "readonly", "return", "select", "set", "shift", "source", "test", "then", "time", "times", "trap", "type", "ulimit", "umask", "unalias",
        "unset", "until", "wait", "while",
    ];

    /// <summary>The words of a line cut at its placeholders, where splitting at spaces is all a shell would do; null where it would do more.</summary>
    public static string[]? Split(IReadOnlyList<string> parts)
    {
        List<string> words = [];
        foreach (var part in parts)
        {
            if (CommandTemplate.IsPlaceholder(part))
                words.Add(part);
            else if (part.AsSpan().ContainsAnyExcept(Plain))
                return null;
            else
                words.AddRange(part.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }

        return words is [var first, ..] && !ShellWords.Contains(first) && !CommandTemplate.IsPlaceholder(first) ? [.. words] : null;
    }
}
