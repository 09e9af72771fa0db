using System.Text.RegularExpressions;

namespace GitVan.Templates.Tests;

/// <summary>The differences that are right to keep, as docs/templates.md lists them.</summary>
internal static partial class KnownDifferences
{
    /// <summary>Why a random template may differ, or null.</summary>
    public static string? Reason(string template, RenderAnswer nunjucks, RenderAnswer ours)
    {
        if (nunjucks.Error?.Contains("SyntaxError", StringComparison.Ordinal) == true) return "the JavaScript that nunjucks writes does not compile";
        if (nunjucks.Error?.Contains("unknown block", StringComparison.Ordinal) == true) return "nunjucks loses a block inside of a set or a filter";
        if (nunjucks.Error?.Contains("of null (reading 'value')", StringComparison.Ordinal) == true) return "nunjucks fails on a switch without a case";
        if (BlockInSet.IsMatch(template)) return "nunjucks does not see a block inside of a set, nor what extends there";
        if (OnlyDefault.IsMatch(template)) return "nunjucks takes the 'default' of a switch without a case for a case";
        if (ours.Error?.Contains("dictsort needs a map, not a string", StringComparison.Ordinal) == true) return "nunjucks sorts the members of its object for safe text";
        if (ours.Error?.Contains("has already been defined", StringComparison.Ordinal) == true) return "nunjucks does not see a block inside of a set";
        if (ours.Error?.Contains("name of a test after 'is'", StringComparison.Ordinal) == true) return "nunjucks takes what is no test's name for the test 'undefined'";
        if (nunjucks.Text is { } text && (text.Contains("function ", StringComparison.Ordinal) || text.Contains("=&gt;", StringComparison.Ordinal) || text.Contains("=>", StringComparison.Ordinal)))
            return "nunjucks prints a function as its source";
        return null;
    }

    [GeneratedRegex(@"switch[^%]*%\}[^{]*\{%-? ?default")]
    private static partial Regex OnlyDefault { get; }

    [GeneratedRegex(@"set [^=%]*%\}.*(block|extends)", RegexOptions.Singleline)]
    private static partial Regex BlockInSet { get; }
}
