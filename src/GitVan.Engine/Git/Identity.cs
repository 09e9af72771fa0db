using System.Globalization;

namespace GitVan.Engine.Git;

/// <summary>Who made a commit, and when, to the second.</summary>
public sealed record Identity(string Name, string Email, DateTimeOffset When)
{
    /// <summary>As it stands in a commit: <c>name &lt;mail&gt; seconds zone</c>. What would break the line is left out, as git
    /// does.</summary>
    public override string ToString()
    {
        var email = Clean(Email);
        var name = Clean(Name) is { Length: > 0 } given ? given : email is { Length: > 0 } ? email : "unknown";
        var seconds = Math.Max(0, When.ToUnixTimeSeconds());
        var (sign, zone) = (When.Offset < TimeSpan.Zero ? '-' : '+', When.Offset.Duration());
        return string.Create(CultureInfo.InvariantCulture, $"{name} <{email}> {seconds} {sign}{zone.Hours:00}{zone.Minutes:00}");
    }

    private static string Clean(string text) =>
        text.AsSpan().ContainsAny("<>\n\r\0") ? string.Concat(text.Where(c => c is not ('<' or '>' or '\n' or '\r' or '\0'))).Trim() : text.Trim();
}
