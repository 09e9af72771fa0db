using GitVan.Templates.Rendering;
using GitVan.Templates.Values;

namespace GitVan.Templates.Filters;

/// <summary>urlize(length, nofollow): makes links of the addresses in a text.</summary>
internal static class UrlizeFilter
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(1);
    private static readonly RegexValue Punctuation = RegexPattern.Compile(@"^(?:\(|<|&lt;)?(.*?)(?:\.|,|\)|\n|&gt;)?$", "", TimeLimit);
    private static readonly RegexValue Mail = RegexPattern.Compile(@"^[\w.!#$%&'*+\-\/=?\^`{|}~]+@[a-z\d\-]+(\.[a-z\d\-]+)+$", "i", TimeLimit);
    private static readonly RegexValue TopDomain = RegexPattern.Compile(@"\.(?:org|net|com)(?:\:|\/|$)", "", TimeLimit);
    private static readonly RegexValue Spaces = RegexPattern.Compile(@"(\s+)", "", TimeLimit);

    public static Value Urlize(Arguments a, RenderContext context)
    {
        var text = a[0].AsText ?? throw new TemplateException($"urlize needs a string, not {FilterInput.Describe(a[0])}");
        var length = Conversion.ToNumber(a[1]);
        var follow = Operation.StrictEquals(a[2], true) ? " rel=\"nofollow\"" : "";
        return string.Concat(RegexMembers.Split(Spaces, text).Select(word => Link(Conversion.ToText(word), a[1].Kind == ValueKind.Null ? 0 : length, follow)));
    }

    private static string Link(string word, double length, string follow)
    {
        var match = Punctuation.Find(word, 0);
        var address = match.Success ? match.Groups[1].Value : word;
        var shown = double.IsNaN(length) ? address : Conversion.ToText(TextMembers.Table["substr"](address, new Arguments([0, length])));

        if (address.StartsWith("http://", StringComparison.Ordinal) || address.StartsWith("https://", StringComparison.Ordinal))
            return $"<a href=\"{address}\"{follow}>{shown}</a>";
        if (address.StartsWith("www.", StringComparison.Ordinal)) return $"<a href=\"http://{address}\"{follow}>{shown}</a>";
        if (Mail.Find(address, 0).Success) return $"<a href=\"mailto:{address}\">{address}</a>";
        return TopDomain.Find(address, 0).Success ? $"<a href=\"http://{address}\"{follow}>{shown}</a>" : word;
    }
}
