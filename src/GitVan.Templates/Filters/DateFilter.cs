using System.Globalization;
using GitVan.Templates.Rendering;
using GitVan.Templates.Values;

namespace GitVan.Templates.Filters;

/// <summary>
/// date(format): a time in UTC, in the letters of .NET's custom formats (<c>yyyy-MM-dd HH:mm:ss</c>). The time is an ISO 8601 text, seconds since 1970,
/// or "now" from the engine's clock.
/// </summary>
internal static class DateFilter
{
    private const string StandardFormat = "yyyy-MM-dd";

    public static Value Date(Arguments a, RenderContext context)
    {
        var time = Read(a[0], context);
        var format = a.Get(1, "format") is { IsUndefined: false } given ? Conversion.ToText(given) : StandardFormat;
        try
        {
            return time.ToUniversalTime().ToString(format.Length == 1 ? "%" + format : format, CultureInfo.InvariantCulture);
        }
        catch (FormatException)
        {
            throw new TemplateException($"date does not know the format '{format}'") { Hint = "write it like yyyy-MM-dd HH:mm:ss" };
        }
    }

    private static DateTimeOffset Read(Value value, RenderContext context)
    {
        if (value.IsUndefined || value.AsText == "now") return context.Options.Clock.GetUtcNow();
        const long least = -62135596800, most = 253402300799;
        if (value.IsNumber && value.Number is >= least and <= most) return DateTimeOffset.FromUnixTimeMilliseconds((long)(value.Number * 1000));
        if (value.AsText is { } text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)) return time;
        throw new TemplateException($"date cannot read the time '{value}'") { Hint = "give an ISO 8601 text such as 2026-01-31T12:00:00Z, or seconds since 1970" };
    }
}
