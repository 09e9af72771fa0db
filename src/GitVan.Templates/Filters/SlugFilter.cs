using System.Globalization;
using System.Text;
using GitVan.Templates.Rendering;
using GitVan.Templates.Values;

namespace GitVan.Templates.Filters;

/// <summary>slug: letters and digits in lower case, with a dash for everything between them; accents are left out.</summary>
internal static class SlugFilter
{
    // Without ICU, which the executable does not carry, .NET takes no letter apart. Each word is a plain spelling and the letters that are spelled so.
    private static readonly Dictionary<char, string> Plain = (
        "a:àáâãäåāăą c:çćĉċč d:ďđð e:èéêëēĕėęě g:ĝğġģ h:ĥħ i:ìíîïĩīĭįı j:ĵ k:ķ l:ĺļľŀł n:ñńņňŉ o:òóôõöøōŏő r:ŕŗř s:śŝşšș t:ţťŧțț u:ùúûüũūŭůűų w:ŵ y:ýÿŷ z:źżž " +
        "ae:æ oe:œ ss:ß th:þ").Split(' ').SelectMany(word => word.Split(':')[1].Distinct().Select(letter => (letter, word.Split(':')[0]))).ToDictionary();

    public static Value Slug(Arguments a, RenderContext context)
    {
        var slug = new StringBuilder();
        foreach (var c in JsText.ToLower(a[0].IsNullish ? "" : Conversion.ToText(a[0])))
        {
            if (c == '\'' || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            if (Plain.TryGetValue(c, out var plain)) slug.Append(plain);
            else if (char.IsLetterOrDigit(c)) slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }

        return slug.ToString().TrimEnd('-');
    }
}
