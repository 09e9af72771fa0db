using System.Text.RegularExpressions;

namespace GitVan.Engine.Configuration;

/// <summary>
/// A rule for text: the pattern that the JSON Schema shows to editors, and the same in code, so that reading a
/// configuration builds no regular expression.
/// </summary>
internal sealed record TextRule(string Pattern, string Expected, Func<string, bool> Holds)
{
    public const string Duration = @"^(?=.*[1-9])([0-9]{1,3}h)?([0-9]{1,4}m)?([0-9]{1,5}s)?([0-9]{1,7}ms)?$";
    public const string HookName = "^[a-z0-9][a-z0-9._-]*$";
    public const string Outcome = @"^job:(before|after|error)(:.+)?$";
    public const string Name = @"^(?=.*\S)[^\u0000-\u001f\u007f-\u009f]{1,100}$";
    public const string NotBlank = @"\S";
    public const string RelativeFolder = @"^(?![\\/~])(?![A-Za-z]:)(?!(.*[\\/])?\.\.([\\/]|$))(?=.*\S)";
    public const string VariableName = @"^[^=\u0000]+$";

    /// <summary>Not a pattern but JSON Schema's name of a format.</summary>
    public const string RegularExpression = "regex";

    private static readonly Dictionary<string, TextRule> Rules = new TextRule[]
    {
        new(Duration, "a duration such as '500ms', '60s' or '1h30m', or a number of seconds, up to 1000h", text => Configuration.Duration.TryParse(text, out _)),
        new(HookName, "a hook of git, or a name of lower-case letters, digits, '.', '_' and '-'", IsHookName) { Suggest = NearHook },
        new(Outcome, "'job:before', 'job:after' or 'job:error', alone or with ':' and a job", IsOutcome),
        new(Name, "a name of at most 100 characters without control characters", text => !IsBlank(text) && text.EnumerateRunes().Count() <= 100 && !text.Any(char.IsControl)),
        new(NotBlank, "text that is not empty", text => !IsBlank(text)),
        new(RelativeFolder, "a folder inside the repository, without '..'", IsRelativeFolder),
        new(VariableName, "the name of an environment variable", text => text.Length > 0 && text.AsSpan().IndexOfAny('=', '\0') < 0),
        new(RegularExpression, "a regular expression", IsRegularExpression),
    }.ToDictionary(rule => rule.Pattern);

    /// <summary>For text that follows the rule: what was most likely meant instead, if anything.</summary>
    public Func<string, string?>? Suggest { get; private init; }

    public static TextRule Get(string pattern) => Rules[pattern];

    private static bool IsBlank(string text) => string.IsNullOrWhiteSpace(text);

    private static bool IsHookName(string text) =>
        text.Length > 0 && char.IsAsciiLetterOrDigit(text[0]) && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '_' or '-');

    private static string? NearHook(string text) =>
        GitHook.TryParse(text, out _) ? null : Suggestion.Nearest(text, GitHook.All.Select(hook => hook.Name));

    private static bool IsOutcome(string text) => text.Split(':', 3) is ["job", "before" or "after" or "error"] or ["job", "before" or "after" or "error", { Length: > 0 }];

    private static bool IsRelativeFolder(string text) =>
        !IsBlank(text) && text[0] is not ('/' or '\\' or '~') && !(text.Length > 1 && text[1] == ':' && char.IsAsciiLetter(text[0])) &&
        !text.Split('/', '\\').Contains("..");

    private static bool IsRegularExpression(string text)
    {
        try
        {
            _ = new Regex(text);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
