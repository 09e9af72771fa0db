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

    private readonly Regex regex;

    private InputPattern(Regex regex) => this.regex = regex;

    /// <returns>Null when it is no regular expression.</returns>
    public static InputPattern? TryParse(string text)
    {
        try
        {
            return new InputPattern(new Regex(text, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Longest));
        }
        catch (NotSupportedException)
        {
            return new InputPattern(new Regex(text, RegexOptions.CultureInvariant, Longest));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <exception cref="GitVanException">It took too long.</exception>
    public bool IsMatch(string text, string what)
    {
        try
        {
            return regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException e)
        {
            throw new GitVanException($"{what} takes too long to be matched with {this}", inner: e) { Hint = "write a pattern without lookarounds and backreferences" };
        }
    }

    public override string ToString() => Excerpt.Of(regex.ToString());
}
