using System.Globalization;

namespace GitVan.Templates.Values;

/// <summary>Numbers to text and back, as ECMAScript's Number::toString and ToNumber define it.</summary>
internal static class NumberText
{
    private const int CachedNumbers = 256;

    private static readonly string[] Small = [.. Enumerable.Range(0, CachedNumbers).Select(n => n.ToString(CultureInfo.InvariantCulture))];

    public static string Format(double number)
    {
        if (number is >= 0 and < CachedNumbers && number == (int)number) return Small[(int)number];
        if (double.IsNaN(number)) return "NaN";
        if (double.IsInfinity(number)) return number > 0 ? "Infinity" : "-Infinity";
        if (Math.Abs(number) < 1e15 && number == Math.Truncate(number)) return ((long)number).ToString(CultureInfo.InvariantCulture);

        // The shortest digits that read back as this number, wherever .NET puts the point: 0.00012, 1.5E-07, 1E+21.
        var shortest = Math.Abs(number).ToString("R", CultureInfo.InvariantCulture);
        var mark = shortest.IndexOf('E');
        var mantissa = mark < 0 ? shortest : shortest[..mark];
        var exponent = mark < 0 ? 0 : int.Parse(shortest.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var dot = mantissa.IndexOf('.');
        var all = mantissa.Replace(".", "", StringComparison.Ordinal);
        var digits = all.TrimStart('0');
        var point = (dot < 0 ? mantissa.Length : dot) + exponent - (all.Length - digits.Length);
        return (number < 0 ? "-" : "") + Place(digits.TrimEnd('0'), point);
    }

    /// <summary>JavaScript's <c>Number(text)</c>.</summary>
    public static double Parse(string text)
    {
        var trimmed = JsText.Trim(text);
        if (trimmed.Length == 0) return 0;
        if (trimmed.Length > 2 && trimmed[0] == '0' && RadixOf(trimmed[1]) is { } radix) return ParseDigits(trimmed.AsSpan(2), radix, whole: true);

        var length = DecimalLength(trimmed);
        return length == trimmed.Length ? ParseDecimal(trimmed) : double.NaN;
    }

    /// <summary>JavaScript's <c>parseFloat(text)</c>: the longest beginning that is a number.</summary>
    public static double ParseFloat(string text)
    {
        var trimmed = JsText.TrimStart(text);
        var length = DecimalLength(trimmed);
        return length == 0 ? double.NaN : ParseDecimal(trimmed[..length]);
    }

    /// <summary>JavaScript's <c>parseInt(text, radix)</c>.</summary>
    public static double ParseInt(string text, double radix)
    {
        var rest = JsText.TrimStart(text).AsSpan();
        var negative = rest is ['-', ..];
        if (rest is ['-' or '+', ..]) rest = rest[1..];

        var number = Conversion.ToInt32(radix);
        if (number is not 0 and (< 2 or > 36)) return double.NaN;
        if (number is 0 or 16 && rest is ['0', 'x' or 'X', ..])
        {
            rest = rest[2..];
            number = 16;
        }

        var value = ParseDigits(rest, number == 0 ? 10 : number, whole: false);
        return negative ? -value : value;
    }

    // The value is 0.digits × 10^point.
    private static string Place(string digits, int point)
    {
        if (point > 0 && digits.Length <= point && point <= 21) return digits + new string('0', point - digits.Length);
        if (point is > 0 and <= 21) return digits[..point] + "." + digits[point..];
        if (point is > -6 and <= 0) return "0." + new string('0', -point) + digits;

        var exponent = (point - 1).ToString(CultureInfo.InvariantCulture);
        if (point > 0) exponent = "+" + exponent;
        return digits.Length == 1 ? $"{digits}e{exponent}" : $"{digits[0]}.{digits[1..]}e{exponent}";
    }

    // How much of the text is a StrDecimalLiteral.
    private static int DecimalLength(string text)
    {
        var at = text is ['-' or '+', ..] ? 1 : 0;
        if (string.CompareOrdinal(text, at, "Infinity", 0, 8) == 0) return at + 8;

        var whole = CountDigits(text, at);
        at += whole;
        if (at < text.Length && text[at] == '.')
        {
            var fraction = CountDigits(text, at + 1);
            if (whole + fraction == 0) return 0;
            at += 1 + fraction;
        }
        else if (whole == 0)
        {
            return 0;
        }

        if (at >= text.Length || text[at] is not ('e' or 'E')) return at;
        var sign = at + 1 < text.Length && text[at + 1] is '-' or '+' ? 1 : 0;
        var exponent = CountDigits(text, at + 1 + sign);
        return exponent == 0 ? at : at + 1 + sign + exponent;
    }

    private static int CountDigits(string text, int at)
    {
        var end = at;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        return end - at;
    }

    private static double ParseDecimal(string text) => text.TrimStart('-', '+') == "Infinity"
        ? (text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity)
        : double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static int? RadixOf(char letter) => letter switch { 'x' or 'X' => 16, 'o' or 'O' => 8, 'b' or 'B' => 2, _ => null };

    private static double ParseDigits(ReadOnlySpan<char> text, int radix, bool whole)
    {
        var length = 0;
        while (length < text.Length && DigitOf(text[length]) < radix) length++;
        if (length == 0 || (whole && length < text.Length)) return double.NaN;
        if (radix == 10) return double.Parse(text[..length], NumberStyles.None, CultureInfo.InvariantCulture);

        double value = 0;
        foreach (var digit in text[..length]) value = (value * radix) + DigitOf(digit);
        return value;
    }

    private static int DigitOf(char digit) => char.IsAsciiDigit(digit) ? digit - '0' : char.IsAsciiLetter(digit) ? (digit | 0x20) - 'a' + 10 : int.MaxValue;
}
