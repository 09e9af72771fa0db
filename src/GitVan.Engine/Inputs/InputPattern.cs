using System.Text;
using System.Text.RegularExpressions;
using GitVan.Engine.Configuration;

namespace GitVan.Engine.Inputs;

/// <summary>
/// A declared regular expression. It comes from a repository, so it must not take for ever: it is run without backtracking, in time in
/// proportion to the text, or with a limit where it has what only backtracking can do.
/// </summary>
internal sealed class InputPattern
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private readonly string text;
    private readonly Regex regex;

    private InputPattern(string text, RegexOptions options)
    {
        this.text = text;
        regex = new Regex(WithStrictEnd(text), options | RegexOptions.CultureInvariant, Longest);
    }

    /// <returns>Null when it is no regular expression.</returns>
    public static InputPattern? TryParse(string text)
    {
        try
        {
            return new InputPattern(text, RegexOptions.NonBacktracking);
        }
        catch (NotSupportedException)
        {
            return new InputPattern(text, RegexOptions.None);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <exception cref="GitVanException">It took too long.</exception>
    public bool IsMatch(string value, string what) => Find(value, what) is not null;

    /// <returns>Where it matches first; null where it does not.</returns>
    /// <exception cref="GitVanException">It took too long.</exception>
    public Range? Find(string value, string what)
    {
        try
        {
            return regex.Match(value) is { Success: true } match ? match.Index..(match.Index + match.Length) : null;
        }
        catch (RegexMatchTimeoutException e)
        {
            throw new GitVanException($"{what} takes too long to be matched with {this}", inner: e) { Hint = "write a pattern without lookarounds and backreferences" };
        }
    }

    public override string ToString() => Excerpt.Of(text);

    /// <summary>In JSON Schema <c>$</c> is the end; in .NET a line break may follow, which a check of a name must not let through.</summary>
    private static string WithStrictEnd(string text)
    {
        var strict = new StringBuilder(text.Length);
        var isInClass = false;
        for (var i = 0; i < text.Length; i++)
        {
            var isEscaped = text[i] == '\\' && i + 1 < text.Length;
            if (text[i] is '[' or ']')
                isInClass = text[i] == '[';
            strict.Append(isEscaped ? text.AsSpan(i++, 2) : text[i] == '$' && !isInClass ? @"\z" : text.AsSpan(i, 1));
        }

        return strict.ToString();
    }
}
