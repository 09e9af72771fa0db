namespace GitVan.Templates.Tests;

/// <summary>The differences that are right to keep, as docs/templates.md lists them.</summary>
internal static class KnownDifferences
{
    /// <summary>Why a random template may differ, or null.</summary>
    public static string? Reason(RenderAnswer nunjucks, RenderAnswer ours)
    {
        if (nunjucks.Error?.Contains("SyntaxError", StringComparison.Ordinal) == true) return "the JavaScript that nunjucks writes does not compile";
        if (ours.Error?.Contains("name of a test after 'is'", StringComparison.Ordinal) == true) return "nunjucks takes what is no test's name for the test 'undefined'";
        if (nunjucks.Text is { } text && (text.Contains("function ", StringComparison.Ordinal) || text.Contains("=&gt;", StringComparison.Ordinal) || text.Contains("=>", StringComparison.Ordinal)))
            return "nunjucks prints a function as its source";
        return null;
    }
}
