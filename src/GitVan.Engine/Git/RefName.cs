using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace GitVan.Engine.Git;

/// <summary>
/// The full name of a ref: <c>refs/…</c>, or one of the names beside it such as <c>HEAD</c>. Safe to join to a git
/// directory, because git's own rules leave no way to name a folder above it.
/// </summary>
/// <remarks><see href="https://git-scm.com/docs/git-check-ref-format">git-check-ref-format(1)</see>.</remarks>
public readonly record struct RefName : IComparable<RefName>
{
    public static readonly RefName Head = new("HEAD");

    // A path has to hold it; Linux allows 4096 bytes for the whole path.
    private const int MaxLength = 2048;
    private const string Branches = "refs/heads/";

    private static readonly SearchValues<char> Forbidden = SearchValues.Create(
        [' ', '~', '^', ':', '?', '*', '[', '\\', '\x7f', '\ufffd', .. Enumerable.Range(0, 32).Select(i => (char)i)]);

    private readonly string? value;

    private RefName(string value) => this.value = value;

    public string Value => value ?? "HEAD";

    /// <summary>The branch this is, without <c>refs/heads/</c>; null when it is none.</summary>
    public string? Branch => Value.StartsWith(Branches, StringComparison.Ordinal) ? Value[Branches.Length..] : null;

    /// <summary>Each work tree has its own of these.</summary>
    public bool IsPerWorkTree => IsPerWorkTreeName(Value);

    public static RefName Parse(string text) => TryParse(text, out var name)
        ? name
        : throw new GitVanException($"'{text}' is not the full name of a ref, expected one that git check-ref-format accepts")
        {
            Hint = "write the full name, such as refs/heads/main",
        };

    public static bool TryParse([NotNullWhen(true)] string? text, out RefName name)
    {
        name = default;
        if (text is not { Length: > 0 and <= MaxLength } || text.AsSpan().ContainsAny(Forbidden))
            return false;
        if (!(text.StartsWith("refs/", StringComparison.Ordinal) ? HasValidParts(text) : IsPseudo(text)))
            return false;
        name = new RefName(text);
        return true;
    }

    public bool Equals(RefName other) => Value == other.Value;

    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);

    public int CompareTo(RefName other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;

    internal static bool IsPerWorkTreeName(string name) =>
        !name.StartsWith("refs/", StringComparison.Ordinal)
        || name.StartsWith("refs/bisect/", StringComparison.Ordinal)
        || name.StartsWith("refs/worktree/", StringComparison.Ordinal)
        || name.StartsWith("refs/rewritten/", StringComparison.Ordinal);

    private static bool HasValidParts(ReadOnlySpan<char> text)
    {
        if (text[^1] == '.' || text.Contains("..", StringComparison.Ordinal) || text.Contains("@{", StringComparison.Ordinal) || HasLoneSurrogate(text))
            return false;
        foreach (var range in text.Split('/'))
        {
            var part = text[range];
            if (part.IsEmpty || part[0] == '.' || part.EndsWith(".lock", StringComparison.Ordinal))
                return false;
        }

        return true;
    }

    // It has no UTF-8 form, so the name on disk would be another one.
    private static bool HasLoneSurrogate(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == 0xfffd)
                return true;
        }

        return false;
    }

    // HEAD, ORIG_HEAD, MERGE_HEAD, …: capitals keep "config" and other files of the git directory from being refs.
    private static bool IsPseudo(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('A', '_') && !text.ContainsAny("[]^\\`");
}
