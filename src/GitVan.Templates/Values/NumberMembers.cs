using System.Globalization;
using System.Numerics;
using System.Text;

namespace GitVan.Templates.Values;

/// <summary>The methods of numbers that templates may call.</summary>
internal static class NumberMembers
{
    public static readonly Dictionary<string, Func<double, Arguments, Value>> Table = new()
    {
        ["toFixed"] = (number, a) => ToFixed(number, Conversion.ToInteger(a[0])),
        ["toString"] = (number, a) => ToRadix(number, a[0].IsUndefined ? 10 : Conversion.ToInteger(a[0])),
    };

    // From the exact value of the binary number, of which a tie goes up: (1.005).toFixed(2) is 1.00, (2.5).toFixed(0) is 3.
    private static string ToFixed(double number, double digits)
    {
        if (digits is < 0 or > 100) throw new TemplateException($"toFixed takes 0 to 100 digits, not {NumberText.Format(digits)}");
        if (!double.IsFinite(number) || Math.Abs(number) >= 1e21) return NumberText.Format(number);

        var bits = BitConverter.DoubleToInt64Bits(Math.Abs(number));
        var exponent = (int)(bits >> 52);
        BigInteger mantissa = (bits & 0xFFFFFFFFFFFFF) | (exponent == 0 ? 0 : 1L << 52);
        var shift = Math.Max(exponent, 1) - 1075;
        var scaled = mantissa * BigInteger.Pow(10, (int)digits);
        var rounded = shift >= 0 ? scaled << shift : (scaled + (BigInteger.One << (-shift - 1))) >> -shift;

        var text = rounded.ToString(CultureInfo.InvariantCulture).PadLeft((int)digits + 1, '0');
        if (digits > 0) text = text.Insert(text.Length - (int)digits, ".");
        return number < 0 ? "-" + text : text;
    }

    private static string ToRadix(double number, double radix)
    {
        if (radix is < 2 or > 36) throw new TemplateException($"toString takes a radix from 2 to 36, not {NumberText.Format(radix)}");
        if (radix == 10 || !double.IsFinite(number)) return NumberText.Format(number);
        if (number != Math.Truncate(number)) throw new TemplateException("toString with a radix takes whole numbers");

        const string digits = "0123456789abcdefghijklmnopqrstuvwxyz";
        var text = new StringBuilder();
        var rest = new BigInteger(Math.Abs(number));
        do
        {
            text.Insert(0, digits[(int)(rest % (int)radix)]);
            rest /= (int)radix;
        }
        while (!rest.IsZero);
        return number < 0 ? "-" + text : text.ToString();
    }
}
