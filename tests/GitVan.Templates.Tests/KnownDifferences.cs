using System.Globalization;
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
        if (nunjucks.Error is { } failure && LostVariable.IsMatch(failure)) return "the JavaScript that nunjucks writes lacks a variable";
        if (nunjucks.Error?.Contains("next is not a function", StringComparison.Ordinal) == true) return "nunjucks' asynchronous loops take arrays only, and stand in no macro or filter";
        if (ours.Error?.Contains("needs a string, not a function", StringComparison.Ordinal) == true) return "in JavaScript a function has a length";
        if (BlockInSet.IsMatch(template)) return "nunjucks does not see a block inside of a set, nor what extends there";
        if (BlockInCase.IsMatch(template)) return "nunjucks does not see a block inside of a case";
        if (OnlyDefault.IsMatch(template)) return "nunjucks takes the 'default' of a switch without a case for a case";
        if (ours.Error?.Contains("dictsort needs a map, not a string", StringComparison.Ordinal) == true) return "nunjucks sorts the members of its object for safe text";
        if (ours.Error?.Contains("has already been defined", StringComparison.Ordinal) == true) return "nunjucks does not see a block inside of a set";
        if (ours.Error?.Contains("name of a test after 'is'", StringComparison.Ordinal) == true) return "nunjucks takes what is no test's name for the test 'undefined'";
        if (nunjucks.Text is { } text && FunctionSource.IsMatch(text)) return "nunjucks prints a function as its source";
        if (Power.IsMatch(template) && nunjucks.Text is { } theirs && ours.Text is { } mine && Rounded(theirs) == Rounded(mine)) return "V8's powers may be off by the last digit";
        return null;
    }

    private static string Rounded(string text) =>
        LongFraction.Replace(text, number => double.Parse(number.Value, CultureInfo.InvariantCulture).ToString("G13", CultureInfo.InvariantCulture));

    [GeneratedRegex(@"ReferenceError: (macro_)?t_\d+ is not defined")]
    private static partial Regex LostVariable { get; }

    [GeneratedRegex(@"function( |%20)|=(>|&gt;)", RegexOptions.IgnoreCase)]
    private static partial Regex FunctionSource { get; }

    [GeneratedRegex(@"\*\*|round\(")]
    private static partial Regex Power { get; }

    [GeneratedRegex(@"\d+\.\d{12,}")]
    private static partial Regex LongFraction { get; }

    [GeneratedRegex(@"switch[^%]*%\}[^{]*\{%-? ?default")]
    private static partial Regex OnlyDefault { get; }

    [GeneratedRegex(@"case .*filter.*block.*endfilter.*endswitch", RegexOptions.Singleline)]
    private static partial Regex BlockInCase { get; }

    [GeneratedRegex(@"set [^=%]*%\}.*(block|extends).*endset", RegexOptions.Singleline)]
    private static partial Regex BlockInSet { get; }
}
