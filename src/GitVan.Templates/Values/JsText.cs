using System.Globalization;
using System.Text;

namespace GitVan.Templates.Values;

/// <summary>JavaScript's idea of white space and of upper and lower case, which is Unicode's full mapping.</summary>
internal static class JsText
{
    // What .NET's invariant culture leaves alone: upper cases of several characters, and letters that turn into ASCII.
    private static readonly Dictionary<char, string> Upper = new(UpperCaseTable.Read()) { ['\u0131'] = "I", ['\u017F'] = "S" };

    public static bool IsSpace(char c) => c switch
    {
        ' ' or (>= '\t' and <= '\r') => true,
        < '\u00A0' => false,
        '\u00A0' or '\uFEFF' or '\u2028' or '\u2029' => true,
        _ => char.GetUnicodeCategory(c) == UnicodeCategory.SpaceSeparator,
    };

    public static string Trim(string text) => TrimEnd(TrimStart(text));

    public static string TrimStart(string text)
    {
        var start = 0;
        while (start < text.Length && IsSpace(text[start])) start++;
        return text[start..];
    }

    public static string TrimEnd(string text)
    {
        var end = text.Length;
        while (end > 0 && IsSpace(text[end - 1])) end--;
        return text[..end];
    }

    public static string ToUpper(string text)
    {
        if (Ascii.IsValid(text)) return text.ToUpperInvariant();
        var upper = new StringBuilder(text.Length);
        foreach (var rune in new Runes(text))
        {
            if (rune.Length == 1 && Upper.TryGetValue(rune[0], out var special)) upper.Append(special);
            else upper.Append(rune.ToString().ToUpperInvariant());
        }

        return upper.ToString();
    }

    public static string ToLower(string text)
    {
        if (Ascii.IsValid(text)) return text.ToLowerInvariant();
        var lower = new StringBuilder(text.ToLowerInvariant());
        for (var i = 0; i < text.Length; i++)
            if (text[i] == '\u03A3' && IsFinalSigma(text, i)) lower[i] = '\u03C2';
        return lower.Replace("\u0130", "i\u0307").Replace('\u212A', 'k').ToString();
    }

    private static bool IsFinalSigma(string text, int at)
    {
        var before = at - 1;
        while (before >= 0 && IsCaseIgnorable(text[before])) before--;
        if (before < 0 || !char.IsLetter(text[before])) return false;
        var after = at + 1;
        while (after < text.Length && IsCaseIgnorable(text[after])) after++;
        return after == text.Length || !char.IsLetter(text[after]);
    }

    private static bool IsCaseIgnorable(char c) => c is '\'' or '.' or ':' or '\u00B7' or '\u2019'
        || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format or UnicodeCategory.ModifierLetter or UnicodeCategory.ModifierSymbol;

    // The characters of a text, with surrogates together and lone ones alone.
    private readonly ref struct Runes(string text)
    {
        private readonly string _text = text;

        public Enumerator GetEnumerator() => new(_text);

        public ref struct Enumerator(string text)
        {
            private int _at;
            private int _length;

            public readonly ReadOnlySpan<char> Current => text.AsSpan(_at, _length);

            public bool MoveNext()
            {
                _at += _length;
                if (_at >= text.Length) return false;
                _length = _at + 1 < text.Length && char.IsSurrogatePair(text[_at], text[_at + 1]) ? 2 : 1;
                return true;
            }
        }
    }
}
