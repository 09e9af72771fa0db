using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using GitVan.Engine.Git;

namespace GitVan.Engine.Locks;

/// <summary>
/// What a lock is called, and the ref it lives in: <c>refs/gitvan/locks/</c> and one flat name, so that <c>a</c> and <c>a/b</c> are two
/// locks. <c>docs/formats.md</c> specifies the encoding.
/// </summary>
public sealed record LockName
{
    /// <summary>Where locks live in a repository.</summary>
    public const string Refs = "refs/gitvan/locks/";

    /// <summary>A file name may have 255 bytes, and git adds <c>.lock</c> to it.</summary>
    private const int LongestEncoded = 200;

    private LockName(string value, string encoded) => (Value, Encoded) = (value, encoded);

    public string Value { get; }

    public RefName Ref => RefName.Parse(Refs + Encoded);

    /// <summary>The name as the last part of the ref, fit for a file's name everywhere.</summary>
    internal string Encoded { get; }

    /// <exception cref="GitVanException">It is empty, too long, or has control characters.</exception>
    public static LockName Parse(string text)
    {
        if (text.Length == 0)
            throw new GitVanException("the name of a lock is empty") { Hint = "name what must not be used by two at once, such as 'deploy'" };
        if (text.Any(char.IsControl) || text.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar))
            throw new GitVanException($"'{text}' is not the name of a lock, expected text without control characters") { Hint = "use letters, digits and signs" };
        var encoded = Encode(text);
        return encoded.Length <= LongestEncoded
            ? new LockName(text, encoded)
            : throw new GitVanException($"the lock name '{text[..Math.Min(text.Length, 40)]}…' takes {encoded.Length} bytes as a ref, expected at most {LongestEncoded}")
            {
                Hint = "use a shorter name; what is not a-z, 0-9, '-' or '_' takes three bytes and more",
            };
    }

    /// <summary>The name of the lock that a ref is; false for a ref that no lock has.</summary>
    public static bool TryParse(RefName name, [NotNullWhen(true)] out LockName? lockName)
    {
        lockName = null;
        if (!name.Value.StartsWith(Refs, StringComparison.Ordinal))
            return false;
        try
        {
            var parsed = Parse(Uri.UnescapeDataString(name.Value[Refs.Length..]));
            lockName = parsed.Ref == name ? parsed : null;
        }
        catch (GitVanException)
        {
        }

        return lockName is not null;
    }

    public override string ToString() => Value;

    // Capitals too: "A" and "a" would be one file on a Mac.
    private static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length);
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            if (b is >= (byte)'a' and <= (byte)'z' or >= (byte)'0' and <= (byte)'9' or (byte)'-' or (byte)'_')
                encoded.Append((char)b);
            else
                encoded.Append(CultureInfo.InvariantCulture, $"%{b:x2}");
        }

        return encoded.ToString();
    }
}
